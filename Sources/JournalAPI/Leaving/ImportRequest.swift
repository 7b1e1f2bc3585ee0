import CivilTime
import JSON
import Journal

/// What an import is to do, as its query says.
struct ImportRequest: Sendable {
    let format: ImportFormat
    /// Whether it only says what would come.
    let isDryRun: Bool
    /// Whether records come back that were deleted here since.
    let restoresDeleted: Bool
    /// Where the person was, of formats that do not say.
    private let zone: TimeZoneRules?
    /// The values of moods, of the one format that has none.
    private let moods: [String: JSONNumber]

    /// - Throws: 400 for a parameter that is malformed, missing, or one of another format.
    init(_ call: Call, timeZones: TimeZoneDatabase) throws {
        var query = try QueryReader(call)
        let formats = ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        format = try query.take("format", expected: "one of \(formats)") { ImportFormat(rawValue: $0) } ?? .attune
        isDryRun = try query.flag("dryRun")
        restoresDeleted = try query.flag("restoreDeleted")
        var (zone, moods): (TimeZoneRules?, [String: JSONNumber]?) = (nil, nil)
        if format != .attune {
            zone = try query.take("timeZone", expected: "an IANA time zone, such as Europe/Berlin") {
                timeZones.rules(for: $0)
            }
            guard zone != nil else { throw Self.missing("timeZone") }
        }
        if format == .daylio {
            let expected = "a JSON object of the moods and their values, 0 to 10 in halves, such as {\"rad\":10}"
            moods = try query.take("moods", expected: expected) { Self.moods($0) }
            guard moods != nil else { throw Self.missing("moods") }
        }
        try query.finish()
        self.zone = zone
        self.moods = moods ?? [:]
    }

    private static func missing(_ name: String) -> Problem {
        Problem(.malformedQuery, detail: "\(name) is needed with this format, which does not say it.")
    }

    private static func moods(_ text: String) -> [String: JSONNumber]? {
        let value = Result { () throws(JSONSyntaxError) in try JSONParser.parse(Array(text.utf8)) }
        guard case .success(let value) = value else { return nil }
        return DaylioReader.moods(value)
    }

    /// The media type that the format comes in.
    var mediaType: String { format == .daylio ? MediaType.csv : MediaType.json }

    func reader(for person: Person, rules: JournalRules) -> any ImportReader {
        guard let zone else { return ExportReader(rules: rules) }
        return format == .daylio
            ? DaylioReader(person: person, zone: zone, moods: moods, rules: rules)
            : PsychonautReader(person: person, zone: zone, rules: rules)
    }
}

extension QueryReader {
    /// `true` or `false`, which is what an absent one means.
    fileprivate mutating func flag(_ name: String) throws -> Bool {
        try take(name, expected: "true or false") { ["true": true, "false": false][$0] } ?? false
    }
}
