import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("scheduled dose")
struct ScheduledDoseTests {
    @Test(
        "of a log there remain the day that it counts for, whether it was, and how much",
        arguments: [
            ("taken", #","amount":{"value":0.1,"high":0.15,"unit":"g"}"#, true, "0.15"), ("skipped", "", false, nil),
        ])
    func log(status: String, amount: String, isTaken: Bool, upperEnd: String?) throws {
        let log = try Reading.content(
            DoseLog.self,
            """
            {"takenAt":"2026-05-02T02:30:00Z","timeZone":"America/New_York","status":"\(status)"\(amount)}
            """)
        let id = UUID(high: 1, low: 2)

        let dose = ScheduledDose(id: id, log: log, of: try Planning.plan())

        #expect(dose.id == id)
        #expect(dose.date == CivilDate("2026-05-01"))
        #expect(dose.isTaken == isTaken)
        #expect(dose.amount?.upperEnd.text == upperEnd)
    }

    @Test(
        "a dose counts for its local date, or a neighbouring one whose time it was taken much nearer to",
        arguments: [
            // Without a time of the day the local date is all there is.
            (nil, "2026-03-17T00:05:00+01:00", "Europe/Berlin", "2026-03-17"),
            // An evening that went on past midnight, up to six hours.
            ("23:30", "2026-03-17T00:05:00+01:00", "Europe/Berlin", "2026-03-16"),
            ("23:30", "2026-03-17T05:30:00+01:00", "Europe/Berlin", "2026-03-16"),
            ("23:30", "2026-03-17T05:31:00+01:00", "Europe/Berlin", "2026-03-17"),
            ("00:30", "2026-03-16T22:00:00+01:00", "Europe/Berlin", "2026-03-17"),
            // Late on the same day is not early for the next.
            ("08:00", "2026-03-16T21:00:00+01:00", "Europe/Berlin", "2026-03-16"),
            ("08:00", "2026-03-16T02:30:00+01:00", "Europe/Berlin", "2026-03-16"),
            // When the reminder rang, far from the plan's zone.
            ("08:00", "2026-03-15T21:00:00-10:00", "Pacific/Honolulu", "2026-03-16"),
            ("23:00", "2026-03-17T11:00:00+13:00", "Pacific/Auckland", "2026-03-16"),
        ] as [(String?, String, String, String)])
    func planDay(time: String?, takenAt: String, zone: String, day: String) throws {
        let plan = try Planning.plan(time.map { "{\"timeOfDay\":\"\($0)\"}" } ?? "{}")
        let log = try Reading.content(
            DoseLog.self, #"{"takenAt":"\#(takenAt)","timeZone":"\#(zone)","status":"skipped"}"#)

        let dose = ScheduledDose(id: UUID(high: 1, low: 2), log: log, of: plan)

        #expect(dose.date.description == day)
        #expect(try plan.doseRange(for: Planning.days(day, day)).contains(log.localDate))
    }
}
