import CivilTime
package import JSON

extension Summary {
    /// The answer of `GET /v1/summary` in JSON: a member for each section, null for what is withheld.
    package var json: JSONObject {
        var object: JSONObject = ["madeAt": .string(madeAt.utcText)]
        object.reserveCapacity(24)
        object["displayName"] = displayName.map { .string($0) } ?? .null
        object.set("timeZone", timeZone)
        object["period"] = [
            "from": .string(days.lowerBound.description), "to": .string(days.upperBound.description),
            "days": .number(JSONNumber(dayCount)),
        ]
        object["sections"] = .array(SummarySection.allCases.filter(sections.contains).map { .string($0.rawValue) })
        object["withheld"] = .array(withheld.map { .string($0.rawValue) })
        object["riskAnswers"] = .array(riskAnswers.map { .object($0.json) })
        object["timing"] = timing.map { .object($0.json) } ?? .null
        object["protocols"] = Self.list(protocols, \.json)
        object["doses"] = doses.map { .object($0.json) } ?? .null
        object["scales"] = Self.list(scales, \.json)
        object["metrics"] = Self.list(metrics) { $0.json(from: days.lowerBound) }
        object["lowMood"] = lowMood.map { .object($0.json) } ?? .null
        object["sleep"] = sleep.map { .object($0.json) } ?? .null
        object["practices"] = Self.list(practices, \.json)
        object["dosePhases"] = dosePhases.map { .object($0.json) } ?? .null
        object["sideEffects"] = Self.list(sideEffects, \.json)
        object["medications"] = Self.list(medications, \.json)
        object["screening"] = Self.list(screening, \.json)
        object["notes"] = Self.list(notes, \.json)
        object.set("notice", Self.notice)
        return object
    }

    /// What a summary is not.
    package static let notice =
        "This is what was recorded. It is no medical advice and makes no claim of benefit; what was not recorded may have "
        + "been otherwise."

    private static func list<T>(_ values: [T]?, _ json: (T) -> JSONObject) -> JSONValue {
        values.map { .array($0.map { .object(json($0)) }) } ?? .null
    }
}
