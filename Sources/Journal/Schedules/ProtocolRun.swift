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
    private let block: ProtocolBlock?

    /// The status of the plan counts from `today` on: what lies behind was followed. Without a day it does not count.
    init(_ plan: DosingProtocol, today: CivilDate?) {
        start = plan.startDate.dayNumber
        block = plan.block
        var end = plan.endDate?.dayNumber ?? .max
        var pauses = plan.pauses.map { $0.days.lowerBound.dayNumber...$0.days.upperBound.dayNumber }
        if let today {
            switch plan.status {
            case .completed, .abandoned: end = min(end, today.dayNumber - 1)
            case .paused: pauses.append(today.dayNumber...CivilDate.latest.dayNumber)
            case .planned, .active: break
            }
        }
        self.end = end
        self.pauses = PausedDays(pauses)
    }

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
        guard let block else { return start <= end ? start...end : nil }
        let first = start + index * block.dayCount
        return first <= end ? first...min(end, first + block.doseDayCount - 1) : nil
    }
}
