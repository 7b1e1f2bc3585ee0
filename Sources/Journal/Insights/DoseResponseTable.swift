import JSON
import Statistics

/// Ratings on dose days by how much was taken.
struct DoseResponseTable {
    let amounts: [DoseAmount]
    /// The day number of the first day of the period.
    let firstDay: Int
    let series: [DailySeries]
    let vocabulary: Vocabulary

    /// Amounts that are listed of a substance at most; with more, neighbours are put together.
    private static let levelLimit = 10

    var section: Section {
        let materials = Dictionary(grouping: amounts, by: \.material).sorted { $0.key.sortKey < $1.key.sortKey }
        return Section(
            method: """
                Amounts of one substance on one day are summed, masses in the unit used last, ranges by their middle. Means of \
                the ratings of the day by amount, or by groups of neighbouring amounts where there are more than \
                \(Self.levelLimit); the slope is the median of those between every two dose days (Theil 1950, Sen 1968), the \
                newest \(MetricTable.dayLimit) at most, with its 95 % interval, in points for each unit.
                """,
            caveat: """
                Amounts differ between batches by more than their weight tells, change over time with all else, and are \
                chosen by how one feels: a slope shows what went together.
                """,
            members: ["items": .array(materials.map { .object(item(of: $0.key, $0.value)) })])
    }

    private func item(of material: DoseAmount.Material, _ amounts: [DoseAmount]) -> JSONObject {
        var object = material.members
        object.set("n", amounts.count)
        let levels = Self.levels(of: amounts)
        object["metrics"] = .array(
            series.map { series in
                var row = vocabulary.members(of: series.subject)
                row["levels"] = .array(levels.map { .object(self.row(of: $0, in: series)) })
                write(slopeOf: amounts, in: series, to: &row)
                return .object(row)
            })
        return object
    }

    private func row(of level: ClosedRange<Double>, in series: DailySeries) -> JSONObject {
        let days = amounts.filter { level.contains($0.amount) }
        let values = days.compactMap { value(on: $0.day, in: series) }
        var object: JSONObject = [:]
        object.set(figure: "from", level.lowerBound)
        object.set(figure: "to", level.upperBound)
        for member in JSONObject.group(values).members { object[member.name] = member.value }
        return object
    }

    private func write(slopeOf amounts: [DoseAmount], in series: DailySeries, to object: inout JSONObject) {
        let points = amounts.suffix(MetricTable.dayLimit).compactMap { amount in
            value(on: amount.day, in: series).map { (x: amount.amount, y: $0) }
        }
        let slope = points.count >= MetricTable.minimumPoints ? TheilSen(points) : nil
        object.set("n", points.count)
        object.set(figure: "slopePerUnit", slope?.slope)
        object.set(interval: slope?.interval)
        guard slope == nil else { return }
        object.set("note", points.count < MetricTable.minimumPoints ? "too-few-days" : "one-amount")
    }

    private func value(on day: Int, in series: DailySeries) -> Double? {
        let index = day - firstDay
        return series.means.indices.contains(index) ? series.means[index] : nil
    }

    /// Each amount, or as many groups of neighbouring ones as are listed.
    private static func levels(of amounts: [DoseAmount]) -> [ClosedRange<Double>] {
        let distinct = Set(amounts.map(\.amount)).sorted()
        let count = min(distinct.count, levelLimit)
        return (0..<count).map { index in
            distinct[index * distinct.count / count]...distinct[(index + 1) * distinct.count / count - 1]
        }
    }
}
