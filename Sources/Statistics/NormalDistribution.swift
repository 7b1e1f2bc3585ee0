import Glibc

/// The standard normal distribution.
package enum NormalDistribution {
    /// The probability of a value up to `z`.
    package static func cumulative(_ z: Double) -> Double {
        erfc(-z / 2.0.squareRoot()) / 2
    }

    /// The value up to which lies a probability, right to about 16 digits; infinite at 0 and 1, NaN beyond.
    ///
    /// M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37
    /// (1988), 477–484, routine PPND16.
    package static func quantile(_ probability: Double) -> Double {
        guard probability > 0, probability < 1 else {
            return probability == 0 ? -.infinity : probability == 1 ? .infinity : .nan
        }
        let offset = probability - 0.5
        guard abs(offset) > 0.425 else {
            return offset * ratio(central, at: 0.180625 - offset * offset)
        }
        let radius = sqrt(-log(min(probability, 1 - probability)))
        let distance = radius <= 5 ? ratio(tail, at: radius - 1.6) : ratio(farTail, at: radius - 5)
        return offset < 0 ? -distance : distance
    }

    /// A quotient of two polynomials, by Horner's rule.
    private static func ratio(_ coefficients: [(Double, Double)], at argument: Double) -> Double {
        var numerator = 0.0
        var denominator = 0.0
        for (above, below) in coefficients.reversed() {
            numerator = numerator * argument + above
            denominator = denominator * argument + below
        }
        return numerator / denominator
    }

    // Coefficients of the numerator and the denominator, from the constant on.

    /// Between the probabilities 0.075 and 0.925.
    private static let central: [(Double, Double)] = [
        (3.3871328727963666080e0, 1.0),
        (1.3314166789178437745e+2, 4.2313330701600911252e+1),
        (1.9715909503065514427e+3, 6.8718700749205790830e+2),
        (1.3731693765509461125e+4, 5.3941960214247511077e+3),
        (4.5921953931549871457e+4, 2.1213794301586595867e+4),
        (6.7265770927008700853e+4, 3.9307895800092710610e+4),
        (3.3430575583588128105e+4, 2.8729085735721942674e+4),
        (2.5090809287301226727e+3, 5.2264952788528545610e+3),
    ]

    /// Out to probabilities of e⁻²⁵, about 1.4 × 10⁻¹¹.
    private static let tail: [(Double, Double)] = [
        (1.42343711074968357734e0, 1.0),
        (4.63033784615654529590e0, 2.05319162663775882187e0),
        (5.76949722146069140550e0, 1.67638483018380384940e0),
        (3.64784832476320460504e0, 6.89767334985100004550e-1),
        (1.27045825245236838258e0, 1.48103976427480074590e-1),
        (2.41780725177450611770e-1, 1.51986665636164571966e-2),
        (2.27238449892691845833e-2, 5.47593808499534494600e-4),
        (7.74545014278341407640e-4, 1.05075007164441684324e-9),
    ]

    /// Farther out.
    private static let farTail: [(Double, Double)] = [
        (6.65790464350110377720e0, 1.0),
        (5.46378491116411436990e0, 5.99832206555887937690e-1),
        (1.78482653991729133580e0, 1.36929880922735805310e-1),
        (2.96560571828504891230e-1, 1.48753612908506148525e-2),
        (2.65321895265761230930e-2, 7.86869131145613259100e-4),
        (1.24266094738807843860e-3, 1.84631831751005468180e-5),
        (2.71155556874348757815e-5, 1.42151175831644588870e-7),
        (2.01033439929228813265e-7, 2.04426310338993978564e-15),
    ]
}
