import CivilTime

/// When a plan runs: its first and last day, its blocks and its pauses.
struct ProtocolRun: Sendable {
    /// Where a day lies; the first that applies.
    enum Stage: Sendable {
        /// Before the first day.
        case before
        /// Behind the last day, or no longer followed.
        case after
        /// In a pause.
        case paused
        /// In the weeks off of a block.
        case rest
        /// On the calendar of doses.
        case running
    }

    /// The first day.
    let start: Int

    /// The last day, `Int.max` where none is set; before `start` where the plan was given up before it began.
    let end: Int

    let pauses: PausedDays

    /// The last day and the pauses as the plan says, whatever its status has made of them.
    private let plannedEnd: Int
    let plannedPauses: PausedDays
    private let block: ProtocolBlock?

    /// Days on which the plan was no more than planned.
    private let planned: [ClosedRange<Int>]

    /// A plan without a history has its status from `today` on, or no status at all.
    ///
    /// - Parameter isLogged: whether a dose counts for a day: then the plan was still followed on it, though it was paused or
    ///   ended that day.
    init(_ plan: DosingProtocol, today: CivilDate?, isLogged: (Int) -> Bool = { _ in false }) {
        start = plan.startDate.dayNumber
        block = plan.block
        plannedEnd = plan.endDate?.dayNumber ?? .max
        var end = plannedEnd
        var pauses = plan.pauses.map { $0.days.lowerBound.dayNumber...$0.days.upperBound.dayNumber }
        plannedPauses = PausedDays(pauses)
        var planned: [ClosedRange<Int>] = []
        let history = plan.statusHistory ?? today.map { StatusHistory(plan.status, from: $0) }
        let periods = history?.periods ?? []
        for (index, period) in periods.enumerated() {
            let wasFollowed = index == 0 || !periods[index - 1].status.isStanding
            let first = period.days.lowerBound + (wasFollowed && isLogged(period.days.lowerBound) ? 1 : 0)
            switch period.status {
            case .active: break
            case .planned:
                planned.append((index == 0 ? .min : period.days.lowerBound)...period.days.upperBound)
            case .completed where index == periods.count - 1, .abandoned where index == periods.count - 1:
                end = min(end, first - 1)
            case .paused, .completed, .abandoned:
                if first <= period.days.upperBound { pauses.append(first...period.days.upperBound) }
            }
        }
        self.end = end
        self.pauses = PausedDays(pauses)
        self.planned = planned
    }

    /// Whether nobody followed the plan on a day, since it was no more than planned.
    func isOnlyPlanned(_ day: Int) -> Bool { planned.contains { $0.contains(day) } }

    func stage(of day: Int) -> Stage {
        if day < start { return .before }
        if day > end { return .after }
        if pauses.contains(day) { return .paused }
        return block?.isRest(dayIndex: day - start) == true ? .rest : .running
    }

    /// The block in which a day from the start on lies, with the rest that follows it; 0 is the first.
    func blockIndex(of day: Int) -> Int {
        block.map { (day - start) / $0.dayCount } ?? 0
    }

    /// The weeks with doses of a block, up to the end of the plan; `nil` where that comes before.
    func doseWeeks(ofBlock index: Int) -> ClosedRange<Int>? {
        let first = firstDay(ofBlock: index)
        let last = min(end, plannedLastDay(ofBlock: index))
        return first <= last ? first...last : nil
    }

    /// The last day of the weeks with doses of a block, as the plan says.
    func plannedLastDay(ofBlock index: Int) -> Int {
        guard let block else { return plannedEnd }
        return min(plannedEnd, firstDay(ofBlock: index) + block.doseDayCount - 1)
    }

    private func firstDay(ofBlock index: Int) -> Int { start + index * (block?.dayCount ?? 0) }
}

extension DosingProtocol.Status {
    /// Whether nothing is planned while a plan has it.
    fileprivate var isStanding: Bool {
        switch self {
        case .paused, .completed, .abandoned: true
        case .planned, .active: false
        }
    }
}
