/// The values a decimal may have.
package struct DecimalRange: Sendable, Hashable {
    private let lower: ExactDecimal
    private let upper: ExactDecimal
    private let includesLower: Bool

    /// From the lower to the upper bound, both allowed.
    package static func closed(_ lower: ExactDecimal, _ upper: ExactDecimal) -> DecimalRange {
        DecimalRange(lower: lower, upper: upper, includesLower: true)
    }

    /// Above the lower bound, up to the upper, which is allowed.
    package static func above(_ lower: ExactDecimal, upTo upper: ExactDecimal) -> DecimalRange {
        DecimalRange(lower: lower, upper: upper, includesLower: false)
    }

    /// Whether a value lies within.
    package func contains(_ value: ExactDecimal) -> Bool {
        value <= upper && (includesLower ? value >= lower : value > lower)
    }
}

extension DecimalRange: CustomStringConvertible {
    /// What a value must be: `must be more than 0 and at most 1000000`.
    package var description: String {
        "must be \(includesLower ? "at least" : "more than") \(lower) and at most \(upper)"
    }
}
