import Journal

/// What was taken, alike amounts together.
struct DoseSection: PageSection {
    /// Rows at most: amounts that differ each time make a list, not a table.
    static let rows = 20

    let summary: Summary

    func write(to page: inout HTMLWriter) {
        guard let doses = summary.doses else { return }
        page.section("doses", "Doses") { page in
            guard !doses.entries.isEmpty else {
                page.element("p", "No dose log was recorded in this period.")
                return
            }
            if !doses.groups.isEmpty {
                page.table(
                    "Doses taken, as entered",
                    columns: [
                        "Substance", "Amount", .number("Times"), "First and last",
                    ], rows: doses.groups.prefix(Self.rows).lazy.map { row($0) })
            }
            if doses.groups.count > Self.rows {
                let others = doses.groups.dropFirst(Self.rows)
                let times = others.reduce(0) { $0 + $1.count }
                page.element(
                    "p",
                    NumberText.others(
                        others.count, "amount, taken \(times) times,", "amounts, taken \(times) times in all,"))
            }
            page.element(
                "p",
                """
                \(NumberText.count(doses.taken, "dose", "doses")) taken, \(doses.skipped) written down as skipped.
                """)
        }
    }

    private func row(_ group: DoseSummary.Group) -> [Phrase] {
        let substance: Phrase = group.substance.map { "\(words: $0)" } ?? "not named"
        let route: Phrase = group.route.map { ", \($0.rawValue)" } ?? ""
        let estimated: Phrase =
            switch group.estimated {
            case 0: ""
            case group.count: " (estimated)"
            default: " (\(group.estimated) estimated)"
            }
        return [
            "\(substance)\(route)", "\(group.unit.phrase(group.value, to: group.high))\(estimated)", "\(group.count)",
            "\(group.first) to \(group.last)",
        ]
    }
}
