import CivilTime

extension CivilDate {
    /// The Monday of its week; 0001-01-01, the first date of all, is one.
    var weekBegin: CivilDate {
        adding(days: -(Weekday.allCases.firstIndex(of: weekday) ?? 0)) ?? .earliest
    }
}
