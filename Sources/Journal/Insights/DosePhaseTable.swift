import JSON
import Statistics

/// Ratings on the days of a dose and after, against all other days.
struct DosePhaseTable {
    let phases: [DosePhase]
    let series: [DailySeries]
    let vocabulary: Vocabulary

    private static let contrasts: [DosePhase] = [.day0, .day1, .day2]

    var section: Section {
        let comparisons = series.flatMap { series in
            let baseline = series.values { phases[$0] == .baseline }
            return Self.contrasts.map { phase in Comparison(series.values { phases[$0] == phase }, minus: baseline) }
        }
        let adjusted = Comparison.adjusted(comparisons)
        let width = Self.contrasts.count
        let items = series.indices.map { index in
            let range = index * width..<(index + 1) * width
            return JSONValue.object(
                item(of: series[index], Array(comparisons[range]), adjusted: Array(adjusted[range])))
        }
        return Section(
            method: """
                Phases follow the doses really taken: day 0 has one, day +1 and day +2 come after one, all other days are the \
                baseline. They go by the calendar day: ratings of day 0 may come before its dose, and sleep is of the night \
                before the day. Differences of means are against the baseline, with Welch's 95 % interval; pAdjusted is after \
                Holm over the whole table. Groups of fewer than \(Comparison.minimumDays) days are not compared.
                """,
            caveat: """
                Whoever takes a dose knows it and expects something, chooses the day, and is alike from day to day: a \
                difference shows that days differed, not that a dose made them differ.
                """,
            members: ["days": .object(days), "items": .array(items)])
    }

    /// How many days of the period each phase has.
    private var days: JSONObject {
        JSONObject(
            DosePhase.allCases.map { phase in
                (phase.rawValue, .number(JSONNumber(phases.count { $0 == phase })))
            })
    }

    private func item(of series: DailySeries, _ comparisons: [Comparison], adjusted: [Double?]) -> JSONObject {
        var object = vocabulary.members(of: series.subject)
        object["baseline"] = .object(.group(comparisons.first?.second ?? []))
        object["phases"] = .array(
            zip(Self.contrasts, zip(comparisons, adjusted)).map { phase, result in
                var row: JSONObject = ["phase": .string(phase.rawValue)]
                for member in JSONObject.group(result.0.first).members { row[member.name] = member.value }
                result.0.write(to: &row, adjustedP: result.1)
                return .object(row)
            })
        return object
    }
}
