import CivilTime
import JSON
import Journal

/// The data types of FHIR R4 that resources are made of.
extension JSONValue {
    /// A `string` or `markdown` of what somebody wrote.
    static func text(_ text: String) -> JSONValue { .string(text.asFHIR) }

    static func integer(_ integer: Int) -> JSONValue { .number(JSONNumber(integer)) }

    /// A `Reference` to an entry of the document.
    static func reference(_ url: String) -> JSONValue { ["reference": .string(url)] }

    /// A `CodeableConcept` of words alone.
    static func concept(_ text: String) -> JSONValue { ["text": .text(text)] }

    /// `Annotation`s.
    static func notes(_ texts: [String]) -> JSONValue { .array(texts.map { ["text": .text($0)] }) }

    static func period(_ days: ClosedRange<CivilDate>) -> JSONValue { period(days.lowerBound, days.upperBound) }

    /// A `Period` of days, either end of which may be open.
    static func period(_ start: CivilDate?, _ end: CivilDate?) -> JSONValue {
        var object = JSONObject()
        object["start"] = start.map { .string($0.description) }
        object["end"] = end.map { .string($0.description) }
        return .object(object)
    }

    /// A `Quantity` in a unit of UCUM, with the words that people read.
    static func quantity(_ value: JSONNumber, _ unit: String, ucum: String) -> JSONValue {
        [
            "value": .number(value), "unit": .string(unit), "system": "http://unitsofmeasure.org",
            "code": .string(ucum),
        ]
    }

    /// The extension that says why an element has no value.
    static func absent(_ reason: String) -> JSONValue {
        [
            "extension": [
                [
                    "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": .string(reason),
                ]
            ]
        ]
    }
}

extension JSONObject {
    /// Sets the `value[x]` of a score: an integer where it is whole, or else a quantity.
    mutating func setValue(_ score: Score) {
        let number = JSONNumber(score.decimal)
        if score.hundredths.isMultiple(of: 100) {
            self["valueInteger"] = .number(number)
        } else {
            self["valueQuantity"] = .quantity(number, "score", ucum: "{score}")
        }
    }
}
