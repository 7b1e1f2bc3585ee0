package import CivilTime

/// The scores of one questionnaire over the period.
package struct ScaleSummary: Sendable {
    package let instrument: Instrument
    /// In the order of time; never empty.
    package let points: [Point]
    /// The last score against the first and the previous one of the period; `nil` where there is none.
    package let sinceFirst: Change?
    package let sincePrevious: Change?

    /// One assessment.
    package struct Point: Sendable {
        package let id: UUID
        package let date: CivilDate
        package let instant: Instant
        package let entry: AssessmentEntry
        package let score: Score?
        /// In the order of the instrument's subscales.
        package let subscaleScores: [Score?]
        package let band: ScoreBand?
        package let isComplete: Bool
    }

    /// A difference of two scores, with what is published on when one matters.
    package struct Change: Sendable {
        package let earlierDate: CivilDate
        package let earlier: Score
        package let difference: Score
        /// `improved`, `worsened` or `unchanged`, by what the scale calls better.
        package let trend: String
        /// Sentences without a full stop, such as `at least the minimal important difference of 5 (Löwe 2004)`.
        package let labels: [String]
    }

    package var first: Point? { points.first }
    package var previous: Point? { points.dropLast().last }
    package var last: Point? { points.last }
}
