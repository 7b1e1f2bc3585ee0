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

        let matching = DoseMatching(try Planning.plan(), on: try Planning.days("2026-05-01", "2026-05-01"))
        let dose = ScheduledDose(id: id, log: log, by: matching)

        #expect(dose.id == id)
        #expect(dose.date == CivilDate("2026-05-01"))
        #expect(dose.isTaken == isTaken)
        #expect(dose.amount?.upperEnd.text == upperEnd)
    }

    /// A plan of a dose every third day from 2026-03-16 in Berlin.
    @Test(
        "a dose counts for its local date, or for a neighbouring dose day whose time it was taken close to",
        arguments: [
            // Without a time of the day the local date is all there is.
            (nil, "2026-03-17T00:05:00+01:00", "Europe/Berlin", "2026-03-17"),
            // An evening that went on past midnight, up to four hours.
            ("23:30", "2026-03-17T00:05:00+01:00", "Europe/Berlin", "2026-03-16"),
            ("23:30", "2026-03-17T03:30:00+01:00", "Europe/Berlin", "2026-03-16"),
            ("23:30", "2026-03-17T03:31:00+01:00", "Europe/Berlin", "2026-03-17"),
            ("00:30", "2026-03-18T22:00:00+01:00", "Europe/Berlin", "2026-03-19"),
            // The evening before was no dose day, or before the plan.
            ("23:30", "2026-03-19T00:05:00+01:00", "Europe/Berlin", "2026-03-19"),
            ("23:30", "2026-03-16T00:05:00+01:00", "Europe/Berlin", "2026-03-16"),
            // Late on the same day is not early for the next.
            ("08:00", "2026-03-18T21:00:00+01:00", "Europe/Berlin", "2026-03-18"),
            ("08:00", "2026-03-16T02:30:00+01:00", "Europe/Berlin", "2026-03-16"),
            // When the reminder rang, far from the plan's zone.
            ("08:00", "2026-03-15T21:00:00-10:00", "Pacific/Honolulu", "2026-03-16"),
            ("23:00", "2026-03-17T11:00:00+13:00", "Pacific/Auckland", "2026-03-16"),
            // At the plan's time where the person was, whatever the plan's zone is now.
            ("08:00", "2026-03-18T08:00:00-07:00", "America/Los_Angeles", "2026-03-18"),
        ] as [(String?, String, String, String)])
    func planDay(time: String?, takenAt: String, zone: String, day: String) throws {
        let plan = try Planning.plan(time.map { "{\"timeOfDay\":\"\($0)\"}" } ?? "{}")
        #expect(try Self.day(takenAt, in: zone, of: plan) == day)
    }

    @Test("where doses move what follows, any day on which the plan runs may be a dose day; without set days none is")
    func otherPlans() throws {
        let following = try Planning.plan(#"{"timeOfDay":"23:30","shiftPolicy":"shift-following"}"#)
        let asNeeded = try Planning.plan(#"{"timeOfDay":"23:30","schedule":{"kind":"as-needed"}}"#)
        let nightly = try Planning.plan(
            #"{"timeOfDay":"23:30","schedule":{"kind":"cycle","doseDays":3,"restDays":1}}"#)

        #expect(try Self.day("2026-03-18T00:05:00+01:00", in: "Europe/Berlin", of: following) == "2026-03-17")
        #expect(try Self.day("2026-03-16T00:05:00+01:00", in: "Europe/Berlin", of: following) == "2026-03-16")
        #expect(try Self.day("2026-03-17T00:05:00+01:00", in: "Europe/Berlin", of: asNeeded) == "2026-03-17")
        #expect(try Self.day("2026-03-17T00:05:00+01:00", in: "Europe/Berlin", of: nightly) == "2026-03-16")
    }

    private static func day(_ takenAt: String, in zone: String, of plan: DosingProtocol) throws -> String {
        let log = try Reading.content(
            DoseLog.self, #"{"takenAt":"\#(takenAt)","timeZone":"\#(zone)","status":"skipped"}"#)
        let matching = DoseMatching(plan, on: log.localDate...log.localDate)
        let dose = ScheduledDose(id: UUID(high: 1, low: 2), log: log, by: matching)
        #expect(plan.doseRange(for: dose.date...dose.date).contains(log.localDate))
        return dose.date.description
    }
}
