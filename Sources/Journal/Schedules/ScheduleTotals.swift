import JSON

/// Numbers of days of a schedule, by what came of them.
package struct ScheduleTotals: Sendable, Hashable {
    /// All of them.
    package let days: Int
    /// Days on which a dose is planned.
    package let planned: Int
    package let taken: Int
    package let skipped: Int
    package let missed: Int
    package let upcoming: Int
    package let extra: Int
    package let restViolations: Int
    /// Doses taken, not days.
    package let doses: Int
    package let aboveCeiling: Int

    init(_ days: [ScheduleDay], doses: Int) {
        var counts: [ScheduleDay.Adherence: Int] = [:]
        for day in days { counts[day.adherence, default: 0] += 1 }
        self.days = days.count
        planned = days.count { $0.phase == .dose }
        taken = counts[.taken, default: 0]
        skipped = counts[.skipped, default: 0]
        missed = counts[.missed, default: 0]
        upcoming = counts[.upcoming, default: 0]
        extra = counts[.extra, default: 0]
        restViolations = counts[.restViolation, default: 0]
        self.doses = doses
        aboveCeiling = days.count { $0.isAboveCeiling }
    }

    var json: JSONObject {
        let numbers = [
            ("days", days), ("planned", planned), ("taken", taken), ("skipped", skipped), ("missed", missed),
            ("upcoming", upcoming), ("extra", extra), ("restViolations", restViolations), ("doses", doses),
            ("aboveCeiling", aboveCeiling),
        ]
        return JSONObject(numbers.map { ($0.0, .number(JSONNumber($0.1))) })
    }
}
