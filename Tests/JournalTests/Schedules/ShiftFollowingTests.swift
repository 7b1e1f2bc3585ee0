import CivilTime
import Testing

@testable import Journal

/// A dose every third day from Monday 2026-03-16 that follows what was taken, unless said otherwise.
@Suite("doses on other days move what follows")
struct ShiftFollowingTests {
    static func schedule(
        _ members: String = "", to last: String = "2026-03-29", doses: [String], today: String? = nil
    ) throws -> Schedule {
        let plan = try Planning.plan("{\"shiftPolicy\":\"shift-following\"\(members)}")
        return try Planning.schedule(plan, "2026-03-16", last, doses: doses.map { dayText($0) }, today: today)
    }

    /// `03-17` in 2026, `-` before it as it is.
    static func dayText(_ text: String) -> String {
        text.hasPrefix("-") ? "-2026\(text)" : "2026-\(text)"
    }

    @Test(
        "a dose within the gap takes the place of the one that was not logged",
        arguments: [
            // Nothing logged, or on the day: nothing moves.
            ([], ["03-16", "03-19", "03-22", "03-25", "03-28"]),
            (["03-16", "03-19"], ["03-16", "03-19", "03-22", "03-25", "03-28"]),
            (["03-17"], ["03-17", "03-20", "03-23", "03-26", "03-29"]),
            (["03-18"], ["03-18", "03-21", "03-24", "03-27"]),
            // On the day of the next dose it is that dose.
            (["03-19"], ["03-16", "03-19", "03-22", "03-25", "03-28"]),
            // The first one counts.
            (["03-17", "03-18"], ["03-17", "03-20", "03-23", "03-26", "03-29"]),
            // A logged skip is not late, and a skip is no late dose.
            (["-03-16", "03-17"], ["03-16", "03-19", "03-22", "03-25", "03-28"]),
            (["-03-17"], ["03-16", "03-19", "03-22", "03-25", "03-28"]),
            (["-03-17", "03-18"], ["03-18", "03-21", "03-24", "03-27"]),
            // Each late dose moves on from the one before.
            (["03-17", "03-21", "03-25"], ["03-17", "03-21", "03-25", "03-28"]),
            (["03-28", "03-17", "03-24"], ["03-17", "03-20", "03-24", "03-28"]),
            // A dose before the start is none of the plan's.
            (["03-15"], ["03-16", "03-19", "03-22", "03-25", "03-28"]),
        ])
    func late(doses: [String], dates: [String]) throws {
        #expect(try Self.schedule(doses: doses).doseDates == dates)
    }

    @Test(
        "a dose that is nearer to the next one takes its place",
        arguments: [
            (["03-16", "03-18"], ["03-16", "03-18", "03-21", "03-24", "03-27"]),
            (["03-16", "03-18", "03-20"], ["03-16", "03-18", "03-20", "03-23", "03-26", "03-29"]),
            (["-03-16", "03-18"], ["03-16", "03-18", "03-21", "03-24", "03-27"]),
            // The day after a dose is one more, whatever comes next.
            (["03-16", "03-17"], ["03-16", "03-19", "03-22", "03-25", "03-28"]),
            (["03-16", "03-17", "03-18"], ["03-16", "03-18", "03-21", "03-24", "03-27"]),
            // Where the next one was logged, and where it was skipped, the dose before was one more.
            (["03-16", "03-18", "03-19"], ["03-16", "03-19", "03-22", "03-25", "03-28"]),
            (["03-16", "03-18", "-03-19"], ["03-16", "03-19", "03-22", "03-25", "03-28"]),
            (["03-16", "-03-18"], ["03-16", "03-19", "03-22", "03-25", "03-28"]),
        ])
    func early(doses: [String], dates: [String]) throws {
        #expect(try Self.schedule(doses: doses).doseDates == dates)
    }

    @Test(
        "an early dose stays what it was when the plan is paused or ended after it", arguments: ["paused", "completed"])
    func earlyBeforeEnd(status: String) throws {
        let found = try Self.schedule(
            ",\"status\":\"\(status)\"", to: "2026-03-19", doses: ["03-16", "03-18"], today: "2026-03-19")

        #expect(found.adherences == [.taken, .none, .taken, .none])
    }

    @Test("halfway between two doses is not early")
    func halfway() throws {
        let found = try Self.schedule(
            #","schedule":{"kind":"cycle","doseDays":1,"restDays":1}"#, to: "2026-03-20", doses: ["03-16", "03-17"])

        #expect(found.doseDates == ["03-16", "03-18", "03-20"])
        #expect(found.adherences == [.taken, .extra, .missed, .none, .missed])
    }

    @Test("a dose after the last one of a block is not early for the next block's")
    func lastOfBlock() throws {
        let found = try Self.schedule(
            #","block":{"weeksOn":1,"weeksOff":0},"schedule":{"kind":"cycle","doseDays":1,"restDays":4}"#,
            doses: ["03-16", "03-21", "03-22"])

        #expect(found.doseDates == ["03-16", "03-21", "03-23", "03-28"])
        #expect(found.days[6].adherence == .extra)
    }

    @Test("the day that was waited on becomes an ordinary one")
    func ordinary() throws {
        let found = try Self.schedule(to: "2026-03-22", doses: ["03-16", "03-20", "03-21"])

        #expect(found.phases == [.dose, .transition, .normal, .normal, .dose, .transition, .normal])
        #expect(found.adherences == [.taken, .none, .none, .none, .taken, .extra, .none])
    }

    @Test("the count stands still in a pause, and a dose in it moves nothing")
    func pause() throws {
        let found = try Self.schedule(
            #","pauses":[{"from":"2026-03-18","to":"2026-03-20"}]"#, doses: ["03-16", "03-19"], today: "2026-03-24")

        #expect(found.doseDates == ["03-16", "03-22", "03-25", "03-28"])
        #expect(
            found.adherences == [
                .taken, .none, .none, .extra, .none, .none, .missed, .none, .none, .upcoming, .none, .none, .upcoming,
                .none,
            ])
    }

    @Test("a dose behind a pause can still be late for one before it")
    func lateBehindPause() throws {
        let found = try Self.schedule(#","pauses":[{"from":"2026-03-17","to":"2026-03-20"}]"#, doses: ["03-21"])

        #expect(found.doseDates == ["03-21", "03-24", "03-27"])
    }

    @Test("a plan whose first days are paused has its first dose behind them")
    func pausedStart() throws {
        let found = try Self.schedule(#","pauses":[{"from":"2026-03-01","to":"2026-03-18"}]"#, doses: [])

        #expect(found.doseDates == ["03-19", "03-22", "03-25", "03-28"])
    }

    @Test("what moves into the weeks off is not planned, and the next block starts anew")
    func blockEnd() throws {
        let found = try Self.schedule(
            #","block":{"weeksOn":1,"weeksOff":1}"#, to: "2026-04-05", doses: ["03-17", "03-21", "03-24"])

        #expect(found.doseDates == ["03-17", "03-21", "03-30", "04-02", "04-05"])
        #expect(found.days[8].adherence == .restViolation)
    }

    @Test("a dose in the weeks off is not late for one before them")
    func restIsNotLate() throws {
        let found = try Self.schedule(#","block":{"weeksOn":1,"weeksOff":1}"#, to: "2026-03-25", doses: ["03-23"])

        #expect(found.doseDates == ["03-16", "03-19", "03-22"])
        #expect(found.days[6].adherence == .missed)
        #expect(found.days[7].adherence == .restViolation)
    }

    @Test("in a new block a dose is not late for one of the block before")
    func newBlock() throws {
        let found = try Self.schedule(
            #","block":{"weeksOn":1,"weeksOff":0},"schedule":{"kind":"pattern","days":[false,true,false]}"#,
            doses: ["03-17", "03-20", "03-23"])

        #expect(found.doseDates == ["03-17", "03-20", "03-24", "03-27"])
        #expect(found.days[7].adherence == .extra)
    }

    @Test("of several days on, only the last one can be late, for only behind it is there a gap")
    func severalDays() throws {
        let schedule = #","schedule":{"kind":"cycle","doseDays":2,"restDays":2}"#

        let found = try Self.schedule(schedule, doses: ["03-18"])
        let onTime = try Self.schedule(schedule, doses: ["03-17"])

        #expect(found.doseDates == ["03-16", "03-18", "03-21", "03-22", "03-25", "03-26", "03-29"])
        #expect(onTime.doseDates == ["03-16", "03-17", "03-20", "03-21", "03-24", "03-25", "03-28", "03-29"])
    }

    @Test(
        "days of the week and plans without set days stay where they are, pause or not",
        arguments: [
            (#"{"kind":"weekdays","days":["monday","thursday"]}"#, ["03-16", "03-19", "03-26"]),
            (#"{"kind":"as-needed"}"#, []),
        ])
    func fixed(schedule: String, dates: [String]) throws {
        let found = try Self.schedule(
            ",\"schedule\":\(schedule),\"pauses\":[{\"from\":\"2026-03-23\",\"to\":\"2026-03-24\"}]", doses: ["03-17"])

        #expect(found.doseDates == dates)
    }

    @Test("a plan that keeps to the calendar is moved by neither")
    func keepsCalendar() throws {
        let plan = try Planning.plan(#"{"pauses":[{"from":"2026-03-20","to":"2026-03-20"}]}"#)

        let found = try Planning.schedule(plan, "2026-03-16", "2026-03-25", doses: ["2026-03-17"])

        #expect(found.doseDates == ["03-16", "03-19", "03-22", "03-25"])
        #expect(found.days[1].adherence == .extra)
    }

    @Test("after the day of a status a dose moves nothing", arguments: ["paused", "completed"])
    func status(status: String) throws {
        let found = try Self.schedule(
            ",\"status\":\"\(status)\"", to: "2026-03-20", doses: ["03-18"], today: "2026-03-17")

        #expect(found.doseDates == ["03-16"])
        #expect(found.adherences == [.missed, .none, .extra, .none, .none])
    }

    @Test("a dose on the day of a status still counts", arguments: ["paused", "completed"])
    func dayOfStatus(status: String) throws {
        let found = try Self.schedule(
            ",\"status\":\"\(status)\"", to: "2026-03-20", doses: ["03-17"], today: "2026-03-17")

        #expect(found.doseDates == ["03-17"])
        #expect(found.adherences == [.none, .taken, .none, .none, .none])
    }
}
