import Journal

/// What was unwanted, how often and how bad.
struct SideEffectSection: PageSection {
    /// Rows at most.
    static let rows = 20

    let summary: Summary

    func write(to page: inout HTMLWriter) {
        guard let effects = summary.sideEffects else { return }
        page.section("side-effects", "Side effects") { page in
            guard !effects.isEmpty else {
                page.element("p", "No side effect was recorded in this period.")
                return
            }
            page.table(
                "Days on which each was written down, and how bad it was",
                columns: ["Side effect", .number("Days"), "How bad", "First and last"],
                rows: shown(of: effects).lazy.map { effect in
                    [
                        "\(words: effect.name)", "\(effect.days)", severities(of: effect),
                        "\(effect.first) to \(effect.last)",
                    ]
                })
            let others = effects.count - shown(of: effects).count
            if others > 0 {
                page.element("p", NumberText.others(others, "side effect, not severe,", "side effects, none severe,"))
            }
        }
    }

    /// How often each severity was written down.
    private func severities(of effect: SideEffectSummary) -> Phrase {
        var parts: [Phrase] = []
        if effect.severe > 0 { parts.append("\(strong: "\(effect.severe) severe")") }
        if effect.moderate > 0 { parts.append("\(effect.moderate) moderate") }
        if effect.mild > 0 { parts.append("\(effect.mild) mild") }
        return Phrase(parts, separator: ", ")
    }

    /// The most frequent ones, and every one that was severe.
    private func shown(of effects: [SideEffectSummary]) -> [SideEffectSummary] {
        effects.enumerated().filter { $0.offset < Self.rows || $0.element.severe > 0 }.map(\.element)
    }
}
