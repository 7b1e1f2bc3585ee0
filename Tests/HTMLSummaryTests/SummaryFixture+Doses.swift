import CivilTime
import JSON
import JournalTestSupport
import Testing

@testable import Journal

/// The plan of a made-up journal and what came of it: a dose every third day, four weeks on and two off.
extension SummaryFixture {
    func doses() throws -> DoseSummary {
        let entries = try doseDays().map { index, isTaken in
            DoseSummary.Entry(id: id(1_000 + index), dose: try dose(index, isTaken: isTaken))
        }
        let groups = [("0.1", 19, 4), ("0.15", 8, 0)].map { value, count, estimated in
            DoseSummary.Group(
                substance: "psilocybin-mushroom-dried", value: JSONNumber(ExactDecimal(value) ?? ExactDecimal(1)),
                high: nil, unit: .gram, route: .oral, count: count, estimated: estimated, first: date(0),
                last: date(dayCount - 3))
        }
        return DoseSummary(entries: entries, groups: groups)
    }

    /// Every third day, of which some are skipped and some forgotten, and now and then a day that was not planned.
    private func doseDays() -> [(index: Int, isTaken: Bool)] {
        (0..<dayCount).compactMap { index in
            if index % 42 == 32 || index % 42 == 10 { return (index, true) }
            guard index % 3 == 0, index % 42 < 28, index % 13 != 12 else { return nil }
            return (index, index % 7 != 6)
        }
    }

    private func dose(_ index: Int, isTaken: Bool) throws -> DoseLog {
        var body: JSONObject = [
            "takenAt": .string("\(date(index))T09:00:00+02:00"), "timeZone": "Europe/Berlin",
            "status": isTaken ? "taken" : "skipped", "substance": "psilocybin-mushroom-dried",
        ]
        if isTaken { body["amount"] = try .parsing("{\"value\":0.1,\"unit\":\"g\"}") }
        return try content(DoseLog.self, body)
    }

    func protocols(_ doses: DoseSummary) throws -> [ProtocolSummary] {
        let plan = try content(
            DosingProtocol.self,
            [
                "name": text("Autumn"), "substance": "psilocybin-mushroom-dried",
                "schedule": ["kind": "cycle", "doseDays": 1, "restDays": 2], "startDate": .string("\(first)"),
                "timeZone": "Europe/Berlin", "block": ["weeksOn": 4, "weeksOff": 2],
                "steps": .array([
                    try .parsing("{\"fromDay\":1,\"amount\":{\"value\":0.1,\"unit\":\"g\"}}"),
                    try .parsing("{\"fromDay\":29,\"amount\":{\"value\":0.15,\"unit\":\"g\"}}"),
                ]),
            ])
        let needed = try content(
            DosingProtocol.self,
            [
                "name": text("On hard days"), "schedule": ["kind": "as-needed"], "startDate": .string("\(first)"),
                "timeZone": "Europe/Berlin",
            ])
        let logs = doses.entries.map { entry in
            ScheduledDose(
                id: entry.id, date: entry.dose.localDate, isTaken: entry.dose.status == .taken,
                amount: entry.dose.amount)
        }
        return [(plan, logs), (needed, Array(logs.prefix(1)))].enumerated().map { index, shown in
            ProtocolSummary(
                id: id(700 + index), plan: shown.0,
                schedule: sections.contains(.doses)
                    ? shown.0.schedule(on: days, doses: shown.1, today: date(dayCount - 2)) : nil)
        }
    }
}
