package import JSON

/// A score or an answer of an instrument: a number of hundredths, so that sums, halves and converted scores are exact.
package struct Score: Sendable, Hashable {
    /// The greatest magnitude of a score that is read: far above any instrument's, and nothing overflows below it.
    private static let limit = 1_000_000

    /// The value times 100.
    package let hundredths: Int

    package init(hundredths: Int) {
        self.hundredths = hundredths
    }

    /// The score of a number; `nil` for one with more than two decimals and beyond 10,000.
    package init?(_ decimal: ExactDecimal) {
        guard let hundredths = decimal.scaled(byPowerOfTen: 2)?.integer, abs(hundredths) <= Self.limit else {
            return nil
        }
        self.hundredths = hundredths
    }

    /// The score of a JSON value; `nil` for anything but such a number.
    init?(_ value: JSONValue?) {
        guard case .number(let number) = value, let decimal = number.decimal else { return nil }
        self.init(decimal)
    }

    /// A sum of so many answers taken to so many items, rounded to hundredths, half away from zero; `nil` without any
    /// answer.
    static func prorated(_ sum: Score, answered: Int, to items: Int) -> Score? {
        guard answered > 0 else { return nil }
        let (quotient, remainder) = (sum.hundredths * items).quotientAndRemainder(dividingBy: answered)
        guard 2 * abs(remainder) >= answered else { return Score(hundredths: quotient) }
        return Score(hundredths: quotient + remainder.signum())
    }

    package var decimal: ExactDecimal {
        // Hundredths of up to 18 digits are always a decimal.
        ExactDecimal(coefficient: hundredths, exponent: -2) ?? ExactDecimal(hundredths / 100)
    }

    /// The number without needless zeros.
    package var json: JSONValue { .number(JSONNumber(decimal)) }
}

extension Score: Comparable {
    package static func < (left: Score, right: Score) -> Bool { left.hundredths < right.hundredths }

    static func + (left: Score, right: Score) -> Score { Score(hundredths: left.hundredths + right.hundredths) }

    static func - (left: Score, right: Score) -> Score { Score(hundredths: left.hundredths - right.hundredths) }

    static func * (score: Score, factor: Int) -> Score { Score(hundredths: score.hundredths * factor) }

    var magnitude: Score { Score(hundredths: abs(hundredths)) }
}

extension Score: ExpressibleByIntegerLiteral {
    package init(integerLiteral value: Int) {
        hundredths = value * 100
    }
}
