import JSON

/// Which part of an earlier score must be gone for a treatment to have been answered to.
package struct ResponseCriterion: Sendable, Hashable {
    package let percent: Int

    /// Who uses the criterion.
    package let source: String

    /// Whether a score has fallen by that part or more; scores that were rounded count as what they may have been.
    func isReached(from earlier: Score, to now: Score) -> Bool {
        let most = 2 * earlier.hundredths + Self.rounding(of: earlier)
        let least = 2 * now.hundredths - Self.rounding(of: now)
        return earlier > 0 && (most - least) * 100 >= most * percent
    }

    /// What rounding to hundredths may have taken from a score or given to it, in half hundredths. Sums and scores of
    /// questionnaires are whole, halves or quarters; others were prorated.
    private static func rounding(of score: Score) -> Int { score.hundredths % 25 == 0 ? 0 : 1 }

    /// `{"percent":…,"source":…}`.
    var json: JSONObject { ["percent": .number(JSONNumber(percent)), "source": .string(source)] }
}
