import CivilTime

@testable import Journal

extension WalkedSchedule {
    /// The dates on which a dose is planned, as far as the phases leave room.
    func doseDates(_ days: [Day]) -> Set<CivilDate> {
        let rhythm: [Bool]
        switch plan.schedule {
        case .asNeeded: return []
        case .weekdays(let weekdays): return Set(days.map(\.date).filter { weekdays.contains($0.weekday) })
        case .pattern(let pattern): rhythm = pattern
        case .cycle(let doseDays, let restDays): rhythm = (0..<doseDays + restDays).map { $0 < doseDays }
        }
        var dates: Set<CivilDate> = []
        for block in Set(days.compactMap(\.block)) {
            let ofBlock = days.filter { $0.block == block }
            dates.formUnion(
                plan.shiftPolicy == .keepCalendar
                    ? fixedDates(ofBlock, rhythm) : followingDates(ofBlock.filter { $0.phase == .normal }, rhythm))
        }
        return dates
    }

    private func fixedDates(_ days: [Day], _ rhythm: [Bool]) -> [CivilDate] {
        var place = -1
        return days.compactMap { day in
            place = (place + 1) % rhythm.count
            return rhythm[place] ? day.date : nil
        }
    }

    /// The first day between two planned doses on which one was taken instead of the second.
    private func early(in days: [Day], between planned: Int, _ next: Int) -> Int? {
        guard logs[days[planned].date] != nil else { return nil }
        return (planned + 1..<min(next, days.count)).first { index in
            guard next - index < index - planned, logs[days[index].date, default: []].contains(where: { $0.isTaken })
            else { return false }
            let date = plannedDate(next - index, after: days[index].date)
            return logs[date] == nil && isPlanned(date, inBlockOf: days[index].date)
        }
    }

    /// The date that is so many days later, not counting the plan's own pauses.
    private func plannedDate(_ count: Int, after date: CivilDate) -> CivilDate {
        var (date, left) = (date, count)
        while left > 0, let next = date.adding(days: 1) {
            date = next
            if !plan.pauses.contains(where: { $0.days.contains(date) }) { left -= 1 }
        }
        return date
    }

    /// Whether the plan itself has doses on the date, and in the same block as on another.
    private func isPlanned(_ date: CivilDate, inBlockOf other: CivilDate) -> Bool {
        if let end = plan.endDate, date > end { return false }
        guard let block = plan.block else { return true }
        let length = (block.weeksOn + block.weeksOff) * 7
        let (index, day) = (date - plan.startDate).quotientAndRemainder(dividingBy: length)
        return index == (other - plan.startDate) / length && day < block.weeksOn * 7
    }

    /// Goes from one planned dose of a block to the next; the days are those of the block that are open to doses.
    private func followingDates(_ days: [Day], _ rhythm: [Bool]) -> [CivilDate] {
        var dates: [CivilDate] = []
        guard var place = rhythm.firstIndex(of: true) else { return [] }
        var current = place
        while current < days.count {
            var gap = 0
            repeat {
                gap += 1
                place = (place + 1) % rhythm.count
            } while !rhythm[place]
            if logs[days[current].date] == nil {
                let behind = days[(current + 1)...].prefix(gap - 1)
                let late = behind.firstIndex { day in logs[day.date, default: []].contains { $0.isTaken } }
                current = late ?? current
            }
            dates.append(days[current].date)
            current = early(in: days, between: current, current + gap) ?? current + gap
        }
        return dates
    }
}
