import CivilTime
import JSON

extension Records {
    /// Notes that a person has seen what is said to their answer to a risk item; once is enough for one answer.
    ///
    /// - Throws: `.notFound`, `.nothingToAcknowledge`.
    package func acknowledge(_ id: UUID, of person: Person) async throws -> Outcome {
        let now = now()
        return try await write(to: person) { [self] transaction in
            let stored = try transaction.live(id, in: Assessment.self, of: person)
            guard let risk = ScoredAssessment(stored)?.riskValue else {
                throw JournalError.nothingToAcknowledge
            }
            var content = try stored.content()
            if content["acknowledgement"] != nil { return .unchanged(stored) }
            content["acknowledgement"] = ["at": .string(now.utcText), "value": risk.json]
            let draft = try Draft.reading(.object(content), in: Assessment.self, by: rules).get()
            return try place(draft, at: id, over: stored, of: person, at: now, in: transaction)
        }
    }
}
