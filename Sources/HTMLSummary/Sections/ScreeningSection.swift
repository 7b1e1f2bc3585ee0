import Journal

/// The last answer to each question of the screening checklist.
struct ScreeningSection: PageSection {
    let summary: Summary

    func write(to page: inout HTMLWriter) {
        guard let answers = summary.screening else { return }
        page.section("screening", "Screening") { page in
            guard !answers.isEmpty else {
                page.element("p", "No screening was recorded.")
                return
            }
            page.table(
                "The last answer to each question; none means that anything is safe",
                columns: ["Question", "Answer", "Date"],
                rows: answers.lazy.map { answer in
                    let text: Phrase = "\(answer.answer.rawValue)"
                    return [
                        "\(answer.item.question)", answer.answer == .yes ? "\(strong: text)" : text, "\(answer.date)",
                    ]
                })
        }
    }
}
