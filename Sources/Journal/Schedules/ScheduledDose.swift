package import CivilTime

/// What a schedule needs to know of a dose log.
package struct ScheduledDose: Sendable, Hashable {
    package let id: UUID
    /// The day of the plan that it counts for.
    package let date: CivilDate
    /// Whether it was taken; else it was skipped.
    package let isTaken: Bool
    package let amount: RecordedAmount?

    package init(id: UUID, date: CivilDate, isTaken: Bool, amount: RecordedAmount?) {
        self.id = id
        self.date = date
        self.isTaken = isTaken
        self.amount = amount
    }

    init(id: UUID, log: DoseLog, by matching: DoseMatching) {
        self.init(id: id, date: matching.day(of: log), isTaken: log.status == .taken, amount: log.amount)
    }
}
