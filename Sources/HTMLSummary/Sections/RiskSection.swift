import CivilTime
import Journal

/// Answers about death, suicide and self-harm, before everything else: the newest word for word, and none left out.
struct RiskSection: PageSection {
    /// Answers that are shown word for word; of all others date and value are.
    static let wholeAnswers = 12

    let summary: Summary

    func write(to page: inout HTMLWriter) {
        page.section("risk", "Answers about death, suicide or self-harm", isWide: true) { page in
            let answers = summary.riskAnswers
            if !answers.isEmpty {
                page.element("ul", ["class": "risk"]) { page in
                    for answer in answers.prefix(Self.wholeAnswers) { page.element("li", sentence(answer)) }
                }
                writeOthers(answers.dropFirst(Self.wholeAnswers), to: &page)
            } else if !sources.isEmpty {
                page.element("p", "No answer above zero was recorded in this period. That is no sign of safety.")
            }
            if !withheld.isEmpty {
                page.element(
                    "p",
                    """
                    The person withholds \(withheld.map(\.label).joined(separator: " and ")): such answers may be among \
                    what is withheld.
                    """)
            }
        }
    }

    /// The sections with such questions that the reader may see, and the others.
    private var sources: [SummarySection] { Self.asking.filter { summary.sections.contains($0) } }
    private var withheld: [SummarySection] { Self.asking.filter { !summary.sections.contains($0) } }
    private static let asking: [SummarySection] = [.assessments, .screening]

    private func sentence(_ answer: RiskAnswer) -> Phrase {
        var phrase: Phrase = "\(answer.date) "
        phrase += "\(answer.source)"
        if let item = answer.item { phrase += ", item \(item)" }
        phrase += answer.question.map { ": “\($0)” " } ?? ". Its licence keeps the question. "
        let meaning: Phrase = answer.answerText.map { " (\($0))" } ?? ""
        phrase += "Answer: \(strong: "\(answer.answer)\(meaning)")."
        if answer.isInferred {
            phrase +=
                " \(strong: "Inferred from a total"): only that was recorded, and it leaves no less for this item."
        }
        if let date = answer.acknowledgedOn {
            phrase += " \(small: "The person confirmed the notice on \(date).")"
        }
        return phrase
    }

    /// All others by what asked, each with its date and value, the newest first.
    private func writeOthers(_ answers: ArraySlice<RiskAnswer>, to page: inout HTMLWriter) {
        guard !answers.isEmpty else { return }
        page.element("p", "\(NumberText.count(answers.count, "earlier answer", "earlier answers")) above zero:")
        page.element("ul", ["class": "risk"]) { page in
            for group in groups(of: answers) {
                let values = group.answers.map { answer -> Phrase in
                    "\(answer.date): \(strong: "\(answer.answer)")\(answer.isInferred ? " (inferred from a total)" : "")"
                }
                page.element("li", "\(group.title): \(Phrase(values, separator: "; ")).")
            }
        }
    }

    private func groups(of answers: ArraySlice<RiskAnswer>) -> [(title: String, answers: [RiskAnswer])] {
        var groups: [(title: String, answers: [RiskAnswer])] = []
        for answer in answers {
            let title = answer.item.map { "\(answer.source), item \($0)" } ?? answer.source
            if let index = groups.firstIndex(where: { $0.title == title }) {
                groups[index].answers.append(answer)
            } else {
                groups.append((title, [answer]))
            }
        }
        return groups
    }
}
