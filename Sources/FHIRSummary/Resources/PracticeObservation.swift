import CivilTime
import JSON
import Journal

/// On how many days something was done for oneself.
struct PracticeObservation {
    let practice: PracticeSummary

    func added(to draft: inout DocumentDraft, over days: ClosedRange<CivilDate>) -> String {
        let kind = practice.kind.rawValue
        var observation = ObservationResource(Coding.local("practice-\(kind)").concept("Practice: \(kind)"), over: days)
        observation["valueQuantity"] = .quantity(JSONNumber(practice.days), "days", ucum: "d")
        let minutes = practice.minutes.map { JSONValue.quantity(JSONNumber($0), "minutes", ucum: "min") }
        observation.addComponent("minutes", "Minutes in all", "valueQuantity", minutes)
        return observation.added(to: &draft, .restricted)
    }
}
