@testable import Journal

/// A summary with another section.
extension Summary {
    func replacing(_ phases: PhaseSummary) -> Summary { with(phases: phases, sideEffects: sideEffects) }

    func replacing(_ effects: [SideEffectSummary]) -> Summary { with(phases: dosePhases, sideEffects: effects) }

    private func with(phases: PhaseSummary?, sideEffects: [SideEffectSummary]?) -> Summary {
        Summary(
            madeAt: madeAt, today: today, displayName: displayName, timeZone: timeZone, days: days, sections: sections,
            riskAnswers: riskAnswers, timing: timing, protocols: protocols, doses: doses, scales: scales,
            metrics: metrics, lowMood: lowMood, sleep: sleep, practices: practices, dosePhases: phases,
            sideEffects: sideEffects, medications: medications, screening: screening, notes: notes)
    }
}
