import JSON

/// What a person reads of a section (R4 narrative): paragraphs, lists and tables of XHTML, escaped as they are added.
struct Narrative {
    private var markup = ""

    init() {}

    init(_ paragraph: String) {
        self.paragraph(paragraph)
    }

    mutating func paragraph(_ text: String) {
        markup += "<p>\(text.asXHTML)</p>"
    }

    /// Points of a list; none, no list.
    mutating func list(_ points: [String]) {
        guard !points.isEmpty else { return }
        markup += "<ul>"
        for point in points { markup += "<li>\(point.asXHTML)</li>" }
        markup += "</ul>"
    }

    /// A table of texts; an empty one is an empty cell. Without rows there is no table.
    mutating func table(_ columns: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        markup += "<table><thead>\(Self.row("th", columns))</thead><tbody>"
        for row in rows { markup += Self.row("td", row) }
        markup += "</tbody></table>"
    }

    private static func row(_ element: String, _ cells: [String]) -> String {
        var row = "<tr>"
        for cell in cells { row += "<\(element)>\(cell.isEmpty ? "" : cell.asXHTML)</\(element)>" }
        return row + "</tr>"
    }

    /// Some of what is read here may be in no entry.
    var json: JSONValue {
        [
            "status": "additional",
            "div": .string("<div xmlns=\"http://www.w3.org/1999/xhtml\">\(markup)</div>"),
        ]
    }
}
