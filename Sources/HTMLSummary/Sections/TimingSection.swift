import Journal

/// How much was written down and how soon, so that a reader knows how far to trust the rest.
struct TimingSection: PageSection {
    let summary: Summary

    func write(to page: inout HTMLWriter) {
        guard let timing = summary.timing else { return }
        var sentences: [Phrase] = []
        if let days = timing.daysWithCheckIn {
            let percent = NumberText.percent(days, of: summary.dayCount)
            sentences.append("Check-ins on \(days) of \(NumberText.days(summary.dayCount)) (\(percent)).")
        }
        if let delays = timing.checkIns {
            sentences.append(sentence(delays, NumberText.count(delays.entries, "check-in", "check-ins")))
        }
        if let delays = timing.doses {
            sentences.append(sentence(delays, NumberText.count(delays.entries, "dose log", "dose logs")))
        }
        guard !sentences.isEmpty else { return }
        page.section("timing", "How this was written down", isWide: true) { page in
            page.element("p", Phrase(sentences, separator: " "))
        }
    }

    private func sentence(_ delays: SummaryTiming.Delays, _ entries: String) -> Phrase {
        guard delays.entries > 0 else { return "\(entries)." }
        var phrase: Phrase = "\(entries): \(delays.backFilled) written down after the following day"
        if delays.imported > 0 { phrase += ", \(delays.imported) imported, with no word on when they were written" }
        if let hours = delays.medianDelayHours {
            phrase += ", median delay \(NumberText.delay(hours))"
        }
        phrase += "."
        return phrase
    }
}
