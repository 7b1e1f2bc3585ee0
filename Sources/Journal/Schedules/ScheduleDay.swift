package import CivilTime
import JSON

/// What a plan has for one day, and what came of it.
package struct ScheduleDay: Sendable, Hashable {
    /// What kind of day it is.
    package enum Phase: String, Sendable, CaseIterable {
        /// Before the plan starts.
        case before
        /// Behind its end, or from today on where it is no longer followed.
        case after
        /// In a pause, or from today on where the plan is paused.
        case paused
        /// In the weeks off.
        case rest
        /// A dose is planned.
        case dose
        /// The day after a dose day, without a dose.
        case transition
        /// Any other.
        case normal
    }

    /// How what was done compares with what was planned.
    package enum Adherence: String, Sendable, CaseIterable {
        /// A planned dose was taken, or a dose of a plan without set days.
        case taken
        /// A planned dose was skipped and that was logged.
        case skipped
        /// The day of a planned dose went by without a log.
        case missed
        /// A planned dose is still to come.
        case upcoming
        /// A dose was taken that was not planned.
        case extra
        /// A dose was taken in the weeks off.
        case restViolation = "rest-violation"
        /// Nothing was planned, nothing taken.
        case none
    }

    package let date: CivilDate
    /// 1 on the first day of the plan, counted on through pauses and rest; `nil` before the plan and after it.
    package let dayOfProtocol: Int?
    /// 1 for the first block and for a plan without blocks; `nil` before the plan and after it.
    package let block: Int?
    package let phase: Phase
    /// The amount of the titration step, on dose days.
    package let planned: Amount?
    /// The dose logs of the day, taken and skipped.
    package let doses: [UUID]
    package let adherence: Adherence
    /// When the dose is planned, on dose days of a plan with a time of day.
    package let at: PlannedTime?
    /// Whether the planned amount or one that was taken is above the plan's ceiling.
    package let isAboveCeiling: Bool

    var json: JSONObject {
        let ids = doses.map { JSONValue.string($0.description) }
        return [
            "date": .string(date.description),
            "dayOfProtocol": Self.json(dayOfProtocol),
            "block": Self.json(block),
            "phase": .string(phase.rawValue),
            "planned": planned.map { JSONValue.object($0.json) } ?? .null,
            "doses": .array(ids),
            "adherence": .string(adherence.rawValue),
            "at": at.map { JSONValue.string($0.text) } ?? .null,
            "aboveCeiling": .bool(isAboveCeiling),
        ]
    }

    private static func json(_ number: Int?) -> JSONValue {
        number.map { .number(JSONNumber($0)) } ?? .null
    }
}
