import CivilTime
import JSON
import Journal

/// What one metric came to over the period: the mean of the days' means, with what tells how far to trust it.
struct MetricObservation {
    private let metric: MetricSummary

    init(_ metric: MetricSummary) {
        self.metric = metric
    }

    func added(to draft: inout DocumentDraft, over days: ClosedRange<CivilDate>) -> String {
        let version = metric.version.map { "-v\($0)" } ?? ""
        var observation = ObservationResource(
            Coding.local("metric-\(metric.key)\(version)").concept("\(metric.label), mean of daily means"), over: days)
        observation["valueQuantity"] = quantity(metric.mean)
        observation.addComponent("days", "Days with a rating", "valueInteger", .integer(metric.days))
        observation.addComponent("ratings", "Ratings", "valueInteger", .integer(metric.ratings))
        let figures: [(String, String, Double?)] = [
            ("median", "Median", metric.median), ("minimum", "Lowest", metric.minimum),
            ("maximum", "Highest", metric.maximum),
            ("standard-deviation", "Standard deviation", metric.standardDeviation),
            ("first-week", "Mean of the first seven days", metric.firstWeek),
            ("last-week", "Mean of the last seven days", metric.lastWeek),
        ]
        for (code, text, figure) in figures {
            observation.addComponent(code, text, "valueQuantity", figure.flatMap { quantity($0) })
        }
        if let range = metric.range { observation["note"] = .notes(["Rated on \(Self.words(range))\(wish)."]) }
        return observation.added(to: &draft, .psychiatric)
    }

    static func words(_ range: ClosedRange<Double>) -> String {
        "\(range.lowerBound.words) to \(range.upperBound.words)"
    }

    private var wish: String {
        switch metric.direction {
        case .higherIsBetter: ", where more is better"
        case .lowerIsBetter: ", where less is better"
        case nil: ""
        }
    }

    /// In the tracker's own unit, which need not be one of UCUM, or in points of the scale.
    private func quantity(_ figure: Double) -> JSONValue? {
        guard let number = JSONNumber(figure) else { return nil }
        guard let unit = metric.unit else { return .quantity(number, "points", ucum: "{score}") }
        return ["value": .number(number), "unit": .text(unit)]
    }
}
