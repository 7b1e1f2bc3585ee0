import CivilTime
import Testing

@testable import Journal

@Suite("adherence to a schedule")
struct AdherenceTests {
    @Test(
        "a dose day is judged by its logs, and by today where there is none",
        arguments: [
            ([], "2026-03-17", .missed), ([], "2026-03-16", .upcoming), (["2026-03-16"], "2026-03-17", .taken),
            (["-2026-03-16"], "2026-03-17", .skipped), (["-2026-03-16", "2026-03-16"], "2026-03-17", .taken),
            (["2026-03-16"], "2026-03-10", .taken), (["-2026-03-16"], "2026-03-10", .skipped),
            (["2026-03-17", "2026-03-15"], "2026-03-17", .missed),
        ] as [([String], String, ScheduleDay.Adherence)])
    func doseDay(doses: [String], today: String, adherence: ScheduleDay.Adherence) throws {
        let found = try Planning.schedule(Planning.plan(), "2026-03-16", "2026-03-16", doses: doses, today: today)

        #expect(found.adherences == [adherence])
    }

    @Test(
        "on any other day a dose is extra, in the weeks off it breaks the rest, and a skipped one is nothing",
        arguments: [
            ("2026-03-15", .extra), ("2026-03-17", .extra), ("2026-03-18", .extra), ("2026-03-20", .extra),
            ("2026-03-25", .restViolation), ("2026-03-26", .extra), ("2026-04-12", .extra),
        ] as [(String, ScheduleDay.Adherence)])
    func otherDay(date: String, adherence: ScheduleDay.Adherence) throws {
        let plan = try Planning.plan(
            """
            {"block":{"weeksOn":1,"weeksOff":1},"endDate":"2026-04-11",
             "pauses":[{"from":"2026-03-20","to":"2026-03-20"},{"from":"2026-03-26","to":"2026-03-26"}]}
            """)

        let taken = try Planning.schedule(plan, date, date, doses: [date])
        let skipped = try Planning.schedule(plan, date, date, doses: ["-\(date)"])

        #expect(taken.adherences == [adherence])
        #expect(skipped.adherences == [.none])
    }

    @Test("the totals are numbers of days, and one of doses")
    func totals() throws {
        let plan = try Planning.plan(#"{"block":{"weeksOn":2,"weeksOff":1},"ceiling":{"value":1,"unit":"g"}}"#)

        let found = try Planning.schedule(
            plan, "2026-03-16", "2026-04-11",
            doses: [
                "2026-03-16", "2026-03-16", "-2026-03-19", "2026-03-20", "2026-03-25", "2026-03-30", "2026-03-31",
                "2026-04-12",
            ], today: "2026-04-06")

        // Dose days 03-16, 19, 22, 25, 28 and 04-06, 04-09.
        let totals = found.totals
        #expect(totals.days == 27)
        #expect(totals.planned == 7)
        #expect([totals.taken, totals.skipped, totals.missed, totals.upcoming] == [2, 1, 2, 2])
        #expect([totals.extra, totals.restViolations, totals.doses, totals.aboveCeiling] == [1, 2, 6, 0])
    }

    static func asNeeded(_ maximum: Int?, _ members: String = "") throws -> DosingProtocol {
        let limit = maximum.map { ",\"maxPerWeek\":\($0)" } ?? ""
        return try Planning.plan("{\"schedule\":{\"kind\":\"as-needed\"\(limit)}\(members)}")
    }

    /// Monday 2026-03-16 to Monday 2026-03-23.
    @Test(
        "doses as needed are taken up to the maximum of a week that begins on Monday",
        arguments: [
            (2, [16, 18, 20, 23], [.taken, .none, .taken, .none, .extra, .none, .none, .taken]),
            (nil, [16, 18, 20, 22, 22], [.taken, .none, .taken, .none, .taken, .none, .taken, .none]),
            // The second dose of a day is another one.
            (2, [16, 18, 18], [.taken, .none, .extra, .none, .none, .none, .none, .none]),
            (1, [16, 16], [.extra, .none, .none, .none, .none, .none, .none, .none]),
            (1, [22, 23], [.none, .none, .none, .none, .none, .none, .taken, .taken]),
        ] as [(Int?, [Int], [ScheduleDay.Adherence])])
    func maximum(maximum: Int?, doses: [Int], adherences: [ScheduleDay.Adherence]) throws {
        let plan = try Self.asNeeded(maximum)

        let found = try Planning.schedule(plan, "2026-03-16", "2026-03-23", doses: doses.map { "2026-03-\($0)" })

        #expect(found.adherences == adherences)
        #expect(found.totals.planned == 0)
        #expect(Set(found.phases) == [.normal])
    }

    @Test("a range that begins within a week knows the doses before it, in whatever phase they were")
    func withinWeek() throws {
        let plan = try Self.asNeeded(2, #","pauses":[{"from":"2026-03-17","to":"2026-03-17"}]"#)
        let doses = ["2026-03-16", "2026-03-17", "2026-03-18", "-2026-03-18"]

        let found = try Planning.schedule(plan, "2026-03-18", "2026-03-18", doses: doses)
        let pause = try Planning.schedule(plan, "2026-03-17", "2026-03-17", doses: doses)

        #expect(found.adherences == [.extra])
        #expect(pause.adherences == [.extra])
        #expect(
            try plan.doseRange(for: Planning.days("2026-03-18", "2026-03-30"))
                == Planning.days("2026-03-16", "2026-03-30"))
    }

    @Test("as needed is still rest in the weeks off and extra outside of the plan")
    func asNeededOutside() throws {
        let plan = try Self.asNeeded(nil, #","block":{"weeksOn":1,"weeksOff":1},"endDate":"2026-03-23""#)

        let found = try Planning.schedule(
            plan, "2026-03-15", "2026-03-24", doses: ["2026-03-15", "2026-03-22", "2026-03-23", "2026-03-24"])

        #expect(found.adherences.filter { $0 != .none } == [.extra, .taken, .restViolation, .extra])
    }
}
