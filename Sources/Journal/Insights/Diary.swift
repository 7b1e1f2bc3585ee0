import CivilTime
import JSON

/// A person's entries that insights are made from, decoded once.
struct Diary: Sendable {
    /// A protocol with its id.
    struct Plan: Sendable {
        let id: UUID
        let content: DosingProtocol
    }

    let period: InsightsPeriod
    /// The day on which the ledger of exposure is drawn up: the last of the period, or today if that comes first.
    let asOf: CivilDate
    /// Check-ins about days of the period, in the order of those days.
    let entries: [Entry]
    /// Doses taken on days of the period, in order.
    let doses: [DoseLog]
    /// The days with a dose taken, from the first of the journal to the end of the period, in order.
    let doseDates: [CivilDate]
    let plans: [Plan]
    /// Assessments up to the end of the period, in order.
    let assessments: [ScoredAssessment]

    /// The day numbers on which a dose was taken.
    let doseDays: Set<Int>

    init(
        period: InsightsPeriod, today: CivilDate, entries: [Entry], doses: [DoseLog], doseDates: [CivilDate],
        plans: [Plan], assessments: [ScoredAssessment]
    ) {
        self.period = period
        asOf = min(period.days.upperBound, today)
        self.entries = entries
        self.doses = doses
        self.plans = plans
        self.assessments = assessments
        self.doseDates = doseDates
        doseDays = Set(doseDates.map(\.dayNumber))
    }

    /// The phase of each day of the period.
    var phases: [DosePhase] {
        let first = period.days.lowerBound.dayNumber
        return (0..<period.count).map { DosePhase(ofDay: first + $0, doseDays: doseDays) }
    }

    /// The ratings of the period, a series for each metric and each version of a tracker, in the order of their keys.
    var ratings: [DailySeries] {
        var series: [DailySeries.Subject: DailySeries] = [:]
        for entry in entries {
            guard let day = period.index(of: entry.date) else { continue }
            for rating in entry.ratings {
                series[rating.subject, default: DailySeries(rating.subject, days: period.count)]
                    .add(rating.value, onDay: day)
            }
        }
        return series.values.sorted {
            ($0.subject.key, $0.subject.version ?? 0) < ($1.subject.key, $1.subject.version ?? 0)
        }
    }

    /// Minutes slept in the night before each day.
    var sleepMinutes: DailySeries { sleep(Sleep.minutesKey, \.sleepMinutes) }

    /// How good the night before each day was.
    var sleepQuality: DailySeries { sleep(Sleep.qualityKey, \.sleepQuality) }

    private func sleep(_ key: String, _ value: (Entry) -> Double?) -> DailySeries {
        var series = DailySeries(DailySeries.Subject(key: key, version: nil), days: period.count)
        for entry in entries {
            guard let day = period.index(of: entry.date), let value = value(entry) else { continue }
            series.add(value, onDay: day)
        }
        return series
    }

    /// Whether each day of the period has a check-in.
    var isCheckedIn: [Bool] {
        var isCheckedIn = Array(repeating: false, count: period.count)
        for entry in entries {
            if let day = period.index(of: entry.date) { isCheckedIn[day] = true }
        }
        return isCheckedIn
    }
}
