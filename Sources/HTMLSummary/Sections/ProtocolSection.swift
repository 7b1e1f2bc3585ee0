import CivilTime
import Journal

/// The plans, what came of them, and the calendar of that.
struct ProtocolSection: PageSection {
    /// Plans that get a calendar of their own, the last ones of the list: more would bury the page.
    static let calendars = 6
    /// Dates that are listed of a plan without set days.
    static let dates = 30

    let summary: Summary

    func write(to page: inout HTMLWriter) {
        guard let protocols = summary.protocols else { return }
        page.section("protocols", "Protocols and adherence") { page in
            guard !protocols.isEmpty else {
                page.element("p", "No protocol was in force in this period.")
                return
            }
            page.table(
                "Plans and what came of them, in days",
                columns: [
                    "Protocol", .number("Planned"), .number("Taken"), .number("Skipped"), .number("Missed"),
                    .number("Extra"), .number("In rest"),
                ], rows: protocols.lazy.map { row($0) })
            page.element("ul", ["class": "fine"]) { page in
                for shown in protocols {
                    page.element("li", "\(words: shown.plan.name): \(description(of: shown)).")
                }
            }
            if !summary.sections.contains(.doses) {
                page.element("p", "What came of the plans is withheld with the doses.")
            }
            for shown in protocols.suffix(Self.calendars) { writeCalendar(of: shown, to: &page) }
            if protocols.count > Self.calendars {
                page.element("p", "The calendars are those of the last \(Self.calendars) of the list.")
            }
        }
    }

    private func writeCalendar(of shown: ProtocolSummary, to page: inout HTMLWriter) {
        guard let days = shown.schedule?.days else { return }
        if case .asNeeded = shown.plan.schedule {
            writeDays(of: shown, days.filter { $0.adherence != .none }.map(\.date), to: &page)
            return
        }
        let inForce = days.filter { $0.phase != .before && $0.phase != .after || $0.adherence != .none }
        if inForce.isEmpty { return }
        if summary.dayCount <= AdherenceCalendar.longestPeriod {
            AdherenceCalendar(name: shown.plan.name, days: inForce).write(to: &page)
        } else {
            AdherenceMonths(name: shown.plan.name, days: inForce).write(to: &page)
        }
    }

    /// A plan without days of its own has no calendar: when a dose was taken says it all.
    private func writeDays(of shown: ProtocolSummary, _ dates: [CivilDate], to page: inout HTMLWriter) {
        let listed = dates.suffix(Self.dates).map { date -> Phrase in "\(date)" }
        let more: Phrase = dates.count > Self.dates ? "on \(NumberText.days(dates.count)), the last ones " : "on "
        page.element(
            "p",
            listed.isEmpty
                ? "\(words: shown.plan.name): no dose was taken."
                : "\(words: shown.plan.name): taken \(more)\(Phrase(listed, separator: ", ")).")
    }

    private func row(_ shown: ProtocolSummary) -> [Phrase] {
        let name: Phrase = "\(words: shown.plan.name)"
        guard let totals = shown.schedule?.totals else { return [name] + Array(repeating: .missing, count: 6) }
        let planned: Phrase = if case .asNeeded = shown.plan.schedule { .missing } else { "\(totals.planned)" }
        return [name, planned]
            + [totals.taken, totals.skipped, totals.missed, totals.extra, totals.restViolations].map { "\($0)" }
    }

    /// Substance, rhythm, amounts and dates, in the words of the plan.
    private func description(of shown: ProtocolSummary) -> Phrase {
        let plan = shown.plan
        var parts: [Phrase] = ["\(shown.cadence)"]
        if let substance = plan.substance { parts.insert("\(words: substance)", at: 0) }
        if let blocks = shown.blocks { parts.append("blocks: \(blocks)") }
        parts += plan.steps.prefix(6).map { step in
            let amount = step.amount.unit.phrase(step.amount.value)
            return step.fromDay == 1 ? amount : "\(amount) from day \(step.fromDay)"
        }
        if plan.steps.count > 6 { parts.append("and \(plan.steps.count - 6) more steps") }
        parts.append(plan.endDate.map { "\(plan.startDate) to \($0)" } ?? "since \(plan.startDate)")
        parts.append("\(plan.status.rawValue)")
        return Phrase(parts, separator: ", ")
    }
}
