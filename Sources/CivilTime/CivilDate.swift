/// A day of the calendar without time or zone: the local date of an event, the start of a protocol.
///
/// Proleptic Gregorian, years 0001 to 9999. Day arithmetic counts days, never seconds, so a day of 23 or 25 hours is
/// one day. Holding a value proves that the date exists.
package struct CivilDate: Sendable, Hashable {
    package let year: Int
    /// 1 to 12.
    package let month: Int
    /// 1 to 31.
    package let day: Int

    /// 0001-01-01, the first date that can be written with four digits.
    package static let earliest = CivilDate(validYear: 1, month: 1, day: 1)
    /// 9999-12-31, the last date that can be written with four digits.
    package static let latest = CivilDate(validYear: 9_999, month: 12, day: 31)

    private static let dayNumbers = -719_162...2_932_896

    /// Nil when there is no such date within the years 0001 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= GregorianCalendar.days(inMonth: month, of: year)
        else { return nil }
        self.init(validYear: year, month: month, day: day)
    }

    /// The date that lies `dayNumber` days after 1970-01-01; nil outside the years 0001 to 9999.
    package init?(dayNumber: Int) {
        guard CivilDate.dayNumbers.contains(dayNumber) else { return nil }
        self.init(validDayNumber: dayNumber)
    }

    /// The date whose number is known to lie within the years 0001 to 9999.
    init(validDayNumber dayNumber: Int) {
        let date = GregorianCalendar.date(dayNumber: dayNumber)
        self.init(validYear: date.year, month: date.month, day: date.day)
    }

    /// The date in UTC at an instant.
    package init(_ instant: Instant) {
        self = instant.dateAndMilliseconds.date
    }

    private init(validYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1970-01-01, negative before it.
    package var dayNumber: Int { GregorianCalendar.dayNumber(year: year, month: month, day: day) }

    package var weekday: Weekday {
        switch GregorianCalendar.daysSinceSunday(dayNumber: dayNumber) {
        case 1: .monday
        case 2: .tuesday
        case 3: .wednesday
        case 4: .thursday
        case 5: .friday
        case 6: .saturday
        default: .sunday
        }
    }

    /// The date so many days later, or earlier for a negative number; nil outside the years 0001 to 9999.
    package func adding(days: Int) -> CivilDate? {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return overflow ? nil : CivilDate(dayNumber: sum)
    }

    /// The number of days from the right date to the left one.
    package static func - (later: CivilDate, earlier: CivilDate) -> Int {
        later.dayNumber - earlier.dayNumber
    }
}

extension CivilDate: Comparable {
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
