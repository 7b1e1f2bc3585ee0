import CivilTime
import Journal

/// The scores of one questionnaire over time, above the bands that are published for it.
struct BandChart {
    /// Narrower than others: there are often several of them, side by side.
    private static let width = 250.0
    private static let edge = 244.0
    private static let top = 8.0
    private static let plot = 62.0
    /// Points whose score is written beside them at most.
    private static let labelled = 14
    /// Where days end if the names of bands stand behind them, and what fits there.
    private static let bandedEdge = 140.0
    private static let nameLength = 21

    let title: String
    let days: ClosedRange<CivilDate>
    let range: ScoreRange
    /// In order from the lowest edge; may be empty.
    let bands: [ScoreBand]
    /// In the order of time.
    let points: [(date: CivilDate, score: Score?)]

    func write(to page: inout HTMLWriter) {
        page.element("figure") { page in
            page.element("figcaption") { page in
                let scored = points.compactMap(\.score)
                let word = NumberText.count(scored.count, "score", "scores")
                page.text("\(strong: "\(title)"): \(word)")
            }
            page.chart(
                width: Self.width, height: Self.top + Self.plot + 22, title: "Scores of \(title)",
                description: description
            ) { draw(on: &$0) }
        }
    }

    /// What the line does, in words; every score is in the tables.
    private var description: Phrase {
        let scored = points.compactMap { point in point.score.map { (point.date, $0) } }
        guard let first = scored.first, let last = scored.last else { return "No score." }
        let start: Phrase = "\(NumberText.score(first.1)) on \(first.0.description)"
        return scored.count == 1
            ? "\(start)."
            : "From \(start) to \(NumberText.score(last.1)) on \(last.0.description); every score is in the tables."
    }

    private var right: Double { bands.isEmpty ? Self.edge : Self.bandedEdge }

    private func draw(on page: inout HTMLWriter) {
        drawBands(on: &page)
        let axis = TimeAxis(days, right: right)
        axis.write(at: Self.top + Self.plot, to: &page)
        page.label(
            "small", x: TimeAxis.left - 4, y: Self.top + 4, anchor: "end", "\(NumberText.score(range.maximum))")
        page.label(
            "small", x: TimeAxis.left - 4, y: Self.top + Self.plot, anchor: "end",
            "\(NumberText.score(range.minimum))")
        let places = points.map { point in point.score.map { (x: axis.x(of: point.date), y: y(of: $0)) } }
        var line = ChartPath()
        line.line(through: places)
        page.path(places.count > 60 ? "line thin" : "line", line)
        guard points.count <= 60 else { return }
        for place in places.compactMap(\.self) { page.circle("point", x: place.x, y: place.y, radius: 3) }
        guard points.count <= Self.labelled else { return }
        let labels = zip(places, points).compactMap { place, point -> PointLabel? in
            guard let place, let score = point.score else { return nil }
            let isHigh = place.y < Self.top + 14
            return PointLabel(
                text: NumberText.score(score), x: min(max(place.x, TimeAxis.left + 8), right - 8),
                y: isHigh ? place.y + 13 : place.y - 6)
        }
        for label in PointLabel.apart(labels) {
            page.label("value", x: label.x, y: label.y, anchor: "middle", "\(label.text)")
        }
    }

    /// Every second band is shaded; a line stands at each edge, and a name at the right.
    private func drawBands(on page: inout HTMLWriter) {
        var edges = ChartPath()
        for (index, band) in bands.enumerated() {
            let bottom = y(of: max(band.lowerEdge, range.minimum))
            let top = index + 1 < bands.count ? y(of: bands[index + 1].lowerEdge) : Self.top
            page.rectangle(
                index.isMultiple(of: 2) ? "band" : "band shaded", x: TimeAxis.left, y: top,
                width: right - TimeAxis.left, height: max(bottom - top, 0))
            if index > 0 {
                edges.move(to: TimeAxis.left, bottom)
                edges.line(to: right, bottom)
            }
        }
        if bands.isEmpty {
            edges.move(to: TimeAxis.left, Self.top)
            edges.line(to: right, Self.top)
        }
        page.path("grid", edges)
        for (index, band) in bands.enumerated() {
            let bottom = y(of: max(band.lowerEdge, range.minimum))
            let top = index + 1 < bands.count ? y(of: bands[index + 1].lowerEdge) : Self.top
            guard bottom - top >= 7.5 else { continue }
            // The words of its authors are in the table.
            page.label(
                "small", x: right + 3, y: (top + bottom) / 2 + 3,
                "\("\(NumberText.score(band.lowerEdge))+ \(band.name)".shortened(to: Self.nameLength))")
        }
    }

    private func y(of score: Score) -> Double {
        let height = Double(range.maximum.hundredths - range.minimum.hundredths)
        guard height > 0 else { return Self.top + Self.plot }
        let share = Double(score.hundredths - range.minimum.hundredths) / height
        return Self.top + Self.plot - min(max(share, 0), 1) * Self.plot
    }
}
