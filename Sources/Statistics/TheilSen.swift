import Glibc

/// The slope of y on x as the median of the slopes of all pairs of points, which a few odd points do not move.
///
/// H. Theil, "A rank-invariant method of linear and polynomial regression analysis", Proc. Kon. Ned. Akad. v. Wetensch.
/// A 53 (1950); P. K. Sen, "Estimates of the regression coefficient based on Kendall's tau", Journal of the American
/// Statistical Association 63 (1968), 1379–1389. The figures are those of SciPy's `theilslopes`.
///
/// Of finite values; others yield figures that mean nothing. Takes 8 bytes and a few nanoseconds a pair: the caller
/// bounds the points.
package struct TheilSen: Sendable, Hashable {
    /// By how much y grows with each unit of x.
    package let slope: Double
    /// Whatever the distribution of the errors; nil where ties in x and y take more than all of the score's variance.
    package let interval: ConfidenceInterval?

    /// Nil without two points that differ in x.
    ///
    /// - Parameter level: from 0 to 1; beyond them there is no interval. (SciPy takes one below 0.5 from 1.)
    package init?(_ points: [(x: Double, y: Double)], level: Double = 0.95) {
        let slopes = TheilSen.slopes(points)
        let count = slopes.count
        guard count > 0 else { return nil }
        let limits = TheilSen.limits(points, slopes: count, level: level)
        let middle = [(count - 1) / 2, count / 2]
        let ordered = OrderStatistics(of: slopes, ranks: middle + (limits.map { [$0.lower, $0.upper] } ?? []))
        slope = (ordered[middle[0]] + ordered[middle[1]]) / 2
        interval = limits.map {
            ConfidenceInterval(lower: ordered[$0.lower], upper: ordered[$0.upper], level: level)
        }
    }

    /// The slopes of the pairs that differ in x (Sen 1968, §2).
    private static func slopes(_ points: [(x: Double, y: Double)]) -> [Double] {
        var slopes: [Double] = []
        slopes.reserveCapacity(points.count * max(0, points.count - 1) / 2)
        for (index, one) in points.enumerated() {
            for other in points[..<index] {
                if one.x > other.x {
                    slopes.append((one.y - other.y) / (one.x - other.x))
                } else if one.x < other.x {
                    slopes.append((other.y - one.y) / (other.x - one.x))
                }
            }
        }
        return slopes
    }

    /// The ranks of the interval's ends, counted from 0 (Sen 1968, eq. 2.6); nil without a variance or a level.
    private static func limits(
        _ points: [(x: Double, y: Double)], slopes: Int, level: Double
    ) -> (lower: Int, upper: Int)? {
        let quantile = NormalDistribution.quantile((1 - level) / 2)
        let reach = quantile * sqrt(scoreVariance(points))
        let lower = ((Double(slopes) + reach) / 2).rounded(.toNearestOrEven) - 1
        let upper = ((Double(slopes) - reach) / 2).rounded(.toNearestOrEven)
        guard !reach.isNaN else { return nil }
        let last = Double(slopes - 1)
        return (Int(min(max(lower, 0), last)), Int(min(max(upper, 0), last)))
    }

    /// The variance of Kendall's score when y does not depend on x, less what ties in either take away.
    ///
    /// M. G. Kendall, Rank Correlation Methods (1948), without the terms for ties that meet in both, as in Sen 1968.
    private static func scoreVariance(_ points: [(x: Double, y: Double)]) -> Double {
        let ties = tieCounts(points.map(\.x)) + tieCounts(points.map(\.y))
        return 1.0 / 18 * (weight(points.count) - ties.reduce(0) { $0 + weight($1) })
    }

    /// What so many observations, or so many that are tied, add to the variance, times 18.
    private static func weight(_ count: Int) -> Double {
        let count = Double(count)
        return count * (count - 1) * (2 * count + 5)
    }

    /// How often each value occurs.
    private static func tieCounts(_ values: [Double]) -> [Int] {
        let sorted = values.sorted()
        var counts: [Int] = []
        for (index, value) in sorted.enumerated() {
            if index > 0, sorted[index - 1] == value {
                counts[counts.count - 1] += 1
            } else {
                counts.append(1)
            }
        }
        return counts
    }
}
