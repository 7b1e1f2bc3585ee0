import CivilTime
import JSON
import Journal

/// Something that the person said or that is worked out of what they said: never measured by anybody else.
struct ObservationResource {
    /// Everything but subject and performer.
    private(set) var members: JSONObject

    init(_ code: JSONValue, at time: String) {
        members = Self.start(code)
        members["effectiveDateTime"] = .string(time)
    }

    init(_ code: JSONValue, over days: ClosedRange<CivilDate>) {
        members = Self.start(code)
        members["effectivePeriod"] = .period(days)
    }

    private static func start(_ code: JSONValue) -> JSONObject {
        ["status": "final", "category": [Coding.survey.concept()], "code": code]
    }

    subscript(name: String) -> JSONValue? {
        get { members[name] }
        set { members[name] = newValue }
    }

    mutating func setValue(_ score: Score) { members.setValue(score) }

    /// Adds what belongs to the value; a component without a value is left out.
    mutating func addComponent(_ code: String, _ text: String, _ name: String, _ value: JSONValue?) {
        guard let value else { return }
        let component: JSONValue = .object(["code": Coding.local(code).concept(text), name: value])
        guard case .array(let components) = members["component"] else {
            members["component"] = [component]
            return
        }
        members["component"] = .array(components + [component])
    }

    /// Adds it to a document, as told by the patient.
    func added(
        to draft: inout DocumentDraft, _ sensitivity: Sensitivity, for record: UUID? = nil
    ) -> String {
        var members = members
        members["subject"] = .reference(draft.patient)
        members["performer"] = [.reference(draft.patient)]
        return draft.add("Observation", sensitivity, members, for: record)
    }
}
