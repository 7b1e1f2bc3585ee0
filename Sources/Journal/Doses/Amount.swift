package import JSON

/// The unit of an amount of material.
package enum DoseUnit: String, Sendable, CaseIterable {
    case microgram = "ug"
    case milligram = "mg"
    case gram = "g"
    case millilitre = "ml"
    case drop
    case piece

    /// The power of ten that turns the unit into micrograms; `nil` where it measures no mass.
    var massExponent: Int? {
        switch self {
        case .microgram: 0
        case .milligram: 3
        case .gram: 6
        case .millilitre, .drop, .piece: nil
        }
    }
}

/// How much of a material: an exact decimal, kept as typed, and its unit.
package struct Amount: Sendable, Hashable {
    package let value: JSONNumber
    package let unit: DoseUnit

    /// More than nothing; the bound only keeps slips of the keyboard out, whatever the unit.
    static let range = DecimalRange.above(ExactDecimal(0), upTo: ExactDecimal(1_000_000))

    init?(reading fields: inout FieldReader) {
        let value = fields.decimal("value", in: Self.range, required: true)
        let unit = fields.choice("unit", of: DoseUnit.self, required: true)
        guard let value, let unit else { return nil }
        self.value = value
        self.unit = unit
    }

    var json: JSONObject {
        ["value": .number(value), "unit": .string(unit.rawValue)]
    }

    /// Whether a number of another unit is more than this amount; `nil` where the two measure different things.
    func isExceeded(by number: JSONNumber, _ other: DoseUnit) -> Bool? {
        guard let own = value.decimal, let number = number.decimal else { return nil }
        if unit == other { return number > own }
        guard let exponent = unit.massExponent, let otherExponent = other.massExponent,
            let ownMass = own.scaled(byPowerOfTen: exponent),
            let otherMass = number.scaled(byPowerOfTen: otherExponent)
        else { return nil }
        return otherMass > ownMass
    }
}

extension FieldReader {
    /// An amount.
    mutating func amount(_ name: String, required: Bool = false) -> Amount? {
        object(name, as: "an amount", required: required) { Amount(reading: &$0) }
    }

    /// What is taken along with the substance.
    mutating func stack() -> [StackMember] {
        objects("stack", as: "a stack member", count: 0...20) { StackMember(reading: &$0) } ?? []
    }
}

/// Something taken along with the substance, such as niacin.
package struct StackMember: Sendable, Hashable {
    package let name: String
    package let amount: Amount?

    init?(reading fields: inout FieldReader) {
        let name = fields.string("name", length: 1...80, required: true)
        amount = fields.amount("amount")
        guard let name else { return nil }
        self.name = name
    }

    var json: JSONObject {
        var object: JSONObject = ["name": .string(name)]
        object.set("amount", amount?.json)
        return object
    }
}
