import CivilTime
import JSON

@testable import Journal

/// A plan walked day by day from its start, with counters and lists: slow, and plain enough to be seen to be right.
struct WalkedSchedule {
    /// What is held against the engine for a day.
    struct Day: Equatable {
        let date: CivilDate
        var phase: ScheduleDay.Phase
        var dayOfProtocol: Int?
        var block: Int?
        var planned: String?
        var adherence: ScheduleDay.Adherence = .none
        var isAboveCeiling = false
    }

    let plan: DosingProtocol
    let logs: [CivilDate: [ScheduledDose]]
    let today: CivilDate

    init(_ plan: DosingProtocol, doses: [ScheduledDose], today: CivilDate) {
        self.plan = plan
        self.today = today
        logs = Dictionary(grouping: doses, by: \.date)
    }

    /// The days of a range, whose first day lies before the start.
    func days(_ range: ClosedRange<CivilDate>) -> [Day] {
        // Late doses behind the range count too, so the walk goes further.
        let horizon = range.upperBound.adding(days: 400) ?? .latest
        var days = dates(range.lowerBound...horizon).map { Day(date: $0, phase: .normal) }
        number(&days)
        let doseDates = doseDates(days)
        var takenInWeek = 0
        for index in days.indices {
            if days[index].phase == .normal, doseDates.contains(days[index].date) {
                days[index].phase = .dose
            } else if days[index].phase == .normal, index > 0, days[index - 1].phase == .dose {
                days[index].phase = .transition
            }
            if days[index].date.weekday == .monday { takenInWeek = 0 }
            takenInWeek += logs[days[index].date, default: []].count { $0.isTaken }
            judge(&days[index], takenInWeek: takenInWeek)
        }
        return days.filter { range.contains($0.date) }
    }

    private func dates(_ range: ClosedRange<CivilDate>) -> [CivilDate] {
        var dates = [range.lowerBound]
        while let last = dates.last, last < range.upperBound, let next = last.adding(days: 1) { dates.append(next) }
        return dates
    }

    /// Sets the phases that do not hang on doses, and the numbers.
    private func number(_ days: inout [Day]) {
        var dayOfProtocol = 0
        var block = 1
        var dayOfBlock = 0
        for index in days.indices {
            let date = days[index].date
            let status = status(on: date)
            guard date >= plan.startDate else {
                days[index].phase = .before
                continue
            }
            if status == .completed || status == .abandoned || plan.endDate.map({ date > $0 }) == true {
                days[index].phase = .after
                continue
            }
            dayOfProtocol += 1
            dayOfBlock += 1
            if let weeks = plan.block, dayOfBlock > (weeks.weeksOn + weeks.weeksOff) * 7 {
                block += 1
                dayOfBlock = 1
            }
            days[index].dayOfProtocol = dayOfProtocol
            days[index].block = block
            if plan.pauses.contains(where: { $0.days.contains(date) }) || status == .paused {
                days[index].phase = .paused
            } else if let weeks = plan.block, dayOfBlock > weeks.weeksOn * 7 {
                days[index].phase = .rest
            }
        }
    }

    /// The status on a day: by its history, or the present one from today on. Who took a plan up again had paused it.
    private func status(on date: CivilDate) -> DosingProtocol.Status {
        let changes = plan.statusHistory?.changes ?? [StatusHistory.Change(status: plan.status, from: today)]
        // A day on which something was logged was still followed, though the plan was paused or ended on it.
        let stops: Set<DosingProtocol.Status> = [.paused, .completed, .abandoned]
        let before = changes.last { $0.from < date }
        let wasFollowed = before.map { !stops.contains($0.status) } ?? true
        let begun = changes.last { change in
            let isStillFollowed = wasFollowed && stops.contains(change.status) && logs[date] != nil
            return change.from < date || (change.from == date && !isStillFollowed)
        }
        guard let status = begun?.status else {
            return changes.first?.status == .planned ? .planned : .active
        }
        return begun != changes.last && (status == .completed || status == .abandoned) ? .paused : status
    }

    private func missedIfFollowed(_ date: CivilDate) -> ScheduleDay.Adherence {
        status(on: date) == .planned ? .none : .missed
    }

    private func judge(_ day: inout Day, takenInWeek: Int) {
        let logs = logs[day.date, default: []]
        let isTaken = logs.contains { $0.isTaken }
        var amounts = logs.filter(\.isTaken).compactMap { $0.amount?.upperEnd.decimal }
        if day.phase == .dose {
            if let step = plan.steps.last(where: { $0.fromDay <= day.dayOfProtocol ?? 0 }) {
                day.planned = step.amount.value.text
                amounts += [step.amount.value.decimal].compactMap { $0 }
            }
            day.adherence =
                isTaken ? .taken : !logs.isEmpty ? .skipped : day.date >= today ? .upcoming : missedIfFollowed(day.date)
        } else if isTaken {
            day.adherence = day.phase == .rest ? .restViolation : .extra
            if day.phase == .normal, case .asNeeded(let maximum) = plan.schedule, takenInWeek <= maximum ?? .max {
                day.adherence = .taken
            }
        }
        if let ceiling = plan.ceiling?.value.decimal { day.isAboveCeiling = amounts.contains { $0 > ceiling } }
    }
}
