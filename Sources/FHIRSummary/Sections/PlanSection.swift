import CivilTime
import JSON
import Journal

/// The plans that were in force.
struct PlanSection {
    private let plans: [ProtocolSummary]

    private let today: CivilDate

    /// - Parameter today: the day on which the document is made.
    init(_ plans: [ProtocolSummary], today: CivilDate) {
        self.plans = plans
        self.today = today
    }

    /// `nil` without a plan.
    func section(in draft: inout DocumentDraft) -> DocumentSection? {
        guard !plans.isEmpty else { return nil }
        var narrative = Narrative("Plans that the patient made and follows; nobody prescribed them.")
        narrative.list(
            plans.map { summary in
                let plan = summary.plan
                let end = plan.endDate.map { " to \($0)" } ?? ""
                return """
                    \(plan.name), \(plan.status.rawValue), from \(plan.startDate)\(end). \
                    \(CarePlanResource(summary, today: today).description)
                    """
            })
        let entries = plans.map { CarePlanResource($0, today: today).added(to: &draft) }
        return DocumentSection("Plans", .loinc("18776-5"), narrative, entries: entries)
    }
}
