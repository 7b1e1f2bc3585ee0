package import JSON

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
