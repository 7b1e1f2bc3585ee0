import CivilTime

/// The rhythm of a plan with set days: a number of days, with or without dose, that comes again and again.
struct DoseCadence: Sendable {
    /// By place in the rhythm, the days since the last dose, 0 on its day; counted on around the end.
    private let daysSinceDose: [Int]

    /// Whether the rhythm is that of the calendar's weeks, which no block, pause or late dose moves; it begins on Monday.
    let isWeekly: Bool

    /// `nil` for a schedule without set days.
    init?(_ schedule: DosingSchedule) {
        let days: [Bool]
        switch schedule {
        case .cycle(let doseDays, let restDays):
            days = Array(repeating: true, count: doseDays) + Array(repeating: false, count: restDays)
            isWeekly = false
        case .pattern(let pattern):
            days = pattern
            isWeekly = false
        case .weekdays(let weekdays):
            days = Weekday.allCases.map { weekdays.contains($0) }
            isWeekly = true
        case .asNeeded:
            return nil
        }
        guard let last = days.lastIndex(of: true) else { return nil }
        var since = days.count - 1 - last
        daysSinceDose = days.map { isDoseDay in
            since = isDoseDay ? 0 : since + 1
            return since
        }
    }

    /// The days until the next dose, so many days after the beginning of the rhythm; 0 on the day of a dose.
    func daysUntilDose(at index: Int) -> Int {
        (0..<daysSinceDose.count).first { daysSinceDose(at: index + $0) == 0 } ?? 0
    }

    /// The days from a dose to the next one at most.
    var longestGap: Int { (daysSinceDose.max() ?? 0) + 1 }

    /// The days since the last dose, so many days after the beginning of the rhythm; 0 on the day of a dose.
    func daysSinceDose(at index: Int) -> Int {
        let place = index % daysSinceDose.count
        return daysSinceDose[place < 0 ? place + daysSinceDose.count : place]
    }
}
