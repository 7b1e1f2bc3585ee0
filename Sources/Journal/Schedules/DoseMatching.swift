import CivilTime

/// Which day of a plan a dose counts for.
///
/// That is the local date on which it was taken. Where the plan has a time of the day, a dose shortly after midnight is
/// that of the evening, and one taken far from the plan's zone when the reminder rang is the reminder's.
struct DoseMatching: Sendable {
    private let plan: DosingProtocol
    private let run: ProtocolRun
    /// The dose days, where nothing that is logged moves them.
    private let doseDays: DoseDays?

    /// Four hours, in milliseconds: how far from its time a dose is still that of a neighbouring date.
    private static let reach: Int64 = 4 * 3_600_000

    /// For doses whose local date lies within a range.
    init(_ plan: DosingProtocol, on dates: ClosedRange<CivilDate>) {
        self.plan = plan
        let run = ProtocolRun(plan, today: nil) { _ in true }
        self.run = run
        let range = dates.lowerBound.dayNumber - 1...dates.upperBound.dayNumber + 1
        doseDays =
            plan.isFollowing ? nil : DoseDays(plan, run: run, on: range, logs: LoggedDays([], ceiling: nil))
    }

    func day(of log: DoseLog) -> CivilDate {
        let own = log.localDate
        guard let time = plan.timeOfDay, distance(of: log, from: own, in: log.timeZone, at: time) > Self.reach else {
            return own
        }
        let neighbours = [-1, 1].compactMap { own.adding(days: $0) }.filter { isOpen($0) }
        let nearest = neighbours.min {
            distance(of: log, from: $0, in: plan.timeZone, at: time)
                < distance(of: log, from: $1, in: plan.timeZone, at: time)
        }
        guard let nearest, distance(of: log, from: nearest, in: plan.timeZone, at: time) <= Self.reach else {
            return own
        }
        return nearest
    }

    /// Whether a dose may be planned on a date.
    private func isOpen(_ date: CivilDate) -> Bool {
        doseDays?.isDoseDay(date.dayNumber) ?? (run.stage(of: date.dayNumber) == .running)
    }

    /// Milliseconds between a dose and the plan's time on a date in a zone.
    private func distance(
        of log: DoseLog, from date: CivilDate, in zone: TimeZoneRules, at time: TimeOfDay
    ) -> Int64 {
        abs(zone.instant(on: date, at: time).milliseconds - log.takenAt.instant.milliseconds)
    }
}
