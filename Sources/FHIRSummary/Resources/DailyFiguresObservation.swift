import CivilTime
import JSON
import Journal

/// What of a night was written down, as a mean over the nights.
struct DailyFiguresObservation {
    let code: String
    let text: String
    let figures: SleepSummary.Figures
    /// In words and in UCUM.
    let unit: (words: String, ucum: String)

    func added(to draft: inout DocumentDraft, over days: ClosedRange<CivilDate>) -> String {
        var observation = ObservationResource(Coding.local(code).concept("\(text), mean"), over: days)
        observation["valueQuantity"] = quantity(figures.mean)
        observation.addComponent("days", "Nights written down", "valueInteger", .integer(figures.days))
        observation.addComponent("minimum", "Lowest", "valueQuantity", quantity(figures.minimum))
        observation.addComponent("maximum", "Highest", "valueQuantity", quantity(figures.maximum))
        return observation.added(to: &draft, .psychiatric)
    }

    private func quantity(_ figure: Double) -> JSONValue? {
        JSONNumber(figure).map { .quantity($0, unit.words, ucum: unit.ucum) }
    }
}
