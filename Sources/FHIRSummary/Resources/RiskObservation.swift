import CivilTime
import JSON
import Journal

/// An answer above zero to a question about death, suicide or self-harm, under the code of the question.
struct RiskObservation {
    private let answer: RiskAnswer

    init(_ answer: RiskAnswer) {
        self.answer = answer
    }

    func added(to draft: inout DocumentDraft) -> String {
        let codes = answer.instrument.map { InstrumentCodes(key: $0) }
        let code = answer.item.flatMap { codes?.item($0) } ?? .local("screening-risk-item")
        var observation = ObservationResource(code.concept(question), at: answer.instant.utcText)
        let (name, value) = value(codes)
        observation[name] = value
        observation["interpretation"] = [.concept("Above zero: to be followed up whatever the total is")]
        if answer.isInferred { observation["note"] = .notes([Self.inferred]) }
        if let answers = draft.reference(to: answer.recordID) { observation["derivedFrom"] = [.reference(answers)] }
        return observation.added(to: &draft, .psychiatric)
    }

    static let inferred = "Only the total was written down; this is the least that it leaves for the item."

    /// The question, or where it stands where its words are kept by a licence.
    var question: String {
        answer.question ?? answer.item.map { "\(answer.source), item \($0)" } ?? answer.source
    }

    /// The member of the answer and its value.
    private func value(_ codes: InstrumentCodes?) -> (String, JSONValue) {
        guard let decimal = ExactDecimal(answer.answer), let score = Score(decimal) else {
            return ("valueCodeableConcept", .concept(answer.answer))
        }
        if answer.isInferred {
            guard case .object(var least) = JSONValue.quantity(JSONNumber(decimal), "score", ucum: "{score}") else {
                return ("valueString", .text(answer.answer))
            }
            least["comparator"] = ">="
            return ("valueQuantity", .object(least))
        }
        if let coding = codes?.answer(score) {
            return ("valueCodeableConcept", coding.concept(answer.answerText))
        }
        var members = JSONObject()
        members.setValue(score)
        return members.members.first.map { ($0.name, $0.value) } ?? ("valueString", .text(answer.answer))
    }
}
