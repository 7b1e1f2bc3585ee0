package import JSON

/// What published sources say about the medicines and the substances that a person has listed.
///
/// What is said of a medicine does not hang on the substances: their slugs are an open vocabulary, so one that is not
/// recognised may be a psychedelic all the same, and who asks may have logged none yet.
package struct Interactions: Sendable {
    /// Days for which a medicine that has ended is still asked about: as long as studies look back.
    static let lookBackDays = 90

    let medications: [ListedMedication]
    /// Slugs, each once, in alphabetical order.
    let substances: [String]

    /// The answer of `GET /v1/interactions`.
    package var json: JSONObject {
        let recognised = substances.filter { Psychedelic.isNamed(by: $0) }
        var items: [JSONValue] = []
        var silent: [JSONValue] = []
        for medication in medications {
            let facts = InteractionFact.all.filter { !medication.classes.isDisjoint(with: $0.classes) }
            if facts.isEmpty { silent.append(.object(medication.json)) }
            items += facts.map { fact in
                var item = fact.json
                item["medication"] = .object(medication.json)
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
