import CivilTime
import JSON
import Journal

/// The answers to the checklist, as reported: no condition is asserted by them.
struct ScreeningSection {
    private let answers: [ScreeningAnswer]

    init(_ answers: [ScreeningAnswer]) {
        self.answers = answers
    }

    /// `nil` without an answer.
    func section(in draft: inout DocumentDraft) -> DocumentSection? {
        guard !answers.isEmpty else { return nil }
        var narrative = Narrative(
            "Questions that studies ask, with the patient's last answer to each. They are reported, and no diagnosis.")
        narrative.table(
            ["Date", "Question", "Answer"],
            answers.map { [$0.date.description, $0.item.question, $0.answer.rawValue] })
        let entries = answers.map { answer in
            var observation = ObservationResource(
                Coding.local("screening-\(answer.item.key)").concept(answer.item.question),
                at: answer.date.description)
            observation["valueCodeableConcept"] = .concept(answer.answer.rawValue)
            observation["note"] = .notes(["Reported by the patient."])
            return observation.added(to: &draft, .psychiatric)
        }
        return DocumentSection("Answers to a checklist", .local("screening"), narrative, entries: entries)
    }
}
