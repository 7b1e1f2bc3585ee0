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

    /// The days of the weeks on.
    var doseDayCount: Int { weeksOn * 7 }

    /// The days from the start of a block to that of the next.
    var dayCount: Int { (weeksOn + weeksOff) * 7 }

    /// Whether a day lies in the weeks of rest; `dayIndex` is 0 on the first day of the plan.
    func isRest(dayIndex: Int) -> Bool {
        guard dayIndex >= 0 else { return false }
        return dayIndex % dayCount >= doseDayCount
    }
}
