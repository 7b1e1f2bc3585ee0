/// The dose logs of one day.
struct LoggedDay: Sendable {
    let day: Int

    /// In the order in which they were handed in.
    let ids: [UUID]

    /// How many of them were taken; the others were skipped.
    let takenCount: Int

    /// Whether an amount that was taken is above the ceiling, as far as the two can be compared.
    let isAboveCeiling: Bool

    init(day: Int, doses: [ScheduledDose], ceiling: Amount?) {
        self.day = day
        ids = doses.map(\.id)
        takenCount = doses.count { $0.isTaken }
        isAboveCeiling = doses.contains { dose in
            guard dose.isTaken, let amount = dose.amount else { return false }
            return ceiling?.isExceeded(by: amount.upperEnd, amount.unit) == true
        }
    }

    var isTaken: Bool { takenCount > 0 }
}
