/// The ratings of one metric over the period: one value a day, the mean of the day's ratings.
package struct MetricSummary: Sendable {
    package let key: String
    /// The version of a tracker; `nil` for what every journal has.
    package let version: Int?
    /// What the person reads; the key where nothing more is known.
    package let label: String
    /// Which end people wish for; `nil` where that is not known or neither.
    package let direction: Metric.Direction?
    package let unit: String?
    /// The scale's ends; `nil` where the tracker is gone.
    package let range: ClosedRange<Double>?
    /// A mean for each day of the period that has a rating, in their order.
    package let means: [Double?]
    package let ratings: Int
    package let mean: Double
    package let median: Double
    /// `nil` for one day.
    package let standardDeviation: Double?
    package let minimum: Double
    package let maximum: Double
    /// Means of the first and the last seven days; `nil` where those have no rating or the period is shorter than 14 days.
    package let firstWeek: Double?
    package let lastWeek: Double?

    /// Days with a rating.
    package var days: Int { means.count { $0 != nil } }
}
