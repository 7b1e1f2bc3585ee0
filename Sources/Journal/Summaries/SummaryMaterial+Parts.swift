import CivilTime
import JSON

extension SummaryMaterial {
    /// How much was written down, and how soon; `nil` where neither check-ins nor doses are shown.
    var timing: SummaryTiming? {
        let showsCheckIns = scope.shows(.checkIns)
        guard showsCheckIns || scope.shows(.doses) else { return nil }
        return SummaryTiming(
            daysWithCheckIn: showsCheckIns ? diary.isCheckedIn.count { $0 } : nil,
            checkIns: showsCheckIns ? SummaryTiming.Delays(diary.entries.map(\.delay)) : nil,
            doses: scope.shows(.doses) ? SummaryTiming.Delays(doseDelays) : nil)
    }

    /// The last answer to each question of the checklist, in its order.
    var screeningAnswers: [ScreeningAnswer] {
        var answers: [String: ScreeningAnswer] = [:]
        var keys: [String] = []
        for (id, screening) in screenings {
            for (item, answer) in screening.answers {
                if answers[item.key] == nil { keys.append(item.key) }
                answers[item.key] = ScreeningAnswer(
                    recordID: id, date: screening.event.date, instant: screening.at.instant, item: item, answer: answer)
            }
        }
        let order = Dictionary(
            ScreeningChecklist.current.items.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
        return keys.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }.compactMap { answers[$0] }
    }

    /// The answers about suicide of the period, and those from before it that are still the last word on their question;
    /// the newest first.
    func riskAnswers(besides last: [ScreeningAnswer]) -> [RiskAnswer] {
        let standing = last.filter { $0.item.isRisk && $0.answer == .yes && $0.date < scope.days.lowerBound }
        let ofPeriod = screenings.filter { scope.days.contains($0.content.event.date) }.flatMap { id, screening in
            screening.answers.filter { $0.item.isRisk && $0.answer == .yes }.map { item, answer in
                ScreeningAnswer(
                    recordID: id, date: screening.event.date, instant: screening.at.instant, item: item, answer: answer)
            }
        }
        let scored = assessments.compactMap { id, assessment in
            RiskAnswer(id: id, assessment, until: scope.limits.upperBound)
        }
        return (scored + (standing + ofPeriod).map { RiskAnswer($0) }).sorted {
            ($1.date, $1.instant) < ($0.date, $0.instant)
        }
    }

    /// Runs of low mood, where mood was rated.
    func lowMood(of ratings: [DailySeries]) -> LowMood {
        let mood = ratings.first { $0.subject == DailySeries.Subject(key: MetricSummary.moodKey, version: nil) }
        return LowMood(means: mood?.means ?? [], from: scope.days.lowerBound)
    }

    /// The released words, those of the newest records first.
    var newestNotes: [ReleasedNote] {
        notes.enumerated().sorted { ($1.element.date, $0.offset) < ($0.element.date, $1.offset) }.map(\.element)
    }
}
