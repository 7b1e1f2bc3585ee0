import JSON
import Journal

/// The sign that a reader is to see an answer about suicide before everything else.
///
/// It is active, as what is to be shown; whether the danger still is there a journal does not know.
struct RiskFlagResource {
    let answer: RiskAnswer
    /// The reference to the answer itself.
    let observation: String

    func added(to draft: inout DocumentDraft) -> String {
        let members: JSONObject = [
            "extension": [
                [
                    "url": "http://hl7.org/fhir/StructureDefinition/flag-detail",
                    "valueReference": .reference(observation),
                ]
            ],
            "status": "active",
            "code": .concept("Answer above zero to a question about death, suicide or self-harm"),
            "subject": .reference(draft.patient),
            "period": .period(answer.date, nil),
            "author": .reference(draft.device),
        ]
        return draft.add("Flag", .psychiatric, members)
    }
}
