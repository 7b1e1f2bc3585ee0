import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("warnings of a dose log")
struct DoseWarningTests {
    /// Four weeks on, two off; a ceiling of 0.2 g; a pause in the first week.
    static let plan = """
        {"name": "Autumn", "schedule": {"kind": "cycle", "doseDays": 1, "restDays": 2}, "startDate": "2026-03-16",
         "timeZone": "Europe/Berlin", "block": {"weeksOn": 4, "weeksOff": 2}, "ceiling": {"value": 0.2, "unit": "g"},
         "pauses": [{"from": "2026-03-18", "to": "2026-03-19"}]}
        """

    static let later = Instant(rfc3339: "2027-01-01T00:00:00Z")

    static func codes(
        takenAt: String, amount: String = #"{"value": 0.1, "unit": "g"}"#, status: String = "taken",
        now: Instant? = later, plan: String = plan
    ) throws -> [Warning.Code] {
        let log = try Reading.content(
            DoseLog.self,
            """
            {"takenAt": "\(takenAt)", "timeZone": "Europe/Berlin", "status": "\(status)", "amount": \(amount)}
            """)
        let now = try #require(now)
        return try log.warnings(parent: Reading.content(DosingProtocol.self, plan), now: now).map(\.code)
    }

    @Test("the lower end of a range does not matter, its upper end does")
    func range() throws {
        let within = try Self.codes(
            takenAt: "2026-03-16T08:00:00+01:00", amount: #"{"value":0.1,"high":0.2,"unit":"g"}"#)
        let above = try Self.codes(
            takenAt: "2026-03-16T08:00:00+01:00", amount: #"{"value":0.1,"high":201,"unit":"mg"}"#)

        #expect(within == [])
        #expect(above == [.aboveCeiling])
    }

    @Test("an amount of another kind than the ceiling is not measured by it")
    func incomparable() throws {
        #expect(try Self.codes(takenAt: "2026-03-16T08:00:00+01:00", amount: #"{"value":9,"unit":"drop"}"#) == [])
    }

    @Test(
        "the day on the person's calendar decides on rest and pause",
        arguments: [
            ("2026-03-17T08:00:00+01:00", []), ("2026-03-17T23:30:00Z", [.inPause]),
            ("2026-03-19T23:59:59+01:00", [.inPause]), ("2026-03-20T00:00:00+01:00", []),
            ("2026-04-12T21:59:59Z", []), ("2026-04-12T22:00:00Z", [.inRestBlock]),
            ("2026-04-26T23:59:59+02:00", [.inRestBlock]), ("2026-04-27T00:00:00+02:00", []),
        ] as [(String, [Warning.Code])])
    func days(takenAt: String, codes: [Warning.Code]) throws {
        #expect(try Self.codes(takenAt: takenAt) == codes)
    }

    @Test(
        "behind its last day a plan has no rest",
        arguments: [("2026-04-19", []), ("2026-04-20", [.inRestBlock])] as [(String, [Warning.Code])])
    func ended(endDate: String, codes: [Warning.Code]) throws {
        let plan = Self.plan.replacing("\"timeZone\"", with: "\"endDate\": \"\(endDate)\", \"timeZone\"")

        #expect(try Self.codes(takenAt: "2026-04-20T08:00:00+02:00", plan: plan) == codes)
    }

    @Test("all that apply are said")
    func all() throws {
        let codes = try Self.codes(
            takenAt: "2026-04-20T08:00:00+02:00", amount: #"{"value":1,"unit":"g"}"#,
            now: Instant(rfc3339: "2026-04-01T00:00:00Z"))

        #expect(codes == [.inFuture, .aboveCeiling, .inRestBlock])
    }

    @Test("a skipped dose is not measured by the plan")
    func skipped() throws {
        #expect(try Self.codes(takenAt: "2026-04-20T08:00:00+02:00", status: "skipped") == [])
    }

    @Test(
        "five minutes ahead of the clock is a phone's drift, more is the future",
        arguments: [
            ("2026-03-16T08:04:59.999+01:00", []), ("2026-03-16T08:05:00+01:00", []),
            ("2026-03-16T08:05:00.001+01:00", [.inFuture]),
        ] as [(String, [Warning.Code])])
    func future(takenAt: String, codes: [Warning.Code]) throws {
        #expect(try Self.codes(takenAt: takenAt, now: Instant(rfc3339: "2026-03-16T07:00:00Z")) == codes)
    }
}
