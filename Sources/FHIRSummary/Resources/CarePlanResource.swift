import CivilTime
import JSON
import Journal

/// A plan that the person follows. It is their own: nobody prescribed it.
struct CarePlanResource {
    private let summary: ProtocolSummary
    private let today: CivilDate
    private var plan: DosingProtocol { summary.plan }

    /// - Parameter today: the day on which the document is made.
    init(_ summary: ProtocolSummary, today: CivilDate) {
        self.summary = summary
        self.today = today
    }

    func added(to draft: inout DocumentDraft) -> String {
        var detail: JSONObject = [
            "status": activityStatus, "scheduledString": .text(cadence), "description": .text(amounts),
        ]
        detail["productCodeableConcept"] = plan.substance.map { .concept($0) }
        let members: JSONObject = [
            "status": status, "intent": "plan", "title": .text(plan.name), "description": .text(description),
            "subject": .reference(draft.patient), "period": .period(plan.startDate, plan.endDate),
            "author": .reference(draft.patient), "activity": [["detail": .object(detail)]],
        ]
        return draft.add("CarePlan", .substance, members, for: summary.id)
    }

    /// All of it in sentences.
    var description: String {
        ["\(Self.capitalized(cadence)).", amounts, adherence].compactMap(\.self).joined(separator: " ")
    }

    /// The rhythm, with its blocks.
    var cadence: String { summary.blocks.map { "\(summary.cadence); in blocks of \($0)" } ?? summary.cadence }

    /// What is planned to be taken.
    private var amounts: String {
        var sentences = plan.steps.map { "From day \($0.fromDay): \(AmountWords($0.amount))." }
        if let ceiling = plan.ceiling { sentences.append("Never more than \(AmountWords(ceiling)).") }
        if !plan.stack.isEmpty {
            sentences.append("Along with it: \(plan.stack.map(\.words).joined(separator: ", ")).")
        }
        return sentences.isEmpty ? "No amount planned." : sentences.joined(separator: " ")
    }

    /// What came of it in the period; `nil` where the doses are not shown.
    var adherence: String? {
        guard let totals = summary.schedule?.totals else { return nil }
        var sentence = """
            Of \(totals.planned.counting("planned dose day")) in the period: \(totals.taken) taken, \
            \(totals.skipped) skipped, \(totals.missed) missed, \(totals.upcoming) to come.
            """
        sentence += " Days with a dose that was not planned: \(totals.extra), in weeks of rest or pauses: "
        sentence += "\(totals.restViolations). Doses in all: \(totals.doses)."
        if totals.aboveCeiling > 0 { sentence += " Days above the ceiling: \(totals.aboveCeiling)." }
        return sentence
    }

    private var status: JSONValue {
        switch plan.status {
        case .planned: "draft"
        // One that nobody has ended is over all the same when its last day is.
        case .active: summary.isFollowed(on: today) ? "active" : "completed"
        case .paused: "on-hold"
        case .completed: "completed"
        case .abandoned: "revoked"
        }
    }

    private var activityStatus: JSONValue {
        switch plan.status {
        case .planned: "not-started"
        case .active: summary.isFollowed(on: today) ? "in-progress" : "completed"
        case .paused: "on-hold"
        case .completed: "completed"
        case .abandoned: "stopped"
        }
    }

    private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
