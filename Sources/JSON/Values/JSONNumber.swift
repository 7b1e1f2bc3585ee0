/// A number exactly as it was typed: `0.10` stays `0.10`, and no binary fraction comes between.
///
/// Two numbers are equal when their texts are; to compare values, compare `decimal`.
package struct JSONNumber: Sendable, Hashable {
    /// The number in the grammar of RFC 8259 §6, at most 64 bytes.
    package let text: String

    /// The number of an integer.
    package init(_ value: Int) {
        text = String(value)
    }

    /// The number of a decimal, written without an exponent.
    package init(_ decimal: ExactDecimal) {
        text = decimal.description
    }

    /// The number of a binary one, in the fewest digits that read back as it; nil where it is not finite.
    package init?(_ double: Double) {
        guard double.isFinite else { return nil }
        let digits = String(describing: double == 0 ? 0 : double)
        text = digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
    }

    /// The number of a text that the parser has found to be one.
    init(parsed text: String) {
        self.text = text
    }

    /// The value as an integer; `7.0` and `70e-1` are 7. Nil for fractions and beyond 64 bits.
    package var integer: Int? {
        Int(text) ?? decimal?.integer
    }

    /// The value as an exact decimal; nil when it has more than 18 significant digits or lies beyond its exponents.
    package var decimal: ExactDecimal? {
        ExactDecimal(text)
    }
}
