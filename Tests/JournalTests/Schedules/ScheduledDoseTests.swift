import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("scheduled dose")
struct ScheduledDoseTests {
    @Test(
        "of a log there remain the day where it was taken, whether it was, and how much",
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

        let dose = ScheduledDose(id: id, log: log)

        #expect(dose.id == id)
        #expect(dose.date == CivilDate("2026-05-01"))
        #expect(dose.isTaken == isTaken)
        #expect(dose.amount?.upperEnd.text == upperEnd)
    }
}
