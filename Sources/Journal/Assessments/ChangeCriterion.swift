import JSON

/// From which difference of two scores on a change means something, and who says so.
package struct ChangeCriterion: Sendable, Hashable {
    /// Any difference as great as this counts.
    package let threshold: Score

    /// Who found the threshold.
    package let source: String

    init(_ threshold: Score, _ source: String) {
        self.threshold = threshold
        self.source = source
    }

    /// `{"threshold":…,"source":…}`.
    var json: JSONObject { ["threshold": threshold.json, "source": .string(source)] }
}
