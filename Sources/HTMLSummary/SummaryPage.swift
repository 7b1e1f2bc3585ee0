import CivilTime
package import Journal

/// A summary as one printable page of HTML, which needs nothing but itself: no script, no font, no image from anywhere.
package struct SummaryPage {
    /// Metrics that are drawn beside mood at most: more lines are read by nobody.
    package static let chosenMetrics = 2

    private let summary: Summary
    private let metrics: [String]

    /// - Parameter metrics: the keys of up to two metrics to draw beside mood; of those that have no rating nothing is
    ///   drawn. Without any, the two with the most ratings are.
    package init(_ summary: Summary, metrics: [String] = []) {
        self.summary = summary
        self.metrics = metrics
    }

    /// What the page may do, for the field of that name: look like itself, and nothing else.
    ///
    /// - Parameter digest: SHA-256.
    package static func contentSecurityPolicy(digest: ([UInt8]) -> [UInt8]) -> String {
        ContentSecurityPolicy(styles: [PageText.summaryStyle], digest: digest).text
    }

    /// The page, in UTF-8.
    package var bytes: [UInt8] {
        let (first, last) = (summary.days.lowerBound.description, summary.days.upperBound.description)
        var page = HTMLWriter(capacity: 65_536)
        page.append("<!doctype html>\n")
        page.element("html", ["lang": "en"]) { page in
            // Titles stay in the history of a browser, so the name is not in it.
            page.head(
                title: "Journal summary, \(first) to \(last)",
                styles: [PageText.summaryStyle])
            page.element("body") { page in
                page.element("main", ["data-from": first, "data-to": last]) { writeSections(to: &$0) }
                page.element("footer") { $0.element("p", Self.disclaimer) }
            }
        }
        return page.bytes
    }

    /// What every page ends with.
    static let disclaimer: Phrase =
        "Attune shows what was recorded. It gives no medical advice and makes no claim of benefit."

    private func writeSections(to page: inout HTMLWriter) {
        TitleSection(summary: summary).write(to: &page)
        RiskSection(summary: summary).write(to: &page)
        TimingSection(summary: summary).write(to: &page)
        ProtocolSection(summary: summary).write(to: &page)
        DoseSection(summary: summary).write(to: &page)
        ScaleSection(summary: summary).write(to: &page)
        MetricSection(summary: summary, chosen: metrics).write(to: &page)
        PhaseSection(summary: summary).write(to: &page)
        SideEffectSection(summary: summary).write(to: &page)
        HabitSection(summary: summary).write(to: &page)
        MedicationSection(summary: summary).write(to: &page)
        ScreeningSection(summary: summary).write(to: &page)
        NoteSection(summary: summary).write(to: &page)
        WithheldSection(summary: summary).write(to: &page)
    }
}

/// A part of the page; one whose data is withheld writes nothing.
protocol PageSection {
    var summary: Summary { get }

    func write(to page: inout HTMLWriter)
}
