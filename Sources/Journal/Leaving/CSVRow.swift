/// A row of a table.
struct CSVRow: Sendable, Hashable {
    /// Where it begins; the first line is 1.
    let line: Int
    let cells: [String]
}
