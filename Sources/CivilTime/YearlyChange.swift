/// The moment of a year at which daylight saving time begins or ends, on the local clock that runs until then.
///
/// POSIX.1-2024 §8.3, with the hours that RFC 9636 §3.3.2 adds.
struct YearlyChange: Sendable, Equatable {
    enum Day: Sendable, Equatable {
        /// `Jn`: the n-th day of the year, 1 to 365, where 29 February is never counted.
        case dayWithoutLeapDay(Int)
        /// `n`: days since 1 January, 0 to 365, where 29 February is counted.
        case daysSinceNewYear(Int)
        /// `Mm.w.d`: the w-th such weekday of a month; week 5 is the last, weekday 0 is Sunday.
        case weekday(month: Int, week: Int, daysSinceSunday: Int)
    }

    let day: Day
    /// Seconds since the midnight that begins the day, from −167:59:59 to 167:59:59.
    let time: Int

    /// Local seconds since 1970-01-01T00:00.
    func localSeconds(in year: Int) -> Int {
        dayNumber(in: year) * GregorianCalendar.secondsPerDay + time
    }

    private func dayNumber(in year: Int) -> Int {
        switch day {
        case .dayWithoutLeapDay(let day):
            let isPastLeapDay = day >= 60 && GregorianCalendar.isLeap(year: year)
            return GregorianCalendar.dayNumber(year: year, month: 1, day: 1) + day - 1 + (isPastLeapDay ? 1 : 0)
        case .daysSinceNewYear(let days):
            return GregorianCalendar.dayNumber(year: year, month: 1, day: 1) + days
        case .weekday(let month, let week, let daysSinceSunday):
            let first = GregorianCalendar.dayNumber(year: year, month: month, day: 1)
            let toWeekday = (daysSinceSunday - GregorianCalendar.daysSinceSunday(dayNumber: first) + 7) % 7
            let day = toWeekday + (week - 1) * 7
            let isInMonth = day < GregorianCalendar.days(inMonth: month, of: year)
            return first + (isInMonth ? day : day - 7)
        }
    }
}
