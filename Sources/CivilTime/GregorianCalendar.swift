/// The proleptic Gregorian calendar as plain integer arithmetic, for every year and not only for those of `CivilDate`.
///
/// Years are counted from March, so that the leap day is the last day of its year and a month's first day follows a
/// straight line (153 days in five months). Facts as in Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
enum GregorianCalendar {
    static let secondsPerDay = 86_400
    static let millisecondsPerDay = 86_400_000

    private static let daysPerEra = 146_097  // 400 years
    private static let daysToEpoch = 719_468  // from 0000-03-01 to 1970-01-01

    /// Days from 1970-01-01 to the given date, negative before it.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let marchMonth = month <= 2 ? month + 9 : month - 3
        let era = floorQuotient(marchYear, 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * daysPerEra + dayOfEra - daysToEpoch
    }

    /// The date that lies `dayNumber` days after 1970-01-01.
    static func date(dayNumber: Int) -> (year: Int, month: Int, day: Int) {
        let days = dayNumber + daysToEpoch
        let era = floorQuotient(days, daysPerEra)
        let dayOfEra = days - era * daysPerEra
        // Takes out the leap days of 4 years, puts back those of centuries, takes out that of the 400th year.
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    static func isLeap(year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// The number of days of a month from 1 to 12.
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since Sunday, 0 to 6.
    static func daysSinceSunday(dayNumber: Int) -> Int {
        let sinceSunday = dayNumber + 4  // 1970-01-01 was a Thursday
        return sinceSunday - floorQuotient(sinceSunday, 7) * 7
    }

    /// `value / divisor` rounded towards negative infinity; the divisor is positive.
    static func floorQuotient(_ value: Int, _ divisor: Int) -> Int {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
