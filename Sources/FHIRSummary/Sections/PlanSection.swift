import JSON
import Journal

/// The plans that were in force.
struct PlanSection {
    private let plans: [ProtocolSummary]

    init(_ plans: [ProtocolSummary]) {
        self.plans = plans
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
                    \(CarePlanResource(summary).description)
                    """
            })
        let entries = plans.map { CarePlanResource($0).added(to: &draft) }
        return DocumentSection("Plans", .loinc("18776-5"), narrative, entries: entries)
    }
}
