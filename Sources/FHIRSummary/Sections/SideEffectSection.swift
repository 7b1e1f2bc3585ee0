import CivilTime
import JSON
import Journal

/// Unwanted effects as the person names them.
///
/// They are Observations: an AdverseEvent would say what caused them, which a journal does not know.
struct SideEffectSection {
    private let effects: [SideEffectSummary]

    init(_ effects: [SideEffectSummary]) {
        self.effects = effects
    }

    /// `nil` where none was written down.
    func section(in draft: inout DocumentDraft) -> DocumentSection? {
        guard !effects.isEmpty else { return nil }
        var narrative = Narrative("In the patient's own words; what caused them is not known.")
        narrative.table(
            ["Effect", "Days", "Mild", "Moderate", "Severe", "First", "Last"],
            effects.map { effect in
                let counts = [effect.days, effect.mild, effect.moderate, effect.severe].map { String($0) }
                return [effect.name] + counts + [effect.first.description, effect.last.description]
            })
        let entries = effects.map { Self.added($0, to: &draft) }
        return DocumentSection("Unwanted effects", .local("side-effects"), narrative, entries: entries)
    }

    private static func added(_ effect: SideEffectSummary, to draft: inout DocumentDraft) -> String {
        var observation = ObservationResource(
            Coding.local("side-effect").concept(effect.name), over: effect.first...max(effect.first, effect.last))
        observation["valueQuantity"] = .quantity(JSONNumber(effect.days), "days", ucum: "d")
        observation["interpretation"] = worst(effect).map { [.concept("Worst: \($0)")] }
        observation.addComponent("mild", "Times mild", "valueInteger", .integer(effect.mild))
        observation.addComponent("moderate", "Times moderate", "valueInteger", .integer(effect.moderate))
        observation.addComponent("severe", "Times severe", "valueInteger", .integer(effect.severe))
        return observation.added(to: &draft, .substance)
    }

    private static func worst(_ effect: SideEffectSummary) -> String? {
        let severities = [("severe", effect.severe), ("moderate", effect.moderate), ("mild", effect.mild)]
        return severities.first { $0.1 > 0 }?.0
    }
}
