package import JSON

/// The values that a score or an answer can have.
package struct ScoreRange: Sendable, Hashable {
    package let minimum: Score
    package let maximum: Score

    /// The distance of two neighbouring values.
    package let step: Score

    init(_ minimum: Score, _ maximum: Score, step: Score = 1) {
        self.minimum = minimum
        self.maximum = maximum
        self.step = step
    }

    /// The same as a rule for decimals.
    var decimals: DecimalRange { .closed(minimum.decimal, maximum.decimal) }

    /// The answer that stands as far from the one end as this does from the other.
    func reversed(_ answer: Score) -> Score { minimum + maximum - answer }

    /// `{"min":…,"max":…}`.
    package var json: JSONObject { ["min": minimum.json, "max": maximum.json] }
}
