/// The amounts of a plan's titration steps, each measured once by the ceiling.
struct TitrationPlan: Sendable {
    /// An amount from a day of the plan on.
    private struct Step {
        let fromDay: Int
        let amount: Amount
        let isAboveCeiling: Bool
    }

    private let steps: [Step]

    init(_ plan: DosingProtocol) {
        steps = plan.steps.map { step in
            let isAboveCeiling = plan.ceiling?.isExceeded(by: step.amount.value, step.amount.unit) == true
            return Step(fromDay: step.fromDay, amount: step.amount, isAboveCeiling: isAboveCeiling)
        }
    }

    /// The amount of a day of the plan, 1 on the first; `nil` before the first step.
    func amount(on dayOfProtocol: Int) -> (amount: Amount, isAboveCeiling: Bool)? {
        let next = steps.partitioningIndex { $0.fromDay > dayOfProtocol }
        return next > 0 ? (steps[next - 1].amount, steps[next - 1].isAboveCeiling) : nil
    }
}
