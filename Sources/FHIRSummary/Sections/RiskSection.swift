import CivilTime
import JSON
import Journal

/// Answers about suicide, before everything else.
struct RiskSection {
    private let answers: [RiskAnswer]

    init(_ answers: [RiskAnswer]) {
        self.answers = answers
    }

    /// `nil` without an answer above zero, which is no sign of safety and is not called one.
    func section(in draft: inout DocumentDraft) -> DocumentSection? {
        guard !answers.isEmpty else { return nil }
        var narrative = Narrative(
            """
            Answers above zero to questions about death, suicide or self-harm, the newest first. Any of them is to be \
            followed up, whatever the total is. The journal does not know whether somebody has done so.
            """)
        narrative.list(answers.map { point($0) })
        let flags = answers.map { answer in
            let observation = RiskObservation(answer).added(to: &draft)
            return RiskFlagResource(answer: answer, observation: observation).added(to: &draft)
        }
        return DocumentSection("Answers about suicide", .loinc("104605-1"), narrative, entries: flags)
    }

    private func point(_ answer: RiskAnswer) -> String {
        let words = answer.answerText.map { "\(answer.answer) (\($0))" } ?? answer.answer
        var point = "\(answer.date), \(answer.source): “\(RiskObservation(answer).question)”: \(words)."
        if answer.isInferred { point += " \(RiskObservation.inferred)" }
        if let seen = answer.acknowledgedAt {
            point += " The patient has seen the notice on help in a crisis (\(seen.utcText))."
        }
        return point
    }
}
