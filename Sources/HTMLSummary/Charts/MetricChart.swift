import CivilTime
import Journal

/// Mood and other ratings over time, each on a scale of its own above the other, with the days of doses marked below.
///
/// Lines that share one scale need colours to tell them apart; apart they need none.
struct MetricChart {
    private static let panel = 62.0
    private static let plot = 40.0
    /// What fits above a panel.
    private static let nameLength = 48

    let days: ClosedRange<CivilDate>
    let metrics: [MetricSummary]
    /// Days on which a dose was taken; `nil` where doses are withheld.
    let doses: [CivilDate]?

    func write(to page: inout HTMLWriter) {
        let names = Phrase(metrics.map { "\(words: $0.label)" }, separator: ", ")
        let span: Phrase = isWeekly ? "means of each 7 days from the first day on" : "one value a day"
        page.element("figure") { page in
            page.element("figcaption") { page in
                page.text("\(names): \(span). A gap is time without a rating. \(doseSentence)")
            }
            let height = Double(metrics.count) * Self.panel + (doses == nil ? 22 : 24 + DoseMarks.height)
            page.chart(
                width: TimeAxis.width, height: height,
                title: "Chart of \(plainNames)",
                description: "The table behind the chart has every value."
            ) { draw(on: &$0) }
            page.details("The values of the chart") { writeTable(to: &$0) }
        }
    }

    private var isWeekly: Bool { RatingSeries.isWeekly(days.upperBound - days.lowerBound + 1) }

    private var doseSentence: Phrase {
        if doses == nil { return "Doses are withheld." }
        return isWeekly
            ? "Bars below show on how many of the 7 days a dose was taken."
            : "▲ and a dotted line mark a day of a dose."
    }

    /// Within SVG nothing keeps the direction of writing apart but the element itself.
    private var plainNames: String {
        metrics.map { $0.label.shortened(to: Self.nameLength) }.joined(separator: ", ")
    }

    private func draw(on page: inout HTMLWriter) {
        let axis = TimeAxis(days)
        let bottom = Double(metrics.count) * Self.panel
        let marks = doses.map { DoseMarks($0, in: days, isWeekly: isWeekly) }
        marks?.drawGuides(on: axis, from: 14, to: bottom, &page)
        for (index, metric) in metrics.enumerated() { draw(metric, on: axis, top: Double(index) * Self.panel, &page) }
        marks?.draw(on: axis, top: bottom, &page)
        axis.write(at: bottom + (marks == nil ? 2 : 2 + DoseMarks.height), to: &page)
    }

    private func draw(_ metric: MetricSummary, on axis: TimeAxis, top: Double, _ page: inout HTMLWriter) {
        let series = RatingSeries(metric.means)
        let range = metric.range ?? metric.minimum...max(metric.maximum, metric.minimum)
        let height = range.upperBound - range.lowerBound
        let (first, last) = (top + 16, top + 16 + Self.plot)
        let y = { (value: Double) in
            height > 0 ? last - (value - range.lowerBound) / height * Self.plot : (first + last) / 2
        }
        page.label("name", x: TimeAxis.left, y: top + 11, "\(metric.label.shortened(to: Self.nameLength))")
        var grid = ChartPath()
        for edge in [first, (first + last) / 2, last] {
            grid.move(to: TimeAxis.left, edge)
            grid.line(to: TimeAxis.right, edge)
        }
        page.path("grid", grid)
        page.label(
            "small", x: TimeAxis.left - 4, y: first + 4, anchor: "end",
            "\(NumberText.short(range.upperBound, of: range))")
        page.label(
            "small", x: TimeAxis.left - 4, y: last + 3, anchor: "end",
            "\(NumberText.short(range.lowerBound, of: range))")
        var line = ChartPath()
        line.line(
            through: series.values.enumerated().map { index, value in
                value.map { (axis.x(of: series.position(of: index)), y($0)) }
            })
        page.path(series.isWeekly ? "line thin" : "line", line)
    }

    private func writeTable(to page: inout HTMLWriter) {
        let series = metrics.map { RatingSeries($0.means) }
        let taken = Dictionary(grouping: doses ?? []) { date in
            isWeekly ? (date - days.lowerBound) / RatingSeries.daysPerWeek : date - days.lowerBound
        }
        let count = series.map(\.values.count).max() ?? 0
        var columns: [TableColumn] = [isWeekly ? "7 days from" : "Day"]
        columns += metrics.map { .number("\(words: $0.label)") }
        if doses != nil { columns.append(.number("Doses")) }
        page.table(
            isWeekly ? "Means of each 7 days" : "Means of each day", columns: columns,
            rows: (0..<count).lazy.map { index in
                let date = days.lowerBound.adding(days: isWeekly ? index * RatingSeries.daysPerWeek : index)
                var row: [Phrase] = [date.map { "\($0)" } ?? .missing]
                row += zip(series, metrics).map { values, metric in
                    let value = values.values.indices.contains(index) ? values.values[index] : nil
                    return "\(NumberText.value(value, of: metric.range))"
                }
                if doses != nil { row.append("\(taken[index]?.count ?? 0)") }
                return row
            })
    }
}
