import Glibc

/// What a person wants to know of some ratings at a glance.
///
/// Of finite values. Others, and values so large that their sum or squares overflow, yield figures that mean nothing.
package struct SampleSummary: Sendable, Hashable {
    package let count: Int
    package let mean: Double
    /// The value in the middle, or the mean of the two there.
    package let median: Double
    /// The square root of the variance with n − 1; nil for one value, which says nothing of a spread.
    package let standardDeviation: Double?
    package let minimum: Double
    package let maximum: Double

    /// Nil for no values.
    package init?(of values: [Double]) {
        guard let moments = SampleMoments(values) else { return nil }
        let sorted = values.sorted()
        count = moments.count
        mean = moments.mean
        median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        standardDeviation = moments.variance.map { sqrt($0) }
        minimum = sorted[0]
        maximum = sorted[sorted.count - 1]
    }
}
