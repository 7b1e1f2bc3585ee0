/// What an entry amounts to by the rules of its instrument.
package struct AssessmentResult: Sendable, Hashable {
    /// The score over all items; `nil` where the rules give none.
    package let score: Score?

    /// The score of each subscale, in the order of the instrument; `nil` where an item of it was left open.
    package let subscaleScores: [Score?]

    /// Whether nothing was left open that is scored.
    package let isComplete: Bool

    /// The band that the score lies in.
    package let severity: ScoreBand?

    /// The answer to the risk item or, where only the total is known, the least that it leaves for it; `nil` if that is
    /// nothing, there is no such item, or it was left open.
    package let riskValue: Score?

    init(of entry: AssessmentEntry, by instrument: Instrument) {
        switch (entry, instrument.outcome) {
        case (.answers(let answers), .total(let total)):
            let items = Array(answers.prefix(instrument.items))
            (score, isComplete) = total.rule.score(of: items, in: instrument.answers)
            subscaleScores = []
        case (.answers(let answers), .subscales(let subscales)):
            score = nil
            subscaleScores = subscales.map { Self.score(of: $0, in: answers) }
            isComplete = subscaleScores.allSatisfy { $0 != nil }
        case (.total(let total), _):
            score = total
            subscaleScores = []
            isComplete = true
        case (.subscaleTotals(let totals), _):
            score = nil
            subscaleScores = totals
            isComplete = true
        }
        severity = score.flatMap { instrument.total?.band(of: $0) }
        riskValue = instrument.riskItem.flatMap { entry.answer(toItem: $0) ?? Self.risk(in: entry, of: instrument) }
    }

    /// What a total leaves for the risk item when all others have their highest answer, up to a whole step.
    private static func risk(in entry: AssessmentEntry, of instrument: Instrument) -> Score? {
        guard case .total(let total) = entry, let range = instrument.total?.range else { return nil }
        let rest = total - (range.maximum - instrument.answers.maximum)
        let step = instrument.answers.step.hundredths
        return rest > 0 ? Score(hundredths: (rest.hundredths + step - 1) / step * step) : nil
    }

    /// Whether the risk item needs a look: any answer above the lowest does, whatever the total.
    package var hasRisk: Bool { riskValue.map { $0 > 0 } ?? false }

    private static func score(of subscale: Subscale, in answers: [Score?]) -> Score? {
        let answered = subscale.items.compactMap { answers.indices.contains($0 - 1) ? answers[$0 - 1] : nil }
        return MissingItems.refused.total(of: answered, items: subscale.items.count)
    }
}
