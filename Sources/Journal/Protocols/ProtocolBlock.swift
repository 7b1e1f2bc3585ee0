package import CivilTime
import JSON

/// Weeks with doses, then weeks of rest, again and again from the start of the plan.
package struct ProtocolBlock: Sendable, Hashable {
    package let weeksOn: Int
    package let weeksOff: Int

    init?(reading fields: inout FieldReader) {
        let weeksOn = fields.integer("weeksOn", in: 1...104, required: true)
        let weeksOff = fields.integer("weeksOff", in: 0...104, required: true)
        guard let weeksOn, let weeksOff else { return nil }
        self.weeksOn = weeksOn
        self.weeksOff = weeksOff
    }

    var json: JSONObject {
        ["weeksOn": .number(JSONNumber(weeksOn)), "weeksOff": .number(JSONNumber(weeksOff))]
    }

    /// Whether a day lies in the weeks of rest; `dayIndex` is 0 on the first day of the plan.
    func isRest(dayIndex: Int) -> Bool {
        guard dayIndex >= 0 else { return false }
        return dayIndex % ((weeksOn + weeksOff) * 7) >= weeksOn * 7
    }
}

/// Days on which a plan stands still.
package struct ProtocolPause: Sendable, Hashable {
    /// The first and the last day of the pause.
    package let days: ClosedRange<CivilDate>

    init?(reading fields: inout FieldReader) {
        let from = fields.date("from", required: true)
        let to = fields.date("to", required: true)
        guard let from, let to else { return nil }
        guard from <= to else {
            fields.fault("to", code: "before-start", "must not be before from")
            return nil
        }
        days = from...to
    }

    var json: JSONObject {
        ["from": .string(days.lowerBound.description), "to": .string(days.upperBound.description)]
    }
}

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
