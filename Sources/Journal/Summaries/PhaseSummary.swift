/// Means of ratings on days of a dose, on the two days after one, and on all other days.
///
/// The first two days of the period count only if a dose in the period tells their phase: what came before is not looked
/// at.
package struct PhaseSummary: Sendable {
    /// `day-0`, `day-1`, `day-2` or `baseline`, in this order.
    package static let phases = DosePhase.allCases.map(\.rawValue)

    /// Days of each phase, in the order of `phases`.
    package let days: [Int]
    package let rows: [Row]

    /// One metric.
    package struct Row: Sendable {
        package let key: String
        package let version: Int?
        package let label: String
        /// The scale's ends; `nil` where the tracker is gone.
        package let range: ClosedRange<Double>?
        /// In the order of `phases`.
        package let groups: [Group]
    }

    /// The days of one phase that have a rating.
    package struct Group: Sendable {
        package let days: Int
        /// `nil` without a day.
        package let mean: Double?
    }
}
