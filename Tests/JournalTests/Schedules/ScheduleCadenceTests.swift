import CivilTime
import Testing

@testable import Journal

/// The cadences of published protocols, from Monday 2026-03-16, four weeks on and two off, as worked out by hand.
@Suite("cadence of a schedule")
struct ScheduleCadenceTests {
    static let block = #""block":{"weeksOn":4,"weeksOff":2}"#

    static let vectors = [
        (
            #"{"kind":"cycle","doseDays":1,"restDays":2}"#,
            ["03-16", "03-19", "03-22", "03-25", "03-28", "03-31", "04-03", "04-06", "04-09", "04-12"]
        ),
        (
            #"{"kind":"cycle","doseDays":4,"restDays":3}"#,
            [
                "03-16", "03-17", "03-18", "03-19", "03-23", "03-24", "03-25", "03-26", "03-30", "03-31", "04-01",
                "04-02", "04-06", "04-07", "04-08", "04-09",
            ]
        ),
        (
            #"{"kind":"cycle","doseDays":1,"restDays":1}"#,
            [
                "03-16", "03-18", "03-20", "03-22", "03-24", "03-26", "03-28", "03-30", "04-01", "04-03", "04-05",
                "04-07", "04-09", "04-11",
            ]
        ),
        (
            #"{"kind":"weekdays","days":["thursday","monday"]}"#,
            ["03-16", "03-19", "03-23", "03-26", "03-30", "04-02", "04-06", "04-09"]
        ),
        (
            #"{"kind":"pattern","days":[false,true,false,false,true,false,false,false,false,false]}"#,
            ["03-17", "03-20", "03-27", "03-30", "04-06", "04-09"]
        ),
        (#"{"kind":"as-needed","maxPerWeek":2}"#, []),
    ]

    @Test("the first block has its doses and then rests", arguments: vectors)
    func firstBlock(schedule: String, dates: [String]) throws {
        let plan = try Planning.plan("{\"schedule\":\(schedule),\(Self.block)}")

        let found = try Planning.schedule(plan, "2026-03-01", "2026-04-26")

        #expect(found.doseDates == dates)
        #expect(found.days.filter { $0.phase == .rest }.map(\.date.description) == Self.restDates)
        #expect(found.totals.planned == dates.count)
    }

    static let restDates = (13...26).map { "2026-04-\($0)" }

    @Test("the count starts again with the second block")
    func secondBlock() throws {
        let plan = try Planning.plan("{\(Self.block)}")

        let found = try Planning.schedule(plan, "2026-04-26", "2026-05-06")

        #expect(found.doseDates == ["04-27", "04-30", "05-03", "05-06"])
        #expect(found.days.map(\.block) == [1] + Array(repeating: 2, count: 10))
    }

    @Test("without weeks of rest a new block begins the count anew all the same")
    func noRest() throws {
        let plan = try Planning.plan(#"{"block":{"weeksOn":1,"weeksOff":0}}"#)

        let found = try Planning.schedule(plan, "2026-03-16", "2026-03-31")

        #expect(found.doseDates == ["03-16", "03-19", "03-22", "03-23", "03-26", "03-29", "03-30"])
        #expect(found.days[7].block == 2)
        #expect(!found.phases.contains(.rest))
    }

    @Test("without blocks the count goes on, and all is of the first block")
    func noBlock() throws {
        let found = try Planning.schedule(Planning.plan(), "2026-04-10", "2026-04-16")

        #expect(found.doseDates == ["04-12", "04-15"])
        #expect(found.days.map(\.block) == Array(repeating: 1, count: 7))
    }

    @Test(
        "leap days are days",
        arguments: [
            ("2028-02-27", ["02-27", "03-01"]), ("2026-02-27", ["02-27", "03-02"]), ("2000-02-26", ["02-26", "02-29"]),
            ("2100-02-26", ["02-26", "03-01"]),
        ])
    func leapDays(start: String, dates: [String]) throws {
        let plan = try Planning.plan("{\"startDate\":\"\(start)\"}")

        let found = try Planning.schedule(plan, start, "\(start.prefix(4))-03-03")

        #expect(Array(found.doseDates.prefix(2)) == dates)
    }

    @Test("a plan from the year 1 is reckoned in the year 9999 without walking there", .timeLimit(.minutes(1)))
    func farAway() throws {
        let plan = try Planning.plan(#"{"startDate":"0001-01-01","shiftPolicy":"shift-following"}"#)

        for _ in 0..<100 {
            let found = try Planning.schedule(plan, "9999-12-29", "9999-12-31", today: "2026-01-01")

            // 9999-12-31 is 3,652,058 days after the start, which leaves 2 when divided by 3.
            #expect(found.doseDates == ["12-29"])
            #expect(found.days[2].dayOfProtocol == 3_652_059)
        }
    }
}
