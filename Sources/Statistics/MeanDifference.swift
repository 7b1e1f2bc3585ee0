import Glibc

/// By how much the means of two groups differ, and how sure that is, when their variances may differ too.
///
/// B. L. Welch, "The generalization of 'Student's' problem when several different population variances are involved",
/// Biometrika 34 (1947), 28–35. The figures are those of SciPy's `ttest_ind` with `equal_var=False`.
package struct MeanDifference: Sendable, Hashable {
    /// The mean of the first group less that of the second.
    package let difference: Double
    /// Not whole in general.
    package let degreesOfFreedom: Double
    /// How likely so large a difference of either sign would be if the means of the populations were equal.
    package let p: Double
    package let interval: ConfidenceInterval

    /// Nil when a group has fewer than two values, when neither varies, and when one has values that are not finite or
    /// whose squares are not.
    ///
    /// - Parameter level: from 0 to 1, both excluded.
    package init?(of first: [Double], minus second: [Double], level: Double = 0.95) {
        guard let first = SampleMoments(first), let second = SampleMoments(second),
            let firstVariance = first.variance, let secondVariance = second.variance
        else { return nil }
        let firstSquare = firstVariance / Double(first.count)
        let secondSquare = secondVariance / Double(second.count)
        let standardError = sqrt(firstSquare + secondSquare)
        let degreesOfFreedom = MeanDifference.degreesOfFreedom(
            firstSquare / (firstSquare + secondSquare), of: first.count,
            secondSquare / (firstSquare + secondSquare), of: second.count)
        guard standardError > 0, let distribution = StudentT(degreesOfFreedom: degreesOfFreedom) else { return nil }
        difference = first.mean - second.mean
        self.degreesOfFreedom = degreesOfFreedom
        p = distribution.twoSidedP(difference / standardError)
        let reach = -distribution.quantile((1 - level) / 2) * standardError
        interval = ConfidenceInterval(lower: difference - reach, upper: difference + reach, level: level)
    }

    /// The degrees of freedom of a t distribution that comes near that of the statistic.
    ///
    /// F. E. Satterthwaite, "An approximate distribution of estimates of variance components", Biometrics Bulletin 2
    /// (1946), 110–114; in shares of the squared standard error, whose squares do not underflow.
    private static func degreesOfFreedom(
        _ firstShare: Double, of first: Int, _ secondShare: Double, of second: Int
    ) -> Double {
        1 / (firstShare * firstShare / Double(first - 1) + secondShare * secondShare / Double(second - 1))
    }
}
