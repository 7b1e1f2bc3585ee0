import CivilTime
package import JSON

/// What published sources say about the medicines and the substances that a person has listed.
package struct Interactions: Sendable {
    /// A medicine that a person lists, with its record.
    struct Listed: Sendable {
        let id: UUID
        let medication: Medication
    }

    /// Days for which a medicine that has ended is still asked about: as long as studies look back.
    static let lookBackDays = 90

    let medications: [Listed]
    /// Slugs, each once, in alphabetical order.
    let substances: [String]

    /// The answer of `GET /v1/interactions`.
    package var json: JSONObject {
        let recognised = substances.filter { Psychedelic.isNamed(by: $0) }
        var items: [JSONValue] = []
        var silent: [JSONValue] = []
        for listed in medications {
            let facts =
                recognised.isEmpty
                ? []
                : InteractionFact.all.filter { fact in
                    listed.medication.medicationClass.map { fact.classes.contains($0) } ?? false
                }
            if facts.isEmpty { silent.append(.object(listed.json)) }
            items += facts.map { fact in
                var item = fact.json
                item["medication"] = .object(listed.json)
                item["substances"] = .array(recognised.map { .string($0) })
                return .object(item)
            }
        }
        return [
            "version": .number(JSONNumber(InteractionFact.version)),
            "notice": .string(Self.notice),
            "items": .array(items),
            "medicationsWithoutEntry": .array(silent),
            "substancesWithoutEntry": .array(substances.filter { !recognised.contains($0) }.map { .string($0) }),
        ]
    }

    private static let notice =
        "What published sources say about what you have listed, as information. It is not complete, knows nothing of you, "
        + "and clears nothing: that a medicine or substance has no entry does not mean that it is safe. Talk to a doctor "
        + "or pharmacist, and never stop a medicine on your own."
}

extension Interactions.Listed {
    fileprivate var json: JSONObject {
        var object: JSONObject = ["id": .string(id.description), "name": .string(medication.name)]
        object.set("class", medication.medicationClass)
        return object
    }
}
