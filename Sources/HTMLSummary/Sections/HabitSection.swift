import Journal

/// Sleep, and what was done for oneself.
struct HabitSection: PageSection {
    let summary: Summary

    func write(to page: inout HTMLWriter) {
        guard summary.sleep != nil || summary.practices != nil else { return }
        page.section("habits", "Sleep and practices") { page in
            if let sleep = summary.sleep { page.element("p", sentence(sleep)) }
            guard let practices = summary.practices else { return }
            let parts = practices.map { practice -> Phrase in
                let minutes: Phrase = practice.minutes.map { ", \($0) minutes in all" } ?? ""
                return "\(practice.kind.rawValue) on \(NumberText.days(practice.days))\(minutes)"
            }
            page.element(
                "p", parts.isEmpty ? "No practice was recorded." : "Practices: \(Phrase(parts, separator: "; ")).")
        }
    }

    private func sentence(_ sleep: SleepSummary) -> Phrase {
        var parts: [Phrase] = []
        if let minutes = sleep.minutes {
            parts.append(
                """
                on average \(NumberText.hours(ofMinutes: minutes.mean)) \
                (\(NumberText.hours(ofMinutes: minutes.minimum)) to \(NumberText.hours(ofMinutes: minutes.maximum)), \
                \(NumberText.count(minutes.days, "night", "nights")))
                """)
        }
        if let quality = sleep.quality {
            parts.append(
                """
                quality \(NumberText.tenths(quality.mean)) of 10 (\(NumberText.short(quality.minimum)) to \
                \(NumberText.short(quality.maximum)), \(NumberText.count(quality.days, "night", "nights")))
                """)
        }
        return parts.isEmpty ? "No night was recorded." : "Sleep: \(Phrase(parts, separator: "; "))."
    }
}
