internal import Glibc

/// A point in time to the millisecond, the same everywhere: when something happened.
///
/// Always lies within the years 0001 to 9999 in UTC, so each instant has an RFC 3339 text. Leap seconds are not
/// counted (POSIX time).
package struct Instant: Sendable, Hashable, Comparable {
    /// Since 1970-01-01T00:00:00Z, negative before it.
    package let milliseconds: Int64

    /// 0001-01-01T00:00:00.000Z.
    package static let earliest = Instant(milliseconds: .min)
    /// 9999-12-31T23:59:59.999Z.
    package static let latest = Instant(milliseconds: .max)

    private static let representable: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    /// Milliseconds since 1970-01-01T00:00:00Z; what lies outside the years 0001 to 9999 becomes the nearest instant
    /// within them.
    package init(milliseconds: Int64) {
        let range = Instant.representable
        self.milliseconds = min(max(milliseconds, range.lowerBound), range.upperBound)
    }

    /// Nil outside the years 0001 to 9999.
    init?(exactMilliseconds milliseconds: Int64) {
        guard Instant.representable.contains(milliseconds) else { return nil }
        self.milliseconds = milliseconds
    }

    /// The instant of the system's real-time clock, which may step backwards.
    package static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    var seconds: Int { GregorianCalendar.floorQuotient(Int(milliseconds), 1_000) }

    /// The date in UTC and the milliseconds since its midnight.
    var dateAndMilliseconds: (date: CivilDate, milliseconds: Int) {
        let dayNumber = GregorianCalendar.floorQuotient(Int(milliseconds), GregorianCalendar.millisecondsPerDay)
        let sinceMidnight = Int(milliseconds) - dayNumber * GregorianCalendar.millisecondsPerDay
        return (CivilDate(validDayNumber: dayNumber), sinceMidnight)
    }
}
