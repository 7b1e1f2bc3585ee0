import JSON

/// Which member of a record stands in which column.
struct CSVLayout: Sendable {
    /// What every record has before its own members, and behind them.
    private static let leading: [CSVColumn] = [
        .plain("id"), "revision", .plain("createdAt"), .plain("updatedAt"),
    ]
    private static let trailing: [CSVColumn] = [.plain("recordedAt"), "warnings"]

    /// Members that have no column of their own, as one JSON object: what was rated while the table was being made, and
    /// what nobody thought of.
    static let others = "others"

    private let columns: [CSVColumn]
    private let places: [String: Int]

    init(of type: any RecordContent.Type, ratings: [String]) {
        let own = type.csvColumns.flatMap { column in
            column.kind == .ratings ? ratings.map { .free("\(column.path).\($0)") } : [column]
        }
        columns = Self.leading + own + Self.trailing
        places = Dictionary(columns.enumerated().map { ($1.path, $0) }) { first, _ in first }
    }

    /// The names of the columns.
    var header: [String] { columns.map(\.path) + [Self.others] }

    /// The cells of a record.
    ///
    /// - Parameter record: as it is answered, JSON text.
    func cells(of record: [UInt8]) throws -> [String] {
        guard case .object(let members) = try JSONParser.parse(record) else { return [] }
        var cells = Array(repeating: "", count: columns.count + 1)
        var others: JSONObject = [:]
        place(members, below: "", into: &cells, others: &others)
        if !others.isEmpty { cells[columns.count] = Self.text(of: .object(others)) }
        return cells
    }

    private func place(_ object: JSONObject, below prefix: String, into cells: inout [String], others: inout JSONObject)
    {
        for (name, value) in object.members {
            let path = prefix + name
            if let index = places[path] {
                cells[index] = cell(of: value, in: columns[index])
            } else if case .object(let inner) = value {
                place(inner, below: "\(path).", into: &cells, others: &others)
            } else {
                others[path] = value
            }
        }
    }

    private func cell(of value: JSONValue, in column: CSVColumn) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): flag ? "true" : "false"
        // A number is one for spreadsheets too, its sign included.
        case .number(let number): number.text
        case .string(let text): column.kind == .plain ? text : SpreadsheetText.guarded(text)
        case .array, .object: Self.text(of: value)
        }
    }

    private static func text(of value: JSONValue) -> String {
        String(decoding: JSONWriter.bytes(of: value), as: UTF8.self)
    }
}
