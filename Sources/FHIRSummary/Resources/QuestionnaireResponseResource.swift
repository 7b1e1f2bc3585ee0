import CivilTime
import JSON
import Journal

/// The answers to a questionnaire, item by item; their text only where anybody may show it.
struct QuestionnaireResponseResource {
    private let instrument: Instrument
    private let codes: InstrumentCodes
    private let answers: [Score?]
    private let point: ScaleSummary.Point

    /// `nil` for an assessment of which only the total was written down.
    init?(_ point: ScaleSummary.Point, of instrument: Instrument, codes: InstrumentCodes) {
        guard case .answers(let answers) = point.entry else { return nil }
        self.instrument = instrument
        self.codes = codes
        self.answers = answers
        self.point = point
    }

    func added(to draft: inout DocumentDraft) -> String {
        var members: JSONObject = [
            "questionnaire": .string(codes.questionnaire), "status": "completed",
            "subject": .reference(draft.patient), "authored": .string(point.instant.utcText),
            "source": .reference(draft.patient),
        ]
        let items = answers.indices.map { item($0) }
        if !items.isEmpty { members["item"] = .array(items) }
        return draft.add("QuestionnaireResponse", .psychiatric, members, for: point.id)
    }

    /// An item by its index; one that was left open has no answer.
    private func item(_ index: Int) -> JSONValue {
        var item: JSONObject = ["linkId": .string(codes.linkID(ofItem: index + 1))]
        item["text"] = text(ofItem: index).map { .string($0) }
        if let answer = answers[index] { item["answer"] = [.object(value(of: answer, item: index))] }
        return .object(item)
    }

    private func text(ofItem index: Int) -> String? {
        let optional = index - instrument.items
        if instrument.optionalItems.indices.contains(optional) { return instrument.optionalItems[optional].text }
        guard let items = instrument.text?.items, items.indices.contains(index) else { return nil }
        return items[index]
    }

    /// A coding with the score that it stands for, or the score alone.
    private func value(of answer: Score, item index: Int) -> JSONObject {
        guard let coding = codes.answer(answer, isOptional: index >= instrument.items) else {
            let number = JSONValue.number(JSONNumber(answer.decimal))
            return answer.hundredths.isMultiple(of: 100) ? ["valueInteger": number] : ["valueDecimal": number]
        }
        guard case .object(var object) = coding.json else { return [:] }
        object["extension"] = [
            [
                "url": "http://hl7.org/fhir/StructureDefinition/ordinalValue",
                "valueDecimal": .number(JSONNumber(answer.decimal)),
            ]
        ]
        return ["valueCoding": .object(object)]
    }
}
