import CivilTime

/// The dose logs of a plan by day.
struct LoggedDays: Sendable {
    /// Ascending, only days with a log.
    private let days: [LoggedDay]

    /// How many doses were taken before each of them, and at the end in all.
    private let takenCounts: [Int]

    init(_ doses: [ScheduledDose], ceiling: Amount?) {
        days = Dictionary(grouping: doses, by: \.date.dayNumber)
            .map { LoggedDay(day: $0.key, doses: $0.value, ceiling: ceiling) }
            .sorted { $0.day < $1.day }
        var count = 0
        takenCounts =
            [0]
            + days.map { day in
                count += day.takenCount
                return count
            }
    }

    /// The logs of a day, if there are any.
    subscript(day: Int) -> LoggedDay? {
        let index = index(from: day)
        return index < days.count && days[index].day == day ? days[index] : nil
    }

    /// The days of a range with a log, ascending.
    func days(in range: ClosedRange<Int>) -> ArraySlice<LoggedDay> {
        days[index(from: range.lowerBound)...].prefix { $0.day <= range.upperBound }
    }

    /// How many doses were taken on the days of a range; its end is far below `Int.max`.
    func takenCount(in range: ClosedRange<Int>) -> Int {
        takenCounts[index(from: range.upperBound + 1)] - takenCounts[index(from: range.lowerBound)]
    }

    private func index(from day: Int) -> Int {
        days.partitioningIndex { $0.day >= day }
    }
}
