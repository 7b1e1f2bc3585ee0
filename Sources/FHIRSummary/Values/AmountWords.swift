import JSON
import Journal

/// An amount in words, as exact as it was written down: `about 0.1 to 0.15 g`.
struct AmountWords: CustomStringConvertible {
    let description: String

    init(_ value: JSONNumber, to high: JSONNumber? = nil, _ unit: DoseUnit, isEstimated: Bool = false) {
        let about = isEstimated ? "about " : ""
        let upTo = high.map { " to \(Self.digits($0))" } ?? ""
        let words = high == nil && value.text == "1" ? unit.wordsOfOne : unit.words
        description = "\(about)\(Self.digits(value))\(upTo) \(words)"
    }

    /// As typed, but without an exponent.
    private static func digits(_ number: JSONNumber) -> String {
        guard number.text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return number.text }
        return number.decimal?.description ?? number.text
    }

    init(_ amount: Amount) {
        self.init(amount.value, amount.unit)
    }

    init(_ amount: RecordedAmount) {
        self.init(amount.value, to: amount.high, amount.unit, isEstimated: amount.isEstimated == true)
    }
}
