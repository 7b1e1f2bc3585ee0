import CivilTime
import Testing

@testable import Journal

@Suite("doses that a schedule needs")
struct DoseRangeTests {
    @Test(
        "a plan that follows needs them from the start of the block to a gap behind the range",
        arguments: [
            ("", "2026-05-01", "2026-05-10", "2026-03-16", "2026-05-12"),
            ("", "2026-01-01", "2026-05-10", "2026-01-01", "2026-05-12"),
            ("", "2026-01-01", "2026-01-10", "2026-01-01", "2026-01-10"),
            (#","endDate":"2026-05-11""#, "2026-05-01", "2026-05-10", "2026-03-16", "2026-05-11"),
            (#","endDate":"2026-05-05""#, "2026-05-01", "2026-07-10", "2026-03-16", "2026-07-10"),
            (
                #","pauses":[{"from":"2026-05-10","to":"2026-05-11"},{"from":"2026-05-13","to":"2026-05-20"}]"#,
                "2026-05-01", "2026-05-10", "2026-03-16", "2026-05-21"
            ),
            (#","block":{"weeksOn":4,"weeksOff":2}"#, "2026-05-01", "2026-05-10", "2026-04-27", "2026-05-12"),
            (#","block":{"weeksOn":4,"weeksOff":2}"#, "2026-05-01", "2026-05-23", "2026-04-27", "2026-05-24"),
            (#","block":{"weeksOn":4,"weeksOff":2}"#, "2026-05-01", "2026-05-30", "2026-04-27", "2026-05-30"),
            (
                #","block":{"weeksOn":4,"weeksOff":2},"endDate":"2026-05-01""#, "2026-04-27", "2026-09-01",
                "2026-03-16", "2026-09-01"
            ),
            // The first day of a block can be one of transition.
            (#","block":{"weeksOn":4,"weeksOff":2}"#, "2026-04-27", "2026-04-27", "2026-03-16", "2026-04-29"),
        ])
    func following(members: String, from: String, to: String, first: String, last: String) throws {
        let plan = try Planning.plan("{\"shiftPolicy\":\"shift-following\"\(members)}")

        let found = try plan.doseRange(for: Planning.days(from, to))

        #expect(try found == Planning.days(first, last))
    }

    @Test(
        "any other plan needs those of the range",
        arguments: [
            "{}", #"{"shiftPolicy":"shift-following","schedule":{"kind":"weekdays","days":["monday"]}}"#,
            #"{"shiftPolicy":"shift-following","schedule":{"kind":"as-needed"}}"#,
        ])
    func others(members: String) throws {
        let days = try Planning.days("2026-05-01", "2026-05-10")

        #expect(try Planning.plan(members).doseRange(for: days) == days)
    }

    @Test("the two ends of the calendar are no obstacle")
    func ends() throws {
        let plan = try Planning.plan(#"{"startDate":"0001-01-01","shiftPolicy":"shift-following"}"#)
        let calendar = CivilDate.earliest...CivilDate.latest

        #expect(plan.doseRange(for: calendar) == calendar)
        #expect(try Planning.schedule(plan, "0001-01-01", "0001-01-02").phases == [.dose, .transition])
    }
}
