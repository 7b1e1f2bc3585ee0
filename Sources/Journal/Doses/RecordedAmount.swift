package import JSON

/// How much was taken, as far as the person knows: a value or a range, perhaps estimated, perhaps in their own words.
package struct RecordedAmount: Sendable, Hashable {
    package let value: JSONNumber
    /// The upper end where only a range is known.
    package let high: JSONNumber?
    package let unit: DoseUnit
    package let isEstimated: Bool?
    /// What the person wrote.
    package let text: String?

    init?(reading fields: inout FieldReader) {
        let value = fields.decimal("value", in: Amount.range, required: true)
        high = fields.decimal("high", in: Amount.range)
        let unit = fields.choice("unit", of: DoseUnit.self, required: true)
        isEstimated = fields.bool("estimated")
        text = fields.string("text", length: 1...200)
        if let low = value?.decimal, let high = high?.decimal, high <= low {
            fields.fault("high", code: "out-of-range", "must be more than value")
        }
        guard let value, let unit else { return nil }
        self.value = value
        self.unit = unit
    }

    /// The most that it can have been.
    var upperEnd: JSONNumber { high ?? value }

    var json: JSONObject {
        var object: JSONObject = ["value": .number(value)]
        object.set("high", high)
        object.set("unit", unit)
        if let isEstimated { object["estimated"] = .bool(isEstimated) }
        object.set("text", text)
        return object
    }
}
