import CivilTime
import JSON

/// Where the columns of a Daylio file stand, which has had two headers: `full_date,date,weekday,time,…` and, before,
/// `year,date,weekday,time,…`.
struct DaylioColumns: Sendable {
    enum Name: String, CaseIterable {
        case fullDate = "full_date"
        case year, date, weekday, time, mood, activities
        case noteTitle = "note_title"
        case note
    }

    private let places: [Name: Int]
    /// Columns whose names have come before.
    private let repeated: Set<Int>
    private let count: Int

    /// Names of columns that Daylio had not when this was written.
    let unknown: [String]

    /// - Throws: `InvalidFields` for another header.
    init(_ header: [String]) throws {
        var places: [Name: Int] = [:]
        var unknown: [String] = []
        var repeated: Set<Int> = []
        for (place, cell) in header.enumerated() {
            let text = cell.trimmingWhitespace
            if let name = Name(rawValue: text.lowercased()) {
                if places[name] == nil { places[name] = place } else { repeated.insert(place) }
            } else {
                unknown.append(text)
            }
        }
        let hasDate = places[.fullDate] != nil || places[.year] != nil && places[.date] != nil
        guard hasDate, places[.time] != nil, places[.mood] != nil else { throw Self.refusal }
        self.places = places
        self.repeated = repeated
        count = header.count
        self.unknown = unknown
    }

    /// What is said of a text without such a header.
    static let refusal = InvalidFields(
        Fault(
            pointer: .root, code: FaultCode.malformed,
            detail: "must begin with the header of Daylio: full_date or year and date, time, mood, …"))

    /// The cell of a column, without blanks around it; empty where the row has none.
    func cell(_ name: Name, in row: CSVRow) -> String {
        guard let place = places[name], row.cells.indices.contains(place) else { return "" }
        return row.cells[place].trimmingWhitespace
    }

    /// Whether a row has something in a place that no column has, or that one has whose name was there before: most likely
    /// a comma that was to be part of a note.
    func hasMore(_ row: CSVRow) -> Bool {
        row.cells.enumerated().contains { place, cell in
            (place >= count || repeated.contains(place)) && !cell.trimmingWhitespace.isEmpty
        }
    }

    /// What a row is known by: all that is taken over of it, the time as it is meant, however it is written.
    func identity(of row: CSVRow, _ day: CivilDate, _ time: TimeOfDay) -> [String] {
        [day.description, time.description] + [.mood, .activities, .noteTitle, .note].map { cell($0, in: row) }
    }

    /// The day of a row: `2021-05-18`, or a year beside `18 May` or `May 18`.
    func date(in row: CSVRow) -> CivilDate? {
        if let date = CivilDate(cell(.fullDate, in: row)) { return date }
        guard let year = Int(cell(.year, in: row)) else { return nil }
        let parts = cell(.date, in: row).split { !$0.isLetter && !$0.isNumber }
        guard parts.count == 2, let day = parts.lazy.compactMap({ Int($0) }).first,
            let month = parts.lazy.compactMap({ Self.month($0) }).first
        else { return nil }
        return CivilDate(year: year, month: month, day: day)
    }

    /// A month by its English name, or three letters of it.
    private static func month(_ text: Substring) -> Int? {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november",
            "december",
        ]
        let text = text.lowercased()
        guard text.utf8.count >= 3 else { return nil }
        return names.firstIndex { $0.hasPrefix(text) }.map { $0 + 1 }
    }
}
