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

    /// Substances that are listed at most: their names are the person's own and have no bound.
    private static let materialLimit = 20

    var section: Section {
        let materials = Dictionary(grouping: amounts, by: \.material).sorted { $0.key.sortKey < $1.key.sortKey }
        // A stable sort: of those with as many days the first by name.
        let mostUsed = materials.sorted { $0.value.count > $1.value.count }.prefix(Self.materialLimit)
        let listed = mostUsed.sorted { $0.key.sortKey < $1.key.sortKey }
        return Section(
            method: """
                Amounts of one substance on one day are summed, masses in the unit used last, ranges by their middle. Means of \
                the ratings of the day by amount, or by groups of neighbouring amounts where there are more than \
                \(Self.levelLimit); the slope is the median of those between every two dose days (Theil 1950, Sen 1968), the \
                newest \(MetricTable.dayLimit) at most, with its 95 % interval, in points for each unit. At most \
                \(Self.materialLimit) substances, those of the most days; others counts the rest.
                """,
            caveat: """
                Amounts differ between batches by more than their weight tells, change over time with all else, and are \
                chosen by how one feels: a slope shows what went together.
                """,
            members: [
                "items": .array(listed.map { .object(item(of: $0.key, $0.value)) }),
                "others": .number(JSONNumber(materials.count - listed.count)),
            ])
    }

    private func item(of material: DoseAmount.Material, _ days: [DoseAmount]) -> JSONObject {
        var object = material.members
        object.set("n", days.count)
        let levels = Self.levels(of: days)
        object["metrics"] = .array(
            series.compactMap { series -> JSONValue? in
                guard days.contains(where: { value(on: $0.day, in: series) != nil }) else { return nil }
                var row = vocabulary.members(of: series.subject)
                row["levels"] = .array(levels.map { .object(self.row(of: $0, days, in: series)) })
                write(slopeOf: days, in: series, to: &row)
                return .object(row)
            })
        return object
    }

    private func row(of level: ClosedRange<Double>, _ days: [DoseAmount], in series: DailySeries) -> JSONObject {
        let values = days.compactMap { level.contains($0.amount) ? value(on: $0.day, in: series) : nil }
        var object: JSONObject = [:]
        object.set(figure: "from", level.lowerBound)
        object.set(figure: "to", level.upperBound)
        for member in JSONObject.group(values).members { object[member.name] = member.value }
        return object
    }

    private func write(slopeOf days: [DoseAmount], in series: DailySeries, to object: inout JSONObject) {
        let points = days.suffix(MetricTable.dayLimit).compactMap { amount in
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
    private static func levels(of days: [DoseAmount]) -> [ClosedRange<Double>] {
        let distinct = Set(days.map(\.amount)).sorted()
        let count = min(distinct.count, levelLimit)
        return (0..<count).map { index in
            distinct[index * distinct.count / count]...distinct[(index + 1) * distinct.count / count - 1]
        }
    }
}
