/// A part of the journal that a person can show or withhold.
package enum SummarySection: String, Sendable, CaseIterable {
    /// Plans, without what came of them.
    case protocols
    /// What was taken and skipped; with `protocols` also how that compares with the plans.
    case doses
    /// Ratings, sleep and practices.
    case checkIns = "check-ins"
    /// Scores of questionnaires with their answers.
    case assessments
    case sideEffects = "side-effects"
    case medications
    case screening
    /// What is worked out of doses and check-ins together.
    case insights
    /// The person's own words in the records of the other sections.
    case notes

    /// The sections without which this one would show nothing, or what they withhold.
    package var foundations: [SummarySection] {
        self == .insights ? [.doses, .checkIns] : []
    }
}
