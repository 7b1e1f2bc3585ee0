/// The continued fraction behind the incomplete beta function.
enum IncompleteBeta {
    /// Ends what does not converge; all that the t distribution asks for needs fewer than 100 steps.
    private static let stepLimit = 1_000

    /// What stands in place of a zero denominator (W. J. Lentz, Applied Optics 15 (1976), 668–671, as modified by
    /// I. J. Thompson and A. R. Barnett, Journal of Computational Physics 64 (1986), 490–509).
    private static let tiny = 1e-300

    /// Iₓ(a, b) · a · B(a, b) / (xᵃ (1 − x)ᵇ), which converges fast for x < (a + 1) / (a + b + 2).
    ///
    /// NIST Digital Library of Mathematical Functions, 8.17.22 and 8.17.23.
    static func fraction(x: Double, a: Double, b: Double) -> Double {
        var numeratorRatio = 1.0
        var denominatorRatio = 0.0
        var result = 1.0
        for step in 1...stepLimit {
            let coefficient = coefficient(step, x: x, a: a, b: b)
            denominatorRatio = 1 / nonzero(1 + coefficient * denominatorRatio)
            numeratorRatio = nonzero(1 + coefficient / numeratorRatio)
            let factor = denominatorRatio * numeratorRatio
            result *= factor
            if abs(factor - 1) <= .ulpOfOne { break }
        }
        return 1 / result
    }

    /// The partial numerator at a step from 1 on.
    private static func coefficient(_ step: Int, x: Double, a: Double, b: Double) -> Double {
        let m = Double(step / 2)
        let position = a + 2 * m
        return step.isMultiple(of: 2)
            ? m * (b - m) * x / ((position - 1) * position)
            : -(a + m) * (a + b + m) * x / (position * (position + 1))
    }

    private static func nonzero(_ value: Double) -> Double {
        abs(value) < tiny ? tiny : value
    }
}
