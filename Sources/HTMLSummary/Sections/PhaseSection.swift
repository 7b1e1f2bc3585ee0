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
                rows: ordered(phases.rows).prefix(Self.rows).lazy.map { row in
                    ["\(words: row.label)"]
                        + row.groups.map {
                            "\(NumberText.value($0.mean, of: row.range)) \(small: "n = \($0.days)")"
                        }
                })
            let others = phases.rows.count - Self.rows
            if others > 0 { page.element("p", NumberText.others(others, "metric", "metrics")) }
            page.element("p", ["class": "fine"], "A difference says nothing about its cause.")
        }
    }

    /// Mood before all others, then what was rated on more days.
    private func ordered(_ rows: [PhaseSummary.Row]) -> [PhaseSummary.Row] {
        let place = { (row: PhaseSummary.Row) in
            (row.key == MetricSummary.moodKey ? 0 : 1, -row.groups.reduce(0) { $0 + $1.days })
        }
        return rows.enumerated().sorted {
            let (one, other) = (place($0.element), place($1.element))
            return one == other ? $0.offset < $1.offset : one < other
        }.map(\.element)
    }
}
