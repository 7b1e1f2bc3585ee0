import Journal

/// Means on days of a dose and after, each with the number of days behind it.
struct PhaseSection: PageSection {
    /// Rows at most.
    static let rows = 12

    let summary: Summary

    func write(to page: inout HTMLWriter) {
        guard let phases = summary.dosePhases else { return }
        page.section("phases", "Ratings by days since a dose") { page in
            guard !phases.rows.isEmpty else {
                page.element("p", "There are no ratings to compare.")
                return
            }
            let columns: [TableColumn] = [
                "Metric", .number("Day of a dose"), .number("1 day after"), .number("2 days after"),
                .number("Other days"),
            ]
            page.table(
                "Means, and the number of days (n)", columns: columns,
                rows: phases.rows.prefix(Self.rows).lazy.map { row in
                    ["\(words: row.label)"]
                        + row.groups.map { "\(NumberText.tenths($0.mean)) \(small: "n = \($0.days)")" }
                })
            page.element("p", ["class": "fine"], "A difference says nothing about its cause.")
        }
    }
}
