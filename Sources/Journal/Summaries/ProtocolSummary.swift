package import CivilTime

/// A plan that was in force on any day of the period.
package struct ProtocolSummary: Sendable {
    package let id: UUID
    package let plan: DosingProtocol
    /// The days of the period with what came of them; `nil` where doses are withheld.
    package let schedule: Schedule?

    /// The cadence in words, such as `1 day on, 2 days off`.
    package var cadence: String {
        switch plan.schedule {
        case .cycle(let doseDays, let restDays):
            "\(Self.days(doseDays)) on, \(Self.days(restDays)) off"
        case .weekdays(let days):
            days.map(\.rawValue).joined(separator: ", ")
        case .pattern(let days):
            "pattern of \(Self.days(days.count)), \(days.count { $0 }) with a dose"
        case .asNeeded(let maximum):
            maximum.map { "as needed, at most \($0) a week" } ?? "as needed"
        }
    }

    /// Weeks with doses and of rest, in words; `nil` for a plan without blocks.
    package var blocks: String? {
        plan.block.map { "\(Self.weeks($0.weeksOn)) on, \(Self.weeks($0.weeksOff)) off" }
    }

    /// Whether the plan is active and has not come to its end before a day.
    package func isFollowed(on date: CivilDate) -> Bool {
        plan.status == .active && (plan.endDate ?? .latest) >= date
    }

    private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }

    private static func weeks(_ count: Int) -> String { count == 1 ? "1 week" : "\(count) weeks" }
}
