/// A column of a table: one member of a record, however deep it lies.
package struct CSVColumn: Sendable, Hashable, ExpressibleByStringLiteral {
    /// What its texts are.
    enum Kind: Sendable {
        /// In a form that the rules hold it to, such as an id or an instant.
        case plain
        /// Anything.
        case free
        /// The ratings: one column for each metric and tracker.
        case ratings
    }

    /// The names on the way to the member, joined by dots.
    let path: String
    let kind: Kind

    private init(path: String, kind: Kind) {
        self.path = path
        self.kind = kind
    }

    /// A column whose texts may be anything.
    package init(stringLiteral path: String) {
        self.init(path: path, kind: .free)
    }

    /// A column whose texts may be anything.
    static func free(_ path: String) -> CSVColumn { CSVColumn(path: path, kind: .free) }

    /// A column of ids, dates or instants, which stay as they are.
    static func plain(_ path: String) -> CSVColumn { CSVColumn(path: path, kind: .plain) }

    /// A column for each metric and tracker.
    static let ratings = CSVColumn(path: "ratings", kind: .ratings)
}
