import CivilTime

/// On which days of a range a plan has a dose, with what doses on other days and pauses have moved.
///
/// Days are counted: all of them where the plan keeps to the calendar, those without a pause where it follows what was
/// taken. On that count the rhythm is only ever interrupted at the start of a block and by a shifted dose, so the work is
/// in proportion to blocks, doses and pauses, however long the plan has run.
struct DoseDays: Sendable {
    /// A stretch of the count, up to the next one, on which the rhythm is undisturbed.
    private struct Stretch {
        let start: Int
        /// Where the rhythm began or would have begun; `nil` where no dose is planned.
        let origin: Int?
    }

    private let run: ProtocolRun
    private let cadence: DoseCadence?
    private let isFollowing: Bool

    /// In the order of the count; of those that start alike the last one counts, as the others lie within a pause.
    private var stretches: [Stretch] = []

    /// The logs are those of the blocks in which the range lies.
    init(_ plan: DosingProtocol, run: ProtocolRun, on range: ClosedRange<Int>, logs: LoggedDays) {
        self.run = run
        cadence = DoseCadence(plan.schedule)
        isFollowing = plan.isFollowing
        guard let cadence, range.upperBound >= run.start else { return }
        if cadence.isWeekly {
            stretches = [Stretch(start: .min, origin: plan.startDate.weekBegin.dayNumber)]
            return
        }
        for index in run.blockIndex(of: max(run.start, range.lowerBound))...run.blockIndex(of: range.upperBound) {
            guard let days = run.doseWeeks(ofBlock: index) else { break }
            let start = count(of: days.lowerBound)
            stretches.append(Stretch(start: start, origin: start))
            if isFollowing { shift(by: logs, in: days, until: run.plannedLastDay(ofBlock: index), cadence) }
        }
    }

    /// Whether a dose is planned on a day of the range.
    func isDoseDay(_ day: Int) -> Bool {
        guard let cadence, run.stage(of: day) == .running else { return false }
        let count = count(of: day)
        let next = stretches.partitioningIndex { $0.start > count }
        guard next > 0, let origin = stretches[next - 1].origin else { return false }
        return cadence.daysSinceDose(at: count - origin) == 0
    }

    /// Lets the doses of a block that were taken on other days than planned move what follows them.
    ///
    /// A dose is late for the planned one before it if nothing was logged on that one's day. It is early for the planned
    /// one after it if it is nearer to that than to the one before, and nothing was logged on that one's day. It takes its
    /// place: up to it nothing more is planned, and the rhythm goes on from it. Any other is one more. Whether there is a
    /// next one is for the plan to say: that it was paused or ended since makes no dose one more.
    private mutating func shift(
        by logs: LoggedDays, in days: ClosedRange<Int>, until last: Int, _ cadence: DoseCadence
    ) {
        let start = count(of: days.lowerBound)
        var origin = start
        var lastLogged: Int?
        for log in logs.days(in: days) where run.stage(of: log.day) == .running {
            let count = count(of: log.day)
            let delay = cadence.daysSinceDose(at: count - origin)
            let planned = count - delay
            guard planned >= start else { continue }
            if delay == 0 {
                lastLogged = planned
                continue
            }
            guard log.isTaken else { continue }
            if planned != lastLogged {
                origin += delay
                stretches.append(Stretch(start: planned, origin: nil))
            } else {
                let lead = cadence.daysUntilDose(at: count - origin)
                let next = run.plannedPauses.day(after: log.day, unpausedDays: lead)
                guard lead < delay, next <= last, logs[next] == nil else { continue }
                origin -= lead
            }
            stretches.append(Stretch(start: count, origin: origin))
            lastLogged = count
        }
    }

    private func count(of day: Int) -> Int {
        isFollowing ? day - run.pauses.count(before: day) : day
    }
}
