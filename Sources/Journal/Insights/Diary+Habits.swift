import Statistics

/// What came before each day: the practices of the day before, the night before.
extension Diary {
    /// For each practice that was ever done: whether it was done the day before, where that day has a check-in.
    func practices() -> [HabitTable.Habit] {
        let isCheckedIn = isCheckedIn
        var days: [Practice.Kind: Set<Int>] = [:]
        for entry in entries {
            guard let day = period.index(of: entry.date) else { continue }
            for practice in entry.practices { days[practice.kind, default: []].insert(day) }
        }
        return Practice.Kind.allCases.compactMap { kind in
            guard let done = days[kind] else { return nil }
            let cameBefore = (0..<period.count).map { day in
                day > 0 && isCheckedIn[day - 1] ? done.contains(day - 1) : nil
            }
            return HabitTable.Habit(key: kind.rawValue, cameBefore: cameBefore)
        }
    }

    /// Whether the night before each day was longer, or better, than the median of all nights.
    func nights() -> [HabitTable.Habit] {
        [sleepMinutes, sleepQuality].compactMap { series in
            guard let median = SampleSummary(of: series.values)?.median else { return nil }
            return HabitTable.Habit(
                key: series.subject.key, cameBefore: series.means.map { value in value.map { $0 > median } })
        }
    }
}
