import CivilTime
import Journal

/// A value for each day, or for each week where days would be too many to tell apart.
struct RatingSeries {
    /// Days that are drawn one by one at most: more would be less than two units apart.
    static let longestDaily = 180
    static let daysPerWeek = 7

    /// Whether values are means of weeks, which begin with the first day of the period.
    let isWeekly: Bool
    /// A value for each day or week that has one.
    let values: [Double?]

    /// Of one value a day.
    init(_ means: [Double?]) {
        isWeekly = Self.isWeekly(means.count)
        values = isWeekly ? Self.weekly(means) : means
    }

    static func isWeekly(_ days: Int) -> Bool { days > longestDaily }

    /// The position of a value in days from the first one; of a week its middle.
    func position(of index: Int) -> Double {
        isWeekly ? Double(index * Self.daysPerWeek) + Double(Self.daysPerWeek - 1) / 2 : Double(index)
    }

    /// The means of the days of each week that have a value.
    private static func weekly(_ means: [Double?]) -> [Double?] {
        stride(from: 0, to: means.count, by: daysPerWeek).map { start in
            let values = means[start..<min(start + daysPerWeek, means.count)].compactMap(\.self)
            return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
    }
}
