import CivilTime
import Testing

@testable import Journal

@Suite("times of a schedule")
struct ScheduleTimeTests {
    @Test(
        "a dose is planned when the wall of the plan's zone shows its time",
        arguments: [
            ("Europe/Berlin", "2026-03-28", "08:00", "2026-03-28T08:00:00.000+01:00"),
            ("Europe/Berlin", "2026-03-29", "08:00", "2026-03-29T08:00:00.000+02:00"),
            ("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T03:30:00.000+02:00"),
            ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T02:30:00.000+02:00"),
            ("America/New_York", "2026-05-01", "22:30", "2026-05-01T22:30:00.000-04:00"),
            ("Asia/Kathmandu", "2026-05-01", "00:00", "2026-05-01T00:00:00.000+05:45"),
            ("Pacific/Kiritimati", "2026-01-01", "00:00", "2026-01-01T00:00:00.000+14:00"),
            ("UTC", "2026-01-01", "00:00", "2026-01-01T00:00:00.000+00:00"),
            // The day that Samoa left out: the offset before the gap leads to the day after it.
            ("Pacific/Apia", "2011-12-30", "12:00", "2011-12-31T12:00:00.000+14:00"),
            // Before 1893 Berlin kept its own sun's time, 53 minutes and 28 seconds from Greenwich.
            ("Europe/Berlin", "1850-01-01", "12:00", "1850-01-01T11:06:32.000Z"),
        ])
    func times(zone: String, date: String, time: String, text: String) throws {
        let plan = try Planning.plan(
            "{\"timeZone\":\"\(zone)\",\"startDate\":\"\(date)\",\"timeOfDay\":\"\(time)\"}")

        let found = try Planning.schedule(plan, date, date)

        #expect(found.days.map { $0.at?.text } == [text])
    }

    @Test("a day that the zone left out is a day of the plan like any other")
    func skippedDay() throws {
        let plan = try Planning.plan(
            """
            {"timeZone":"Pacific/Apia","startDate":"2011-12-27","timeOfDay":"08:00",
             "schedule":{"kind":"cycle","doseDays":1,"restDays":2}}
            """)

        let found = try Planning.schedule(plan, "2011-12-27", "2012-01-02")

        #expect(found.doseDates == ["12-27", "12-30", "01-02"])
        #expect(found.days.map(\.dayOfProtocol) == [1, 2, 3, 4, 5, 6, 7])
    }

    @Test("only dose days of a plan with a time of day have one")
    func noTime() throws {
        let timed = try Planning.schedule(Planning.plan(#"{"timeOfDay":"08:00"}"#), "2026-03-15", "2026-03-17")
        let untimed = try Planning.schedule(Planning.plan(), "2026-03-15", "2026-03-17")

        #expect(timed.days.map { $0.at != nil } == [false, true, false])
        #expect(untimed.days.map(\.at) == [nil, nil, nil])
    }

    @Test("the clocks' change moves no day")
    func days() throws {
        let plan = try Planning.plan(#"{"startDate":"2026-03-28","timeOfDay":"00:00"}"#)

        let found = try Planning.schedule(plan, "2026-03-28", "2026-03-31")

        #expect(found.doseDates == ["03-28", "03-31"])
        #expect(
            found.days.compactMap { $0.at?.instant.utcText } == [
                "2026-03-27T23:00:00.000Z", "2026-03-30T22:00:00.000Z",
            ])
    }
}
