import CivilTime
import JSON
import Testing

@testable import Journal

/// Days by the doses really taken.
@Suite("dose phases")
struct DosePhaseTests {
    /// The phases of March by what was taken.
    private static func phases(_ draft: DiaryDraft, _ to: String) throws -> [String] {
        try draft.diary("2026-03-01", to).phases.map(\.rawValue)
    }

    @Test("a dose, the day after and the day after that; a new dose begins anew")
    func phases() throws {
        var draft = DiaryDraft()
        for date in ["2026-03-01", "2026-03-05", "2026-03-06", "2026-03-08"] { try draft.dose(date) }

        #expect(
            try Self.phases(draft, "2026-03-12") == [
                "day-0", "day-1", "day-2", "baseline", "day-0", "day-0", "day-1", "day-0", "day-1", "day-2",
                "baseline", "baseline",
            ])
    }

    @Test("a dose before the period is felt in it")
    func before() throws {
        var draft = DiaryDraft()
        try draft.dose("2026-02-27")

        #expect(try Self.phases(draft, "2026-03-02") == ["day-2", "baseline"])
    }

    @Test("five days on both sides are compared, four are not", arguments: [(5, 5), (4, 5), (5, 4), (0, 9)])
    func enough(doses: Int, baseline: Int) throws {
        var draft = DiaryDraft()
        let first = try Planning.date("2026-03-01")
        // A dose every fifth day leaves two days of baseline after it; more check-ins than wanted are left out.
        var (rated, compared) = (0, 0)
        for day in 0..<60 {
            let date = try #require(first.adding(days: day)).description
            if day % 5 == 0 { try draft.dose(date) }
            if day % 5 == 0, rated < doses {
                rated += 1
                try draft.checkIn(date, #"{"ratings": {"mood": \#(5 + rated % 2)}}"#)
            } else if day % 5 > 2, compared < baseline {
                compared += 1
                try draft.checkIn(date, #"{"ratings": {"mood": \#(3 + compared % 2)}}"#)
            }
        }

        let item = try draft.insights("2026-03-01", "2026-04-29")["dosePhases", "items", "0"]

        let row = item?["phases", "0"]
        let isEnough = min(doses, baseline) >= 5
        #expect(item?["baseline", "n"] == .number(JSONNumber(baseline)))
        #expect(row?["n"] == .number(JSONNumber(doses)))
        for figure in ["difference", "interval", "p", "pAdjusted"] { #expect((row?[figure] == .null) == !isEnough) }
        #expect(row?["note"]?.plain == (isEnough ? nil : "too-few-days"))
        #expect(item?["phases", "1", "n"] == 0)
        #expect(item?["phases", "1", "mean"] == .null)
    }

    @Test("days that are all alike have no interval, and say so")
    func alike() throws {
        var draft = DiaryDraft()
        for day in 10...29 {
            if day % 4 == 2 { try draft.dose("2026-03-\(day)") }
            try draft.checkIn("2026-03-\(day)", #"{"ratings": {"mood": 5}}"#)
        }

        let row = try draft.insights("2026-03-10", "2026-03-29")["dosePhases", "items", "0", "phases", "0"]

        #expect(row?["difference"] == .null)
        #expect(row?["note"] == "no-variation")
        #expect(row?["mean"] == 5)
    }
}
