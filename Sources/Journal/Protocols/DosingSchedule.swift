package import CivilTime
import JSON

/// On which days a plan has a dose.
package enum DosingSchedule: Sendable, Hashable {
    /// Days on, then days off, counted from the start of the plan and anew from the start of each block.
    case cycle(doseDays: Int, restDays: Int)
    /// The same days each week, in the order of the week.
    case weekdays([Weekday])
    /// One entry a day, repeated.
    case pattern([Bool])
    /// No set days.
    case asNeeded(maximumPerWeek: Int?)

    /// The word in `kind`.
    enum Kind: String, CaseIterable {
        case cycle, weekdays, pattern
        case asNeeded = "as-needed"
    }

    init?(reading fields: inout FieldReader) {
        let schedule: Self?
        switch fields.choice("kind", of: Kind.self, required: true) {
        case .cycle: schedule = Self.cycle(&fields)
        case .weekdays: schedule = Self.weekdays(&fields)
        case .pattern: schedule = Self.pattern(&fields)
        case .asNeeded: schedule = .asNeeded(maximumPerWeek: fields.integer("maxPerWeek", in: 1...100))
        case nil:
            fields.ignore(["doseDays", "restDays", "days", "maxPerWeek"])
            schedule = nil
        }
        guard let schedule else { return nil }
        self = schedule
    }

    var json: JSONObject {
        switch self {
        case .cycle(let doseDays, let restDays):
            ["kind": "cycle", "doseDays": .number(JSONNumber(doseDays)), "restDays": .number(JSONNumber(restDays))]
        case .weekdays(let days):
            ["kind": "weekdays", "days": .array(days.map { .string($0.rawValue) })]
        case .pattern(let days):
            ["kind": "pattern", "days": .array(days.map { .bool($0) })]
        case .asNeeded(nil):
            ["kind": "as-needed"]
        case .asNeeded(let maximum?):
            ["kind": "as-needed", "maxPerWeek": .number(JSONNumber(maximum))]
        }
    }

    private static func cycle(_ fields: inout FieldReader) -> Self? {
        let doseDays = fields.integer("doseDays", in: 1...366, required: true)
        let restDays = fields.integer("restDays", in: 0...366, required: true)
        guard let doseDays, let restDays else { return nil }
        return .cycle(doseDays: doseDays, restDays: restDays)
    }

    private static func weekdays(_ fields: inout FieldReader) -> Self? {
        let days = fields.choices("days", of: Weekday.self, count: 1...7, required: true, unique: true)
        return days.map { .weekdays($0) }
    }

    private static func pattern(_ fields: inout FieldReader) -> Self? {
        let days = fields.values(
            "days", count: 1...366, required: true, expected: "true or false for each day", code: "wrong-type"
        ) { value -> Bool? in
            guard case .bool(let isDoseDay) = value else { return nil }
            return isDoseDay
        }
        guard let days else { return nil }
        if !days.contains(true) { fields.fault("days", code: "invalid", "must have a true: a day with a dose") }
        return .pattern(days)
    }
}
