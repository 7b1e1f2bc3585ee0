/// The one score of an instrument.
package struct TotalScore: Sendable, Hashable {
    package let direction: Metric.Direction

    /// The scores that there can be, in steps that a total given without answers is held to.
    package let range: ScoreRange

    package let rule: ScoringRule

    /// In order from the lowest edge, which is that of the range; empty where nobody's bands are agreed upon.
    package let bands: [ScoreBand]

    /// The band that a score lies in.
    func band(of score: Score) -> ScoreBand? {
        bands.last { $0.lowerEdge <= score }
    }
}
