import CivilTime
import JSON
import Testing

@testable import Journal

/// Plans, doses and ranges in few words.
enum Planning {
    /// A plan of a dose every third day from Monday 2026-03-16 in Berlin, with other members put in or over.
    static func plan(_ members: String = "{}") throws -> DosingProtocol {
        let smallest = try Reading.value(DosingProtocolTests.smallest)
        guard case .object(var body) = smallest, case .object(let changes) = try Reading.value(members) else {
            throw UnexpectedContent()
        }
        for (name, value) in changes.members { body[name] = value }
        return try Reading.content(
            DosingProtocol.self, String(decoding: JSONWriter.bytes(of: .object(body)), as: UTF8.self))
    }

    static func date(_ text: String) throws -> CivilDate {
        try #require(CivilDate(text))
    }

    static func days(_ from: String, _ to: String) throws -> ClosedRange<CivilDate> {
        try date(from)...date(to)
    }

    static func amount(_ text: String) throws -> RecordedAmount {
        try FieldReader.read(Reading.value(text), as: "an amount") { RecordedAmount(reading: &$0) }
    }

    /// A dose log of a day; `-` before the date makes it one that was skipped.
    static func dose(_ text: String, number: UInt64 = 1, amount: String? = nil) throws -> ScheduledDose {
        ScheduledDose(
            id: UUID(high: 0, low: number), date: try date(String(text.suffix(10))), isTaken: !text.hasPrefix("-"),
            amount: try amount.map { try Self.amount($0) })
    }

    /// The schedule from a day to another, seen from the day behind them unless said otherwise.
    static func schedule(
        _ plan: DosingProtocol, _ from: String, _ to: String, doses: [String] = [], today: String? = nil
    ) throws -> Schedule {
        let days = try days(from, to)
        let dayBehind = days.upperBound.adding(days: 1) ?? .latest
        return try plan.schedule(
            on: days, doses: doses.enumerated().map { try dose($1, number: UInt64($0 + 1)) },
            today: today.map { try date($0) } ?? dayBehind)
    }
}

extension Schedule {
    /// The dates of the dose days without the year.
    var doseDates: [String] {
        days.filter { $0.phase == .dose }.map { String($0.date.description.suffix(5)) }
    }

    var phases: [ScheduleDay.Phase] { days.map(\.phase) }

    var adherences: [ScheduleDay.Adherence] { days.map(\.adherence) }
}
