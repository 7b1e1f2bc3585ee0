import JSON
import Journal

/// An amount in words, as exact as it was written down: `about 0.1 to 0.15 g`.
struct AmountWords: CustomStringConvertible {
    let description: String

    init(_ value: JSONNumber, to high: JSONNumber? = nil, _ unit: DoseUnit, isEstimated: Bool = false) {
        let about = isEstimated ? "about " : ""
        let upTo = high.map { " to \($0.text)" } ?? ""
        description = "\(about)\(value.text)\(upTo) \(unit.words)"
    }

    init(_ amount: Amount) {
        self.init(amount.value, amount.unit)
    }

    init(_ amount: RecordedAmount) {
        self.init(amount.value, to: amount.high, amount.unit, isEstimated: amount.isEstimated == true)
    }
}
