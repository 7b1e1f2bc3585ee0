import CivilTime
import JSON

/// How often doses were taken, and for how long without a rest.
struct ExposureLedger {
    let diary: Diary

    /// Spans that are looked back over, in days.
    static let spans = [7, 30, 90, 365]
    /// Days without a dose that make a rest week.
    private static let restDays = 7

    var section: Section {
        let days = diary.doseDates.filter { $0 <= diary.asOf }
        var members: JSONObject = ["asOf": .string(diary.asOf.description)]
        members["spans"] = .array(
            Self.spans.map { span in
                let count = days.count { diary.asOf - $0 < span }
                return ["days": .number(JSONNumber(span)), "daysWithDose": .number(JSONNumber(count))]
            })
        members["daysSinceLast"] = days.last.map { .number(JSONNumber(diary.asOf - $0)) } ?? .null
        members["longestRun"] = Self.longestRun(of: days).map { .object($0) } ?? .null
        members["substances"] = .array(substances.map { .object($0) })
        return Section(
            method: """
                Days with a dose taken among the last 7, 30, 90 and 365 up to asOf. A run lasts from one dose to another with \
                never \(Self.restDays) days in a row without one; the longest is looked for in all entries up to asOf. Substances \
                are those of the period; n of a sum counts the doses whose amount is known.
                """,
            caveat: """
                Only what was entered is counted. Regular use over many months is discussed as a possible strain on heart \
                valves (5-HT2B receptors; Rouaud 2023): a theoretical risk, which these numbers do not measure.
                """,
            members: members)
    }

    private static func longestRun(of days: [CivilDate]) -> JSONObject? {
        guard var first = days.first, var last = days.first else { return nil }
        var longest = first...last
        for day in days.dropFirst() {
            if day - last > restDays { first = day }
            last = day
            if last - first > longest.upperBound - longest.lowerBound { longest = first...last }
        }
        return [
            "days": .number(JSONNumber(longest.upperBound - longest.lowerBound + 1)),
            "from": .string(longest.lowerBound.description), "to": .string(longest.upperBound.description),
        ]
    }

    private var substances: [JSONObject] {
        let amounts = Dictionary(grouping: DoseAmount.daily(diary.doses), by: \.material.substance)
        return Dictionary(grouping: diary.doses, by: \.substance)
            .sorted { ($0.key ?? "") < ($1.key ?? "") }
            .map { substance, doses in
                var object: JSONObject = [:]
                object["substance"] = substance.map { .string($0) } ?? .null
                object.set("doses", doses.count)
                object.set("days", Set(doses.map(\.localDate)).count)
                object.set("estimatedDoses", doses.count { $0.amount?.isEstimated == true || $0.amount?.high != nil })
                object["amounts"] = .array(Self.sums(of: amounts[substance] ?? []).map { .object($0) })
                return object
            }
    }

    /// The sum in each unit that does not turn into another.
    private static func sums(of amounts: [DoseAmount]) -> [JSONObject] {
        Dictionary(grouping: amounts, by: \.material.unit)
            .sorted { $0.key.rawValue < $1.key.rawValue }
            .map { unit, amounts in
                var object: JSONObject = [:]
                object.set("n", amounts.reduce(0) { $0 + $1.doses })
                object.set(figure: "sum", amounts.reduce(0) { $0 + $1.amount })
                object.set("unit", unit)
                return object
            }
    }
}
