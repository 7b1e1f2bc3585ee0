import CivilTime
package import JSON

/// What a journal shows of a period: each figure with how many days it stands on, how it comes about, and what it does not
/// say. Nothing here speaks of causes.
package struct Insights: Sendable {
    let diary: Diary
    let vocabulary: Vocabulary

    /// The answer of `GET /v1/insights`.
    package var json: JSONObject {
        let ratings = diary.ratings
        let series = ratings + [diary.sleepMinutes, diary.sleepQuality].filter { $0.count > 0 }
        let days = diary.period.days
        let sections: [(String, Section)] = [
            ("completeness", Completeness(diary: diary).section),
            ("metrics", MetricTable(series: series, vocabulary: vocabulary).section),
            (
                "dosePhases",
                DosePhaseTable(phases: diary.phases, series: series, vocabulary: vocabulary).section
            ),
            ("doseResponse", doseResponse(of: ratings).section),
            ("practices", practices(of: ratings).section),
            ("sleep", sleep(of: ratings).section),
            ("exposure", ExposureLedger(diary: diary).section),
            ("titration", TitrationLedger(diary: diary).section),
            ("sideEffects", SideEffectTable(diary: diary).section),
        ]
        var object: JSONObject = [
            "period": [
                "from": .string(days.lowerBound.description), "to": .string(days.upperBound.description),
                "days": .number(JSONNumber(diary.period.count)),
            ]
        ]
        for (name, section) in sections { object[name] = .object(section.json) }
        return object
    }

    private func doseResponse(of ratings: [DailySeries]) -> DoseResponseTable {
        DoseResponseTable(
            amounts: DoseAmount.daily(diary.doses), firstDay: diary.period.days.lowerBound.dayNumber, series: ratings,
            vocabulary: vocabulary)
    }

    private func practices(of ratings: [DailySeries]) -> HabitTable {
        HabitTable(
            habits: diary.practices(), series: ratings, vocabulary: vocabulary,
            method: "Ratings of the day after a day with a practice, against those after days with a check-in without.")
    }

    private func sleep(of ratings: [DailySeries]) -> HabitTable {
        HabitTable(
            habits: diary.nights(), series: ratings, vocabulary: vocabulary,
            method: "Ratings of the day after a night that was longer, or better, than the median, against the others.")
    }
}
