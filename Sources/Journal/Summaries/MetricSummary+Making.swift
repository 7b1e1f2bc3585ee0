import Statistics

extension MetricSummary {
    /// The key of the metric that stands before all others.
    package static let moodKey = "mood"

    /// `nil` for a series without a value.
    init?(_ series: DailySeries, vocabulary: Vocabulary) {
        guard let summary = SampleSummary(of: series.values) else { return nil }
        let meaning = vocabulary.meaning(of: series.subject)
        let weeks = series.means.count >= 14 ? series.means.count : nil
        self.init(
            key: series.subject.key, version: series.subject.version, label: meaning?.label ?? series.subject.key,
            direction: meaning?.direction.flatMap { Metric.Direction(rawValue: $0) }, unit: meaning?.unit,
            range: meaning?.range, means: series.means, ratings: series.count, mean: summary.mean,
            median: summary.median, standardDeviation: summary.standardDeviation, minimum: summary.minimum,
            maximum: summary.maximum,
            firstWeek: weeks.flatMap { _ in SampleSummary(of: series.values { $0 < 7 })?.mean },
            lastWeek: weeks.flatMap { days in SampleSummary(of: series.values { $0 >= days - 7 })?.mean })
    }

    /// Mood stands before all others, then what was rated on more days.
    func precedes(_ other: MetricSummary) -> Bool {
        let order = { (metric: MetricSummary) in (metric.key == Self.moodKey ? 0 : 1, -metric.days) }
        let (own, others) = (order(self), order(other))
        return own == others ? (key, version ?? 0) < (other.key, other.version ?? 0) : own < others
    }
}
