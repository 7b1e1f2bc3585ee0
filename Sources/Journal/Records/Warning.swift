import CivilTime
import JSON

/// A remark that is stored with a record and answered with it: a journal records what happened, it does not refuse it.
package struct Warning: Sendable, Hashable {
    /// The stable word for programs.
    package enum Code: String, Sendable, CaseIterable {
        /// The amount is above the protocol's ceiling.
        case aboveCeiling = "above-ceiling"
        /// The day lies in a rest block of the protocol.
        case inRestBlock = "in-rest-block"
        /// The day lies in a pause of the protocol.
        case inPause = "in-pause"
        /// The time lies ahead of the server's clock.
        case inFuture = "in-future"
    }

    /// What it is about.
    package let code: Code

    /// The sentence for people.
    package let detail: String

    /// `{"code":…,"detail":…}`.
    var json: JSONValue {
        ["code": .string(code.rawValue), "detail": .string(detail)]
    }

    /// How far ahead of the server's clock an entry may be before it is remarked upon, in milliseconds: phones drift by
    /// seconds, not by five minutes.
    static let clockTolerance: Int64 = 5 * 60 * 1000

    /// The remark on an entry from the future, if it is one.
    static func future(_ instant: Instant, now: Instant) -> [Warning] {
        guard instant.milliseconds > now.milliseconds + clockTolerance else { return [] }
        return [Warning(code: .inFuture, detail: "The time lies ahead of the server's clock (\(now.utcText)).")]
    }
}
