/// Where a day stands after the doses that were really taken (Polito and Stevenson 2019).
enum DosePhase: String, CaseIterable, Sendable {
    /// A dose was taken that day.
    case day0 = "day-0"
    /// The day after one.
    case day1 = "day-1"
    /// The second day after one.
    case day2 = "day-2"
    /// Any other day.
    case baseline

    /// The phase of a day, by the day numbers on which doses were taken.
    init(ofDay day: Int, doseDays: Set<Int>) {
        self =
            switch true {
            case doseDays.contains(day): .day0
            case doseDays.contains(day - 1): .day1
            case doseDays.contains(day - 2): .day2
            default: .baseline
            }
    }
}
