/// How the answers of an instrument become its score.
package enum ScoringRule: Sendable, Hashable {
    /// The sum times a factor; items listed as reversed count from the other end of the answers.
    case sum(reversed: Set<Int> = [], times: Int = 1, missing: MissingItems = .refused)

    /// The raw sum, looked up in a table.
    case converted(ConversionTable)

    /// The sum of the greatest answer within each domain.
    case domains([ScoringDomain])

    /// The score of the answers to the items in order, `nil` for those left open, and whether nothing was left open
    /// that the score needs.
    ///
    /// - Returns: no score where the rule gives none.
    func score(of answers: [Score?], in range: ScoreRange) -> (score: Score?, isComplete: Bool) {
        switch self {
        case .sum(let reversed, let factor, let missing):
            let counted = answers.enumerated().compactMap { index, answer in
                answer.map { reversed.contains(index + 1) ? range.reversed($0) : $0 }
            }
            let score = missing.total(of: counted, items: answers.count).map { $0 * factor }
            return (score, counted.count == answers.count)
        case .converted(let table):
            let counted = answers.compactMap(\.self)
            guard counted.count == answers.count else { return (nil, false) }
            return (table.score(ofRaw: counted.reduce(0, +)), true)
        case .domains(let domains):
            let scores = domains.compactMap { $0.score(of: answers) }
            guard scores.count == domains.count else { return (nil, false) }
            return (scores.reduce(0, +), true)
        }
    }

    /// What becomes of the score when items are left open, a sentence for people.
    package var missingSentence: String {
        switch self {
        case .sum(_, _, let missing): missing.sentence
        case .converted: MissingItems.refused.sentence
        case .domains(let domains): ScoringDomain.missingSentence(of: domains)
        }
    }
}
