import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("days of a schedule")
struct ScheduleDayTests {
    @Test("the days are numbered from the first, through pauses and rest, up to the last")
    func numbers() throws {
        let plan = try Planning.plan(
            #"{"block":{"weeksOn":1,"weeksOff":1},"pauses":[{"from":"2026-03-18","to":"2026-03-18"}],"endDate":"2026-04-01"}"#
        )

        let found = try Planning.schedule(plan, "2026-03-14", "2026-04-03")

        #expect(found.days.map(\.dayOfProtocol) == [nil, nil] + (1...17).map { $0 } + [nil, nil])
        #expect(
            found.days.map(\.block) == [nil, nil] + Array(repeating: 1, count: 14) + [2, 2, 2] + [nil, nil])
    }

    @Test("of the phases that apply the first counts")
    func phases() throws {
        let plan = try Planning.plan(
            """
            {"block":{"weeksOn":1,"weeksOff":1},"endDate":"2026-03-31",
             "pauses":[{"from":"2026-03-15","to":"2026-03-16"},{"from":"2026-03-24","to":"2026-03-25"},
                       {"from":"2026-03-31","to":"2026-04-01"}]}
            """)

        let found = try Planning.schedule(plan, "2026-03-15", "2026-04-01")

        #expect(
            found.phases == [
                .before, .paused, .normal, .normal, .dose, .transition, .normal, .dose, .rest, .paused, .paused, .rest,
                .rest, .rest, .rest, .dose, .paused, .after,
            ])
    }

    @Test("the day after the last dose of a block is one of transition in the next block")
    func transitionBetweenBlocks() throws {
        let plan = try Planning.plan(
            #"{"schedule":{"kind":"pattern","days":[false,false,true]},"block":{"weeksOn":3,"weeksOff":0}}"#)

        let found = try Planning.schedule(plan, "2026-04-05", "2026-04-07")
        let alone = try Planning.schedule(plan, "2026-04-06", "2026-04-06")

        #expect(found.phases == [.dose, .transition, .normal])
        #expect(alone.phases == [.transition])
    }

    @Test(
        "a plan that is no longer followed has no days from today on, a paused one pauses",
        arguments: [
            ("planned", [.transition, .normal, .dose]), ("active", [.transition, .normal, .dose]),
            ("paused", [.transition, .paused, .paused]), ("completed", [.transition, .after, .after]),
            ("abandoned", [.transition, .after, .after]),
        ] as [(String, [ScheduleDay.Phase])])
    func status(status: String, phases: [ScheduleDay.Phase]) throws {
        let plan = try Planning.plan("{\"status\":\"\(status)\"}")

        let found = try Planning.schedule(plan, "2026-03-17", "2026-03-19", today: "2026-03-18")

        #expect(found.phases == phases)
    }

    @Test(
        "the status of a day is that of the day, whatever came after",
        arguments: [
            ([("active", "03-01"), ("completed", "03-18")], "dose missed, transition none, after none, after none"),
            ([("active", "03-01"), ("paused", "03-18")], "dose missed, transition none, paused none, paused none"),
            (
                [("active", "03-01"), ("paused", "03-17"), ("active", "03-19")],
                "dose missed, paused none, paused none, dose missed"
            ),
            (
                [("active", "03-01"), ("abandoned", "03-17"), ("active", "03-19")],
                "dose missed, paused none, paused none, dose missed"
            ),
            ([("planned", "03-15"), ("active", "03-18")], "dose none, transition none, normal none, dose missed"),
            ([("planned", "03-16"), ("active", "03-16")], "dose missed, transition none, normal none, dose missed"),
            ([("planned", "03-18"), ("active", "03-18")], "dose none, transition none, normal none, dose missed"),
            ([("completed", "03-17"), ("completed", "03-18")], "dose missed, after none, after none, after none"),
        ] as [([(String, String)], String)])
    func history(changes: [(status: String, from: String)], days: String) throws {
        var plan = try Planning.plan()
        for change in changes {
            let status = try #require(DosingProtocol.Status(rawValue: change.status))
            let date = try Planning.date("2026-\(change.from)")
            plan.statusHistory = plan.statusHistory?.adding(status, on: date) ?? StatusHistory(status, from: date)
        }

        for today in ["2026-04-01", "2026-12-31"] {
            let found = try Planning.schedule(plan, "2026-03-16", "2026-03-19", today: today)

            #expect(found.days.map { "\($0.phase) \($0.adherence)" }.joined(separator: ", ") == days)
        }
    }

    @Test("of more changes than are kept the first stays where nothing was begun before it")
    func manyChanges() throws {
        let first = try Planning.date("2026-01-01")
        var planned = StatusHistory(.planned, from: first)
        var active = StatusHistory(.active, from: first)
        for day in 1...150 {
            let date = try #require(first.adding(days: day))
            planned = planned.adding(day % 2 == 0 ? .paused : .active, on: date)
            active = active.adding(day % 2 == 0 ? .active : .paused, on: date)
        }

        #expect(planned.changes.count == 100)
        #expect(planned.changes.first == StatusHistory.Change(status: .planned, from: first))
        #expect(active.changes.count == 100)
        #expect(active.changes.first?.from == first.adding(days: 51))
    }

    @Test("a plan that was given up before it began has no day")
    func abandonedBefore() throws {
        let plan = try Planning.plan(#"{"status":"abandoned","shiftPolicy":"shift-following"}"#)

        let found = try Planning.schedule(plan, "2026-03-15", "2026-03-17", today: "2026-03-10")

        #expect(found.phases == [.before, .after, .after])
    }

    static let steps = """
        {"schedule":{"kind":"cycle","doseDays":1,"restDays":1},"steps":[
         {"fromDay":3,"amount":{"value":0.05,"unit":"g"}},{"fromDay":4,"amount":{"value":100,"unit":"mg"}},
         {"fromDay":7,"amount":{"value":0.25,"unit":"g"}},{"fromDay":9,"amount":{"value":2,"unit":"drop"}}],
         "ceiling":{"value":0.2,"unit":"g"}}
        """

    @Test("each dose day has the amount of the last step that has begun")
    func planned() throws {
        let found = try Planning.schedule(Planning.plan(Self.steps), "2026-03-16", "2026-03-24")

        #expect(
            found.days.map { $0.planned.map { "\($0.value.text) \($0.unit.rawValue)" } } == [
                nil, nil, "0.05 g", nil, "100 mg", nil, "0.25 g", nil, "2 drop",
            ])
        #expect(found.days.map(\.isAboveCeiling) == (1...9).map { $0 == 7 })
        #expect(found.totals.aboveCeiling == 1)
    }

    @Test(
        "an amount that was taken is measured by its upper end, on any day",
        arguments: [
            ("2026-03-17", #"{"value":0.1,"high":0.201,"unit":"g"}"#, true),
            ("2026-03-17", #"{"value":0.1,"high":0.2,"unit":"g"}"#, false),
            ("2026-03-17", #"{"value":9,"unit":"drop"}"#, false), ("2026-03-10", #"{"value":201,"unit":"mg"}"#, true),
            ("-2026-03-17", #"{"value":201,"unit":"mg"}"#, false),
        ])
    func ceiling(dose: String, amount: String, isAbove: Bool) throws {
        let dose = try Planning.dose(dose, amount: amount)

        let found = try Planning.plan(Self.steps).schedule(on: dose.date...dose.date, doses: [dose], today: dose.date)

        #expect(found.days.map(\.isAboveCeiling) == [isAbove])
    }

    @Test("without a ceiling nothing is above it")
    func noCeiling() throws {
        let dose = try Planning.dose("2026-03-16", amount: #"{"value":1000000,"unit":"g"}"#)

        let found = try Planning.plan().schedule(on: dose.date...dose.date, doses: [dose], today: dose.date)

        #expect(found.totals.aboveCeiling == 0)
    }

    @Test("the logs of a day keep the order in which they came")
    func doses() throws {
        let doses = try [3, 1, 2].map { try Planning.dose("2026-03-17", number: $0) }
        let other = try Planning.dose("-2026-03-16", number: 4)

        let found = try Planning.plan().schedule(
            on: Planning.days("2026-03-16", "2026-03-17"), doses: [doses[0], other, doses[1], doses[2]],
            today: Planning.date("2026-03-18"))

        #expect(found.days.map(\.doses) == [[other.id], doses.map(\.id)])
        #expect(found.totals.doses == 3)
    }

    @Test("the JSON names every field, with null for what there is not")
    func json() throws {
        let plan = try Planning.plan(
            #"{"timeOfDay":"02:30","startDate":"2026-03-29","steps":[{"fromDay":1,"amount":{"value":0.10,"unit":"g"}}]}"#
        )

        let found = try Planning.schedule(plan, "2026-03-28", "2026-03-29", doses: ["2026-03-29"])

        #expect(
            String(decoding: JSONWriter.bytes(of: .object(found.json)), as: UTF8.self) == """
                {"days":[{"date":"2026-03-28","dayOfProtocol":null,"block":null,"phase":"before","planned":null,\
                "doses":[],"adherence":"none","at":null,"aboveCeiling":false},\
                {"date":"2026-03-29","dayOfProtocol":1,"block":1,"phase":"dose",\
                "planned":{"value":0.10,"unit":"g"},"doses":["00000000-0000-0000-0000-000000000001"],\
                "adherence":"taken","at":"2026-03-29T03:30:00.000+02:00","aboveCeiling":false}],\
                "totals":{"days":2,"planned":1,"taken":1,"skipped":0,"missed":0,"upcoming":0,"extra":0,\
                "restViolations":0,"doses":1,"aboveCeiling":0}}
                """)
    }
}
