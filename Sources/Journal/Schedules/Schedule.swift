package import JSON

/// The days of a plan over a range, worked out from it and from what was logged; never stored.
package struct Schedule: Sendable, Hashable {
    /// One for each day of the range, in order.
    package let days: [ScheduleDay]
    package let totals: ScheduleTotals

    /// `{"days":[…],"totals":{…}}`.
    package var json: JSONObject {
        ["days": .array(days.map { .object($0.json) }), "totals": .object(totals.json)]
    }
}
