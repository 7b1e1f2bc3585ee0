import Glibc

/// Student's t distribution, of a mean over its own standard error.
///
/// Right to 11 digits, in the tails too, for 1 to 100,000 degrees of freedom and probabilities from 10⁻⁹ to 1 − 10⁻⁹.
/// More degrees of freedom cost a digit with each factor of ten, and quantiles too far out for a square to be finite
/// mean nothing; all calls end. What is asked of NaN is NaN.
package struct StudentT: Sendable, Hashable {
    package let degreesOfFreedom: Double
    /// ln 1 / B(ν/2, 1/2) for ν degrees of freedom.
    private let logInverseBeta: Double

    /// Nil unless the degrees of freedom, which need not be whole, are finite and above 0.
    package init?(degreesOfFreedom: Double) {
        guard degreesOfFreedom > 0, degreesOfFreedom.isFinite else { return nil }
        self.degreesOfFreedom = degreesOfFreedom
        logInverseBeta = StudentT.logGammaStep(degreesOfFreedom / 2) - log(Double.pi) / 2
    }

    /// The probability of a value up to `t`.
    package func cumulative(_ t: Double) -> Double {
        let tail = twoSidedP(t) / 2
        return t < 0 ? tail : 1 - tail
    }

    /// The probability of a value at least as far from 0 as `t`, on either side.
    ///
    /// Iₓ(ν/2, 1/2) with x = ν / (ν + t²) (M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 26.7.1).
    package func twoSidedP(_ t: Double) -> Double {
        let a = degreesOfFreedom / 2
        let b = 0.5
        let square = t * t / degreesOfFreedom
        guard square.isFinite else { return square.isNaN ? .nan : 0 }
        let x = 1 / (1 + square)
        // 1 − x, without the digits that the subtraction would lose.
        let rest = square / (1 + square)
        let power = exp(logInverseBeta - a * log1p(square)) * sqrt(rest)
        return x < (a + 1) / (a + b + 2)
            ? min(1, power / a * IncompleteBeta.fraction(x: x, a: a, b: b))
            : max(0, 1 - power / b * IncompleteBeta.fraction(x: rest, a: b, b: a))
    }

    /// The value up to which lies a probability; infinite at 0 and 1, NaN beyond.
    package func quantile(_ probability: Double) -> Double {
        guard probability > 0, probability < 1 else {
            return probability == 0 ? -.infinity : probability == 1 ? .infinity : .nan
        }
        let distance = distance(tail: min(probability, 1 - probability))
        return probability < 0.5 ? -distance : distance
    }

    /// The value from 0 on beyond which lies a probability of at most one half.
    ///
    /// Newton's method in ln t for ln P, which is nearly a straight line far out; a step that leaves the bracket is
    /// replaced by half of it. It starts from the normal distribution, whose tails are the lightest.
    private func distance(tail: Double) -> Double {
        guard tail < 0.5 else { return 0 }
        var lower = 0.0
        var upper = Double.infinity
        var t = -NormalDistribution.quantile(tail)
        for _ in 0..<100 {
            let found = twoSidedP(t) / 2
            if found > tail { lower = t } else { upper = t }
            let next = t * exp(log(found / tail) * found / (t * density(t)))
            // Steps shrink quadratically, so that what is missing after this one is less than rounding.
            if abs(next - t) <= 1e-12 * max(1, t) { return next }
            if next > lower && next < upper {
                t = next
            } else {
                t = upper.isFinite ? lower + (upper - lower) / 2 : 2 * t
            }
        }
        return t
    }

    private func density(_ t: Double) -> Double {
        let square = t * t / degreesOfFreedom
        return exp(logInverseBeta - (degreesOfFreedom + 1) / 2 * log1p(square)) / sqrt(degreesOfFreedom)
    }

    /// ln Γ(a + 1/2) − ln Γ(a).
    ///
    /// From 20 on by its asymptotic series (NIST Digital Library of Mathematical Functions, 5.11.8), since the
    /// difference of two large logarithms has few digits left.
    private static func logGammaStep(_ a: Double) -> Double {
        guard a >= 20 else { return lgamma(a + 0.5).0 - lgamma(a).0 }
        let inverse = 1 / a
        let square = inverse * inverse
        let series = -1.0 / 8 + square * (1.0 / 192 + square * (-1.0 / 640 + square * (17.0 / 14_336)))
        return log(a) / 2 + inverse * series
    }
}
