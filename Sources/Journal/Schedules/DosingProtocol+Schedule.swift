package import CivilTime

extension DosingProtocol {
    /// What the plan has for each day of a range, and what came of it.
    ///
    /// Of the doses those within `doseRange(for:)` matter; others do no harm. `today` is the person's date: what lies
    /// before it without a log was missed, and a plan without a history has its status from it on.
    package func schedule(on days: ClosedRange<CivilDate>, doses: [ScheduledDose], today: CivilDate) -> Schedule {
        let range = days.lowerBound.dayNumber...days.upperBound.dayNumber
        let reckoning = ScheduleReckoning(self, on: range, doses: doses, today: today)
        let reckoned = range.compactMap { CivilDate(dayNumber: $0) }.map { reckoning.day($0) }
        return Schedule(
            days: reckoned, totals: ScheduleTotals(reckoned, doses: reckoning.takenCount(in: range)))
    }

    /// The local dates of the doses that `schedule` needs for a range, which they include.
    ///
    /// Where the plan has a time of the day, a dose may count for a neighbouring one.
    package func doseRange(for days: ClosedRange<CivilDate>) -> ClosedRange<CivilDate> {
        let range = planDays(for: days)
        guard timeOfDay != nil else { return range }
        return (range.lowerBound.adding(days: -1) ?? .earliest)...(range.upperBound.adding(days: 1) ?? .latest)
    }

    /// The days of the plan whose doses `schedule` needs for a range.
    ///
    /// A weekly maximum counts from Monday. What was taken on another day moves all that follows in the block, so a plan
    /// that follows needs the block from its start, and behind the range the doses that may have been taken late for one
    /// within it, or on the day for which one within it would be early.
    private func planDays(for days: ClosedRange<CivilDate>) -> ClosedRange<CivilDate> {
        if case .asNeeded(.some) = schedule { return days.lowerBound.weekBegin...days.upperBound }
        guard isFollowing, let cadence = DoseCadence(schedule) else { return days }
        let run = ProtocolRun(self, today: nil) { _ in true }
        // The day before the range decides whether its first day is one of transition.
        let first = max(run.start, days.lowerBound.dayNumber - 1)
        let last = min(days.upperBound.dayNumber, run.end)
        guard last >= run.start, let earliest = run.doseWeeks(ofBlock: run.blockIndex(of: first)) else { return days }
        // A pause by status may have begun a day sooner.
        let gap = cadence.longestGap - 1 + (statusHistory?.changes.count ?? 0)
        let end = min(
            run.plannedLastDay(ofBlock: run.blockIndex(of: last)), run.pauses.day(after: last, unpausedDays: gap))
        let from = CivilDate(dayNumber: earliest.lowerBound) ?? .earliest
        let to = CivilDate(dayNumber: end) ?? .latest
        return min(days.lowerBound, from)...max(days.upperBound, to)
    }

    /// Whether doses on other days and pauses move the days that follow; days of the week stay where they are.
    var isFollowing: Bool {
        shiftPolicy == .shiftFollowing && DoseCadence(schedule)?.isWeekly == false
    }
}
