import JSON
import Statistics

/// Ratings after days with a practice, or after longer nights, against those after days and nights without.
struct HabitTable {
    /// Days parted in two.
    struct Habit {
        let key: String
        /// For each day whose ratings are looked at: whether the habit came before; `nil` where that is not known.
        let cameBefore: [Bool?]
    }

    let habits: [Habit]
    let series: [DailySeries]
    let vocabulary: Vocabulary
    let method: String

    var section: Section {
        let pairs = habits.flatMap { habit in series.map { (habit, $0) } }
        let comparisons = pairs.map { habit, series in
            Comparison(
                series.values { habit.cameBefore[$0] == true }, minus: series.values { habit.cameBefore[$0] == false })
        }
        let adjusted = Comparison.adjusted(comparisons)
        let items = habits.indices.map { habit in
            let rows = series.indices.map { index in
                let place = habit * series.count + index
                return JSONValue.object(row(of: series[index], comparisons[place], adjustedP: adjusted[place]))
            }
            return JSONValue.object(["key": .string(habits[habit].key), "metrics": .array(rows)])
        }
        return Section(
            method: method + """
                 Differences of means with Welch's 95 % interval; pAdjusted is after Holm over the whole table. Groups of \
                fewer than \(Comparison.minimumDays) days are not compared.
                """,
            caveat: """
                People do what they feel like doing: a better day may have brought the habit about, or both may have \
                come of something else.
                """,
            members: ["items": .array(items)])
    }

    private func row(of series: DailySeries, _ comparison: Comparison, adjustedP: Double?) -> JSONObject {
        var object = vocabulary.members(of: series.subject)
        object["with"] = .object(.group(comparison.first))
        object["without"] = .object(.group(comparison.second))
        comparison.write(to: &object, adjustedP: adjustedP)
        return object
    }
}
