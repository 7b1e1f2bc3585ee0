package import JSON

/// What later readings need of an assessment, without the rest of the record.
package struct ScoredAssessment: Sendable, Hashable {
    /// The record.
    package let id: UUID

    package let event: RecordEvent
    package let instrument: Instrument

    /// The score over all items, if there is one.
    package let score: Score?

    /// The score of each subscale, in the order of the instrument.
    package let subscaleScores: [Score?]

    /// The key of the band that the score lies in.
    package let severity: String?

    /// What the risk flag was raised for, if it was.
    package let riskValue: Score?

    /// Whether there is anything to compare with.
    var isScored: Bool { score != nil || subscaleScores.contains { $0 != nil } }

    package init(id: UUID, _ assessment: Assessment) {
        self.id = id
        event = assessment.event
        instrument = assessment.instrument
        score = assessment.result.score
        subscaleScores = assessment.result.subscaleScores
        severity = assessment.result.severity?.key
        riskValue = assessment.result.hasRisk ? assessment.result.riskValue : nil
    }

    /// Takes a stored content at its word, without scoring it again; what is not as expected counts as absent.
    ///
    /// - Returns: `nil` if the content names no instrument.
    package init?(id: UUID, event: RecordEvent, content: JSONObject) {
        guard case .string(let key) = content["instrument"], let instrument = InstrumentRegistry.standard[key] else {
            return nil
        }
        self.id = id
        self.event = event
        self.instrument = instrument
        score = Score(content["score"])
        subscaleScores = Self.subscaleScores(of: content["subscales"], in: instrument)
        if case .string(let key) = content["severity"] { severity = key } else { severity = nil }
        if case .array(let flags) = content["flags"], case .object(let flag)? = flags.first {
            riskValue = Score(flag["value"])
        } else {
            riskValue = nil
        }
    }

    /// Takes a stored record at its word; `nil` if it is no assessment, was deleted or cannot be read.
    package init?(_ record: Record) {
        // A body that cannot be parsed is no assessment to compare with; that it is damaged shows where it is read.
        guard record.collection == Assessment.collection.name, let body = record.body,
            case .object(let content)? = try? JSONParser.parse(body)
        else { return nil }
        self.init(id: record.id, event: record.event, content: content)
    }

    private static func subscaleScores(of value: JSONValue?, in instrument: Instrument) -> [Score?] {
        guard case .array(let elements) = value else { return instrument.subscales.map { _ in nil } }
        return instrument.subscales.map { subscale in
            for case .object(let element) in elements where element["key"] == .string(subscale.key) {
                return Score(element["score"])
            }
            return nil
        }
    }
}
