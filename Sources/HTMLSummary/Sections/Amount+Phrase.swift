import JSON
import Journal

extension DoseUnit {
    /// The unit behind a number.
    func label(of value: JSONNumber) -> String {
        switch self {
        case .microgram: "µg"
        case .milligram: "mg"
        case .gram: "g"
        case .millilitre: "ml"
        case .drop: value.integer == 1 ? "drop" : "drops"
        case .piece: value.integer == 1 ? "piece" : "pieces"
        }
    }

    /// A value or a range with the unit, such as `0.1–0.2 g`.
    func phrase(_ value: JSONNumber, to high: JSONNumber? = nil) -> Phrase {
        "\(value.text)\(high.map { "–\($0.text)" } ?? "") \(label(of: high ?? value))"
    }
}
