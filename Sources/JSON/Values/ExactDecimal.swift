/// A decimal number without rounding: `coefficient` × 10^`exponent`.
///
/// Always in lowest form (no trailing zero in the coefficient, zero is 0 × 10^0), so 0.10 and 0.1 are one value. An
/// operation whose result would not be exact returns nil.
package struct ExactDecimal: Sendable, Hashable {
    /// Every number of that many digits fits the coefficient.
    static let maximumDigits = 18

    /// Wide enough for any dose in any unit, and narrow enough to be written without an exponent.
    static let exponents = -30...30

    private static let coefficientLimit = 1_000_000_000_000_000_000

    /// The digits, with the sign.
    package let coefficient: Int

    /// The power of ten that the coefficient is multiplied by, -30 to 30.
    package let exponent: Int

    /// The decimal of an integer, whatever its size.
    package init(_ value: Int) {
        (coefficient, exponent) = Self.lowestForm(value, exponent: 0)
    }

    /// The decimal `coefficient` × 10^`exponent`; nil beyond 18 significant digits or the exponents -30 to 30.
    package init?(coefficient: Int, exponent: Int) {
        let (coefficient, exponent) = Self.lowestForm(coefficient, exponent: exponent)
        guard coefficient.magnitude < Self.coefficientLimit, Self.exponents.contains(exponent) else { return nil }
        self.coefficient = coefficient
        self.exponent = exponent
    }

    /// A number of tenths, for constants such as a step of 0.5.
    package static func tenths(_ count: Int) -> ExactDecimal {
        ExactDecimal(tenths: count)
    }

    private init(tenths: Int) {
        (coefficient, exponent) = Self.lowestForm(tenths, exponent: -1)
    }

    /// The value as an integer; nil for a fraction and beyond 64 bits.
    package var integer: Int? {
        guard exponent >= 0 else { return nil }
        guard let power = Self.powerOfTen(exponent) else { return nil }
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: power)
        return overflow ? nil : product
    }

    /// 10^`exponent`; nil below zero and beyond 64 bits.
    static func powerOfTen(_ exponent: Int) -> Int? {
        guard (0...18).contains(exponent) else { return nil }
        return (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    private static func lowestForm(_ coefficient: Int, exponent: Int) -> (coefficient: Int, exponent: Int) {
        guard coefficient != 0 else { return (0, 0) }
        var digits = coefficient
        var zeros = 0
        while digits % 10 == 0 {
            digits /= 10
            zeros += 1
        }
        let (sum, overflow) = exponent.addingReportingOverflow(zeros)
        return (digits, overflow ? exponent : sum)
    }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) {
        self.init(value)
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// The plain digits, with a point and without an exponent: `0.1`, `1200`.
    package var description: String {
        let digits = String(coefficient.magnitude)
        let sign = coefficient < 0 ? "-" : ""
        if exponent >= 0 {
            return sign + digits + String(repeating: "0", count: exponent)
        }
        let leadingZeros = String(repeating: "0", count: max(0, 1 - exponent - digits.utf8.count))
        let padded = leadingZeros + digits
        return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
    }
}
