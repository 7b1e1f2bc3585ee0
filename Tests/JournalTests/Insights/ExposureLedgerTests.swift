import CivilTime
import JSON
import Testing

@testable import Journal

/// How often, how long without a rest, and how much.
@Suite("exposure ledger")
struct ExposureLedgerTests {
    private static func exposure(
        _ dates: [String], _ from: String = "2026-03-01", _ to: String = "2026-03-31", today: String? = nil
    ) throws -> JSONValue {
        var draft = DiaryDraft()
        for date in dates { try draft.dose(date) }
        return try #require(try draft.insights(from, to, today: today)["exposure"])
    }

    private static func counts(_ exposure: JSONValue) -> [String?] {
        (exposure["spans"]?.elements ?? []).map { $0["daysWithDose"]?.plain }
    }

    @Test(
        "a span ends with its day and has as many days as it says",
        arguments: [
            ("2026-03-31", ["1", "1", "1", "1"]), ("2026-03-25", ["1", "1", "1", "1"]),
            ("2026-03-24", ["0", "1", "1", "1"]), ("2026-03-02", ["0", "1", "1", "1"]),
            ("2026-03-01", ["0", "0", "1", "1"]), ("2026-01-01", ["0", "0", "1", "1"]),
            ("2025-12-31", ["0", "0", "0", "1"]), ("2025-04-01", ["0", "0", "0", "1"]),
            ("2025-03-31", ["0", "0", "0", "0"]), ("2026-04-01", ["0", "0", "0", "0"]),
        ])
    func spans(date: String, counts: [String]) throws {
        #expect(try Self.counts(Self.exposure([date])) == counts)
    }

    @Test("two doses on a day are one day, and days are counted to today where the period goes on")
    func days() throws {
        let exposure = try Self.exposure(["2026-03-08", "2026-03-10", "2026-03-10"], today: "2026-03-14")

        #expect(exposure["asOf"] == "2026-03-14")
        #expect(Self.counts(exposure) == ["2", "2", "2", "2"])
        #expect(exposure["daysSinceLast"] == 4)
        #expect(try Self.exposure([])["daysSinceLast"] == .null)
        #expect(try Self.exposure([])["longestRun"] == .null)
    }

    @Test("six days without a dose are no rest week, seven are")
    func runs() throws {
        let run = try Self.exposure(["2026-03-01", "2026-03-08", "2026-03-15"])["longestRun"]
        let parted = try Self.exposure(["2026-03-01", "2026-03-09", "2026-03-11", "2026-03-19"])["longestRun"]
        let one = try Self.exposure(["2026-03-20"])["longestRun"]

        #expect(run == ["days": 15, "from": "2026-03-01", "to": "2026-03-15"])
        #expect(parted == ["days": 3, "from": "2026-03-09", "to": "2026-03-11"])
        #expect(one == ["days": 1, "from": "2026-03-20", "to": "2026-03-20"])
    }

    @Test("masses of a substance are summed in the unit used last, other units by themselves")
    func amounts() throws {
        var draft = DiaryDraft()
        let mushroom = #""substance": "mushroom""#
        try draft.dose("2026-02-28", "{\(mushroom)}")
        try draft.dose("2026-03-01", #"{\#(mushroom), "amount": {"value": 100, "unit": "mg"}}"#)
        try draft.dose("2026-03-02", #"{\#(mushroom), "amount": {"value": 0.1, "high": 0.3, "unit": "g"}}"#)
        try draft.dose("2026-03-03", #"{\#(mushroom), "amount": {"value": 2, "unit": "piece", "estimated": true}}"#)
        try draft.dose("2026-03-03", #"{"substance": "lsd", "amount": {"value": 10, "unit": "ug"}}"#)

        let substances = try draft.insights("2026-03-01", "2026-03-31")["exposure", "substances"]

        #expect(
            substances == [
                [
                    "substance": "lsd", "doses": 1, "days": 1, "estimatedDoses": 0,
                    "amounts": [["n": 1, "sum": 10, "unit": "ug"]],
                ],
                [
                    "substance": "mushroom", "doses": 3, "days": 3, "estimatedDoses": 2,
                    "amounts": [
                        ["n": 2, "sum": .number(try #require(JSONNumber(0.3))), "unit": "g"],
                        ["n": 1, "sum": 2, "unit": "piece"],
                    ],
                ],
            ])
    }

    @Test("tenths add up to tenths")
    func tenths() throws {
        var draft = DiaryDraft()
        for _ in 1...3 { try draft.dose("2026-03-01", #"{"amount": {"value": 0.1, "unit": "g"}}"#) }
        for _ in 1...7 { try draft.dose("2026-03-02", #"{"amount": {"value": 0.1, "unit": "g"}}"#) }
        try draft.dose("2026-03-03", #"{"amount": {"value": 300, "unit": "mg"}}"#)
        try draft.dose("2026-03-04", #"{"amount": {"value": 0.3, "unit": "g"}}"#)
        try draft.checkIn("2026-03-01", #"{"ratings": {"mood": 5}}"#)

        let insights = try draft.insights("2026-03-01", "2026-03-31")

        let levels = insights["doseResponse", "items", "0", "metrics", "0", "levels"]?.elements ?? []
        #expect(levels.map { $0["from"]?.plain } == ["0.3", "0.7"])
        #expect(insights["exposure", "substances", "0", "amounts", "0", "sum"]?.plain == "1.6")
    }
}
