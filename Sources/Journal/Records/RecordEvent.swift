package import CivilTime

/// When a record's event happened: lists are sorted by date, then by instant.
package struct RecordEvent: Sendable, Hashable {
    /// The day that `from` and `to` filter by.
    package let date: CivilDate

    /// The moment within the order of that day.
    package let instant: Instant

    package init(date: CivilDate, instant: Instant) {
        self.date = date
        self.instant = instant
    }

    /// The event of what has a day and no time: its midnight in UTC.
    static func start(of date: CivilDate) -> RecordEvent {
        RecordEvent(date: date, instant: Instant(milliseconds: Int64(date.dayNumber) * 86_400_000))
    }
}
