import CivilTime
import Journal

/// Whom the page is about, of which days, and when it was made.
struct TitleSection: PageSection {
    let summary: Summary

    func write(to page: inout HTMLWriter) {
        let days = summary.days
        page.element("header") { page in
            page.element("h1", summary.displayName.map { "Journal summary: \(words: $0)" } ?? "Journal summary")
            let name: Phrase = summary.displayName == nil ? "No name given. " : ""
            page.element(
                "p",
                """
                \(name)\(days.lowerBound) to \(days.upperBound), \(NumberText.days(summary.dayCount)). Made on \(made). \
                Days are those of the zone \(words: summary.timeZone). A dash (–) means that nothing was recorded.
                """)
        }
    }

    /// The minute, in UTC: the reader need not know the person's zone.
    private var made: String {
        let text = summary.madeAt.utcText
        return "\(text.prefix(10)) at \(text.dropFirst(11).prefix(5)) UTC"
    }
}
