import JSON
import Statistics

/// Each metric over the period by itself.
struct MetricTable {
    let series: [DailySeries]
    let vocabulary: Vocabulary

    /// Days up to which the slope is over days; beyond, it is over weeks. The slope compares every two points.
    static let dayLimit = 523
    /// Points that a slope needs.
    static let minimumPoints = 5

    var section: Section {
        Section(
            method: """
                One value a day: the mean of the day's ratings. n counts days, missingDays the days of the period without \
                one. The trend is the median of the slopes between every two days (Theil 1950, Sen 1968) with its 95 % \
                interval, in points a week; for periods of more than \(Self.dayLimit) days it is over the means of weeks.
                """,
            caveat: """
                Ratings of days that follow each other resemble each other, so intervals are narrower than they should be. \
                A trend says nothing of what brought it about.
                """,
            members: ["items": .array(series.map { .object(item(of: $0)) })])
    }

    private func item(of series: DailySeries) -> JSONObject {
        var object = vocabulary.members(of: series.subject)
        let values = series.values
        let summary = SampleSummary(of: values)
        object.set("n", values.count)
        object.set("ratings", series.count)
        object.set("missingDays", series.means.count - values.count)
        object.set(figure: "mean", summary?.mean)
        object.set(figure: "standardDeviation", summary?.standardDeviation)
        object.set(figure: "median", summary?.median)
        object.set(figure: "min", summary?.minimum)
        object.set(figure: "max", summary?.maximum)
        write(weeksOf: series, to: &object)
        object["trend"] = .object(trend(of: series))
        return object
    }

    /// The first seven days of the period against the last seven, where those are not the same days.
    private func write(weeksOf series: DailySeries, to object: inout JSONObject) {
        let days = series.means.count
        let first = series.values { $0 < 7 }
        let last = series.values { $0 >= days - 7 }
        object["firstWeek"] = .object(.group(first))
        object["lastWeek"] = .object(.group(last))
        var difference: Double?
        if days >= 14, let first = SampleSummary(of: first), let last = SampleSummary(of: last) {
            difference = last.mean - first.mean
        }
        object.set(figure: "weekDifference", difference)
    }

    private func trend(of series: DailySeries) -> JSONObject {
        let isDaily = series.means.count <= Self.dayLimit
        let points = isDaily ? series.points : series.weeklyPoints
        let slope = points.count >= Self.minimumPoints ? TheilSen(points) : nil
        var object: JSONObject = ["n": .number(JSONNumber(points.count)), "unit": isDaily ? "day" : "week"]
        object.set(figure: "slopePerWeek", slope?.slope)
        object.set(interval: slope?.interval)
        if slope == nil { object.set("note", isDaily ? "too-few-days" : "too-few-weeks") }
        return object
    }
}

extension DailySeries {
    /// Weeks since the first day, and the mean of the day.
    fileprivate var points: [(x: Double, y: Double)] {
        means.indices.compactMap { index in means[index].map { (Double(index) / 7, $0) } }
    }

    /// Weeks since the first day, and the mean of the week's days that have a value.
    fileprivate var weeklyPoints: [(x: Double, y: Double)] {
        stride(from: 0, to: means.count, by: 7).compactMap { start in
            let values = means[start..<min(start + 7, means.count)].compactMap(\.self)
            return SampleSummary(of: values).map { (Double(start / 7), $0.mean.toTwelveDigits) }
        }
    }
}
