/// A column of a table.
struct TableColumn: ExpressibleByStringLiteral {
    let title: Phrase
    /// Whether it holds numbers, which stand at the right.
    let isNumeric: Bool

    init(stringLiteral value: String) {
        title = Phrase(stringLiteral: value)
        isNumeric = false
    }

    private init(number title: Phrase) {
        self.title = title
        isNumeric = true
    }

    /// A column of numbers.
    static func number(_ title: Phrase) -> TableColumn { TableColumn(number: title) }
}

extension HTMLWriter {
    /// A table that can be scrolled where it is too wide, also by keyboard; the first cell of a row is its head.
    mutating func table(_ caption: Phrase, columns: [TableColumn], rows: some Sequence<[Phrase]>) {
        let id = nextID()
        element("div", ["class": "scroll", "role": "group", "tabindex": "0", "aria-labelledby": id]) { page in
            page.element("table") { page in
                page.element("caption", ["id": id], caption)
                page.element("thead") { $0.element("tr") { $0.heads(columns) } }
                page.element("tbody") { page in
                    for row in rows { page.element("tr") { $0.cells(row, of: columns) } }
                }
            }
        }
    }

    private mutating func heads(_ columns: [TableColumn]) {
        for column in columns {
            if column.isNumeric {
                element("th", ["scope": "col", "class": "n"], column.title)
            } else {
                element("th", ["scope": "col"], column.title)
            }
        }
    }

    /// Written without line ends: tables are most of a long page.
    private mutating func cells(_ row: [Phrase], of columns: [TableColumn]) {
        for (index, (phrase, column)) in zip(row, columns).enumerated() {
            if index == 0 {
                append("<th scope=\"row\">")
            } else {
                append(column.isNumeric ? "<td class=\"n\">" : "<td>")
            }
            text(phrase)
            append(index == 0 ? "</th>" : "</td>")
        }
    }

    /// What stands behind a chart for those who would rather read it, or have it read to them.
    mutating func details(_ summary: Phrase, _ body: (inout HTMLWriter) -> Void) {
        element("details") { page in
            page.element("summary", summary)
            body(&page)
        }
    }

    /// A section under a heading, with an id of its own; one that is wide takes both columns of a printed page.
    mutating func section(
        _ id: String, _ title: Phrase, isWide: Bool = false, _ body: (inout HTMLWriter) -> Void
    ) {
        element("section", ["aria-labelledby": id, "class": isWide ? "wide" : "part"]) { page in
            page.element("h2", ["id": id], title)
            body(&page)
        }
    }
}
