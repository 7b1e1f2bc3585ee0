import JSON

/// Which part of an earlier score must be gone for a treatment to have been answered to.
package struct ResponseCriterion: Sendable, Hashable {
    package let percent: Int

    /// Who uses the criterion.
    package let source: String

    /// Whether a score has fallen by that part or more.
    func isReached(from earlier: Score, to now: Score) -> Bool {
        earlier > 0 && (earlier - now) * 100 >= earlier * percent
    }

    /// `{"percent":…,"source":…}`.
    var json: JSONObject { ["percent": .number(JSONNumber(percent)), "source": .string(source)] }
}
