import CivilTime

/// The days that a request asks about, with either end left out or not.
struct DayRange: Sendable {
    /// The first day, included.
    let from: CivilDate?
    /// The last day, included.
    let to: CivilDate?

    /// Reads `from` and `to`, and no other parameter.
    init(_ call: Call) throws {
        var query = try QueryReader(call)
        try self.init(&query)
        try query.finish()
    }

    /// Reads `from` and `to` among others.
    init(_ query: inout QueryReader) throws {
        let date = "a date of the calendar, YYYY-MM-DD"
        from = try query.take("from", expected: date) { CivilDate($0) }
        to = try query.take("to", expected: date) { CivilDate($0) }
    }

    /// What is said of days in the wrong order, or too many of them.
    static func refusal(isUpToToday: Bool = false, maximumDays: Int) -> Problem {
        let last = isUpToToday ? "to or today" : "to"
        return Problem(
            .malformedQuery, detail: "from must not be after \(last), and there are at most \(maximumDays) days.")
    }
}
