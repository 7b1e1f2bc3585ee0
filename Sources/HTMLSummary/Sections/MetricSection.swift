import Journal

/// The ratings: what is drawn, the figures of all of them, and runs of low mood.
struct MetricSection: PageSection {
    /// Rows at most.
    static let rows = 20

    let summary: Summary
    /// Keys that the reader asked for.
    let chosen: [String]

    func write(to page: inout HTMLWriter) {
        guard let metrics = summary.metrics else { return }
        page.section("ratings", "Mood and other ratings") { page in
            guard !metrics.isEmpty else {
                page.element("p", "No rating was recorded in this period.")
                return
            }
            let dosed = summary.doses.map { doses in
                doses.entries.filter { $0.dose.status == .taken }.map { $0.dose.localDate }
            }
            MetricChart(days: summary.days, metrics: drawn(of: metrics), doses: dosed).write(to: &page)
            page.table(
                "Of each day the mean; SD is the standard deviation of these",
                columns: [
                    "Metric", .number("Days"), .number("Mean"), .number("Median"), .number("SD"), .number("Range"),
                    .number("First week"), .number("Last week"),
                ], rows: metrics.prefix(Self.rows).lazy.map { row($0) })
            let others = metrics.count - Self.rows
            if others > 0 { page.element("p", NumberText.others(others, "metric", "metrics")) }
            if let lowMood = summary.lowMood { write(lowMood, to: &page) }
        }
    }

    /// Mood, and of the others those that were asked for, or the first two, which are the most often rated.
    private func drawn(of metrics: [MetricSummary]) -> [MetricSummary] {
        let others = metrics.filter { $0.key != "mood" }
        let mood = metrics.filter { $0.key == "mood" }.prefix(1)
        let wanted = chosen.prefix(SummaryPage.chosenMetrics).compactMap { key in others.first { $0.key == key } }
        return mood + (wanted.isEmpty ? Array(others.prefix(SummaryPage.chosenMetrics)) : wanted)
    }

    private func row(_ metric: MetricSummary) -> [Phrase] {
        var notes: [String] = []
        if let range = metric.range {
            notes.append(
                "\(NumberText.short(range.lowerBound, of: range))–\(NumberText.short(range.upperBound, of: range))")
        }
        var about: Phrase = "\(notes.joined())"
        if let unit = metric.unit { about += " \(words: unit)" }
        if let direction = metric.direction { about += ", \(direction.label)" }
        let text = { (value: Double?) -> Phrase in "\(NumberText.value(value, of: metric.range))" }
        let (least, most) = (
            NumberText.short(metric.minimum, of: metric.range), NumberText.short(metric.maximum, of: metric.range)
        )
        return [
            "\(words: metric.label)\(small: about)", "\(metric.days)", text(metric.mean), text(metric.median),
            text(metric.standardDeviation), "\(least)–\(most)", text(metric.firstWeek), text(metric.lastWeek),
        ]
    }

    private func write(_ lowMood: LowMood, to page: inout HTMLWriter) {
        page.element("h3", "Runs of low mood")
        let rule: Phrase = """
            Low is a convention of this page, not a finding: a day’s mean of at most \
            \(NumberText.short(LowMood.threshold)) of 10, for at least \(LowMood.minimumDays) days running.
            """
        let shown = lowMood.runs.suffix(Self.rows)
        let runs = shown.map { run -> Phrase in
            "\(run.days.lowerBound) to \(run.days.upperBound) (\(NumberText.days(run.count)), mean \(NumberText.tenths(run.mean)))"
        }
        let more: Phrase = shown.count < lowMood.runs.count ? "\(lowMood.runs.count) runs; the last ones: " : ""
        let list: Phrase = runs.isEmpty ? "No such run." : "\(more)\(Phrase(runs, separator: "; "))."
        page.element("p", "\(list) Low days in all: \(lowMood.lowDays) of \(lowMood.ratedDays) with a rating.")
        page.element("p", ["class": "fine"], rule)
    }
}
