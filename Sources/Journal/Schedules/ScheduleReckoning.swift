import CivilTime

/// Works out the days of a plan one by one, each on its own.
struct ScheduleReckoning: Sendable {
    private let plan: DosingProtocol
    private let run: ProtocolRun
    private let doseDays: DoseDays
    private let titration: TitrationPlan
    private let logs: LoggedDays
    private let today: Int

    init(_ plan: DosingProtocol, on range: ClosedRange<Int>, doses: [ScheduledDose], today: CivilDate) {
        self.plan = plan
        self.today = today.dayNumber
        let logs = LoggedDays(doses, ceiling: plan.ceiling)
        self.logs = logs
        run = ProtocolRun(plan, today: today) { logs[$0] != nil }
        titration = TitrationPlan(plan)
        // The day before the range decides whether its first day is one of transition.
        doseDays = DoseDays(plan, run: run, on: range.lowerBound - 1...range.upperBound, logs: logs)
    }

    /// How many doses were taken on the days of a range.
    func takenCount(in range: ClosedRange<Int>) -> Int {
        logs.takenCount(in: range)
    }

    func day(_ date: CivilDate) -> ScheduleDay {
        let day = date.dayNumber
        let phase = phase(of: day)
        let log = logs[day]
        let isWithin = phase != .before && phase != .after
        let dayOfProtocol = isWithin ? day - run.start + 1 : nil
        let step = phase == .dose ? dayOfProtocol.flatMap { titration.amount(on: $0) } : nil
        let time = phase == .dose ? plan.timeOfDay : nil
        return ScheduleDay(
            date: date, dayOfProtocol: dayOfProtocol, block: isWithin ? run.blockIndex(of: day) + 1 : nil,
            phase: phase, planned: step?.amount, doses: log?.ids ?? [],
            adherence: adherence(on: date, phase: phase, log: log),
            at: time.map { PlannedTime(on: date, at: $0, in: plan.timeZone) },
            isAboveCeiling: step?.isAboveCeiling == true || log?.isAboveCeiling == true)
    }

    private func phase(of day: Int) -> ScheduleDay.Phase {
        switch run.stage(of: day) {
        case .before: .before
        case .after: .after
        case .paused: .paused
        case .rest: .rest
        case .running:
            if doseDays.isDoseDay(day) {
                .dose
            } else {
                doseDays.isDoseDay(day - 1) ? .transition : .normal
            }
        }
    }

    private func adherence(on date: CivilDate, phase: ScheduleDay.Phase, log: LoggedDay?) -> ScheduleDay.Adherence {
        if phase == .dose {
            if let log { return log.isTaken ? .taken : .skipped }
            guard date.dayNumber < today else { return .upcoming }
            return run.isOnlyPlanned(date.dayNumber) ? .none : .missed
        }
        guard let log, log.isTaken else { return .none }
        switch (phase, plan.schedule) {
        case (.rest, _): return .restViolation
        case (.normal, .asNeeded(let maximum)): return isBeyond(maximum, on: date) ? .extra : .taken
        default: return .extra
        }
    }

    /// Whether more doses than a week may have were taken from Monday to this day, whatever the plan had for those days.
    private func isBeyond(_ maximumPerWeek: Int?, on date: CivilDate) -> Bool {
        guard let maximumPerWeek else { return false }
        return logs.takenCount(in: date.weekBegin.dayNumber...date.dayNumber) > maximumPerWeek
    }
}
