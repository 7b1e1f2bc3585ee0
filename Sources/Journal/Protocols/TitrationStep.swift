import JSON

/// The amount that is planned from a day of the plan on.
package struct TitrationStep: Sendable, Hashable {
    /// 1 is the first day of the plan.
    package let fromDay: Int
    package let amount: Amount
    package let reason: String?

    init?(reading fields: inout FieldReader) {
        let fromDay = fields.integer("fromDay", in: 1...36_500, required: true)
        let amount = fields.amount("amount", required: true)
        reason = fields.text("reason")
        guard let fromDay, let amount else { return nil }
        self.fromDay = fromDay
        self.amount = amount
    }

    var json: JSONObject {
        var object: JSONObject = ["fromDay": .number(JSONNumber(fromDay)), "amount": .object(amount.json)]
        object.set("reason", reason)
        return object
    }
}
