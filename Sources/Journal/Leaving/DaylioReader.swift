package import CivilTime
package import JSON

/// Reads the CSV of Daylio: a check-in of each row.
package struct DaylioReader: ImportReader {
    /// Bytes of a note at most, with its tags: many times what a note may have without them.
    private static let longestNote = 262_144

    private let moods: [String: JSONNumber]
    private var rows = CSVReader()
    private var columns: DaylioColumns?
    private var entries: ForeignEntries

    /// - Parameters:
    ///   - zone: where the times are those of, since the file does not say.
    ///   - moods: the value of each mood, by what the person calls it.
    package init(person: Person, zone: TimeZoneRules, moods: [String: JSONNumber], rules: JournalRules) {
        self.moods = moods
        entries = ForeignEntries("daylio", zone: zone, rules: rules, seal: person.seal)
    }

    /// Reads `{"rad":10,"good":7.5,…}`; nil for anything else.
    package static func moods(_ value: JSONValue) -> [String: JSONNumber]? {
        let moods = Result { () throws(InvalidFields) in
            try FieldReader.read(value, as: "the moods") { fields in
                fields.remaining().compactMap { name, _ in fields.rating(name).map { (name, $0) } }
            }
        }
        guard case .success(let moods) = moods, !moods.isEmpty else { return nil }
        return Dictionary(moods) { first, _ in first }
    }

    package mutating func read(_ bytes: [UInt8]) throws -> [ImportItem] {
        try items(of: rows.read(bytes))
    }

    package mutating func finish() throws -> [ImportItem] {
        let items = try items(of: rows.finish())
        guard columns != nil else { throw DaylioColumns.refusal }
        return items
    }

    private mutating func items(of rows: [CSVRow]) throws -> [ImportItem] {
        var items: [ImportItem] = []
        for row in rows {
            if let columns {
                items.append(item(of: row, columns))
            } else {
                let columns = try DaylioColumns(row.cells)
                self.columns = columns
                items += columns.unknown.map {
                    .remark(ImportRemark(.line(row.line), code: ImportCode.unknownColumn, "\($0) is not taken over."))
                }
            }
        }
        return items
    }

    private mutating func item(of row: CSVRow, _ columns: DaylioColumns) -> ImportItem {
        let place = ImportPlace.line(row.line)
        guard let day = columns.date(in: row), let time = DaylioTime(columns.cell(.time, in: row))?.time else {
            return refused(place, FaultCode.malformed, "has no date or no time that can be read")
        }
        if columns.hasMore(row) {
            return refused(
                place, FaultCode.tooMany, "has more cells than columns, or something in a column that is there twice")
        }
        guard columns.cell(.note, in: row).utf8.count <= Self.longestNote else {
            return refused(place, FaultCode.tooLong, "note has more than \(Self.longestNote) bytes")
        }
        let mood = columns.cell(.mood, in: row)
        guard let value = moods[mood] else {
            return refused(place, ImportCode.unknownMood, "\"\(mood)\" is none of the moods that values are given for")
        }
        var content: JSONObject = [
            "at": .string(entries.text(of: entries.zone.instant(on: day, at: time))),
            "timeZone": .string(entries.zone.name), "ratings": ["mood": .number(value)],
        ]
        // A time that the clock was put forward past belongs to its day all the same.
        content.set("aboutDate", day)
        let note = [columns.cell(.noteTitle, in: row), columns.cell(.note, in: row)].map { HTMLText.plain($0) }
        content.set("note", note.filter { !$0.isEmpty }.joined(separator: "\n\n").ifNotEmpty)
        content.set("tags", Self.tags(columns.cell(.activities, in: row)))
        content["source"] = entries.source("\(day) \(time)")
        return entries.item(content, in: CheckIn.self, identity: columns.identity(of: row, day, time), at: place)
    }

    /// Activities are parted by bars; the same one twice is one.
    private static func tags(_ text: String) -> [String] {
        var tags: [String] = []
        var known: Set<String> = []
        for part in text.split(separator: "|") {
            let tag = part.trimmingWhitespace
            if !tag.isEmpty, known.insert(tag).inserted { tags.append(tag) }
            // The rules say that these are too many; how many more there are is nobody's question.
            if tags.count > FieldReader.tagCount { break }
        }
        return tags
    }

    private func refused(_ place: ImportPlace, _ code: String, _ detail: String) -> ImportItem {
        .refused(collection: CheckIn.collection.name, [ImportRemark(place, code: code, detail)])
    }
}

extension String {
    /// The text; nil if it is empty.
    var ifNotEmpty: String? { isEmpty ? nil : self }
}

extension StringProtocol {
    /// Without whitespace at both ends.
    var trimmingWhitespace: String {
        let scalars = unicodeScalars
        let isInk: (Unicode.Scalar) -> Bool = { !$0.properties.isWhitespace }
        guard let first = scalars.firstIndex(where: isInk), let last = scalars.lastIndex(where: isInk) else {
            return ""
        }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }
}
