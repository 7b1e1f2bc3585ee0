import JSON

/// A unit of a person's own, such as a capsule of so many milligrams.
struct PsychonautUnit: Sendable {
    let id: Int
    let name: String
    let unit: String
    /// How much of the original unit one has; nil where nobody knows.
    let dose: ExactDecimal?
    let originalUnit: String
    let isEstimate: Bool

    /// Reads one; nil for what has no number to be named by.
    init?(_ object: JSONObject) {
        guard case .number(let number)? = object["id"], let id = number.integer else { return nil }
        self.id = id
        name = object.text("name") ?? ""
        unit = object.text("unit") ?? ""
        dose = object.number("dose")
        originalUnit = object.text("originalUnit") ?? ""
        isEstimate = object["isEstimate"] == .bool(true)
    }

    /// What so many of them come to: an amount of the original unit or, where nobody knows how much one has, pieces; nil for
    /// an original unit that the journal does not have.
    func amount(of count: ExactDecimal) -> JSONObject? {
        guard let dose else { return ["value": .number(JSONNumber(count)), "unit": .string(DoseUnit.piece.rawValue)] }
        guard let unit = Self.unit(originalUnit), let value = Self.product(count, dose) else { return nil }
        return ["value": .number(JSONNumber(value)), "unit": .string(unit.rawValue)]
    }

    /// The exact product, or the nearest to the ninth place: the numbers of the file have been through binary ones.
    private static func product(_ left: ExactDecimal, _ right: ExactDecimal) -> ExactDecimal? {
        if let product = left * right, product.exponent >= -9 { return product }
        let rounded = (left.double * right.double * 1e9).rounded()
        return Int(exactly: rounded).flatMap { ExactDecimal(coefficient: $0, exponent: -9) }
    }

    /// A unit by what programs call it.
    static func unit(_ text: String) -> DoseUnit? {
        switch text.lowercased() {
        case "ug", "µg", "μg", "mcg", "microgram", "micrograms": .microgram
        case "mg", "milligram", "milligrams": .milligram
        case "g", "gram", "grams": .gram
        case "ml", "millilitre", "milliliter", "millilitres", "milliliters": .millilitre
        case "drop", "drops": .drop
        case "piece", "pieces", "pill", "pills", "tablet", "tablets", "tab", "tabs", "capsule", "capsules", "blotter",
            "blotters", "hit", "hits", "mushroom", "mushrooms":
            .piece
        default: nil
        }
    }

    static func text(_ number: ExactDecimal) -> String { number.description }
}
