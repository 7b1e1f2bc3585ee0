/// The rule that a zone follows from its last recorded transition on: a POSIX `TZ` string such as
/// `CET-1CEST,M3.5.0,M10.5.0/3`.
struct PosixTimeZone: Sendable, Equatable {
    struct Daylight: Sendable, Equatable {
        /// Seconds east of UTC.
        let offset: Int
        let start: YearlyChange
        let end: YearlyChange
    }

    /// Seconds east of UTC.
    let standardOffset: Int
    /// Nil when the clocks stay.
    let daylight: Daylight?

    /// The period that holds a second since 1970-01-01T00:00:00Z; it ends after that second.
    func period(at seconds: Int) -> OffsetPeriod {
        guard let daylight else { return OffsetPeriod(offset: standardOffset, end: .max) }
        let dayNumber = GregorianCalendar.floorQuotient(seconds, GregorianCalendar.secondsPerDay)
        let year = GregorianCalendar.date(dayNumber: dayNumber).year
        var current = Change(time: .min, offset: standardOffset)
        var end = Int.max
        // A change may lie a week outside its year, so both changes before or after may be those of the next but one.
        for year in year - 2...year + 2 {
            let start = daylight.start.localSeconds(in: year) - standardOffset
            consider(Change(time: start, offset: daylight.offset))
            let stop = daylight.end.localSeconds(in: year) - daylight.offset
            consider(Change(time: stop, offset: standardOffset))
        }
        return OffsetPeriod(offset: current.offset, end: end)

        func consider(_ change: Change) {
            if change.time > seconds {
                end = min(end, change.time)
            } else if change.time >= current.time {
                // Of two at once the start in the later year wins over the end in the earlier: so RFC 9636 §3.3.2
                // writes daylight saving time that lasts all year.
                current = change
            }
        }
    }

    private struct Change {
        let time: Int
        let offset: Int
    }
}
