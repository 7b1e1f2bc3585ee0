import CivilTime
import JSON
import Testing

@testable import Journal

/// What came before a day.
@Suite("practices and sleep")
struct HabitTests {
    private static func groups(_ draft: DiaryDraft, _ table: String, _ to: String) throws -> [String] {
        let items = try draft.insights("2026-03-01", to)[table, "items"]?.elements ?? []
        return items.flatMap { item in
            (item["metrics"]?.elements ?? []).map { row in
                let groups = ["with", "without"].flatMap { [row[$0, "n"], row[$0, "mean"]] }
                return ([item["key"], row["key"]] + groups).map { $0?.plain ?? "-" }.joined(separator: " ")
            }
        }
    }

    @Test("a practice counts for the day after; a day before without a check-in says nothing")
    func practices() throws {
        var draft = DiaryDraft()
        let yoga = #""practices": [{"kind": "yoga"}]"#
        try draft.checkIn("2026-03-01", #"{"ratings": {"mood": 9}, \#(yoga)}"#)
        try draft.checkIn("2026-03-02", #"{"ratings": {"mood": 7}}"#)
        try draft.checkIn("2026-03-03", #"{"ratings": {"mood": 4}}"#)
        // The 4th has none, so nothing is known of what came before the 5th.
        try draft.checkIn("2026-03-05", #"{"ratings": {"mood": 1}}"#)
        try draft.checkIn("2026-03-05", "{\(yoga)}")
        try draft.checkIn("2026-03-06", #"{"ratings": {"mood": 6}}"#)

        #expect(try Self.groups(draft, "practices", "2026-03-06") == ["yoga mood 2 6.5 1 4"])
    }

    @Test("a practice of the last day, or before the period, has no day after it")
    func edges() throws {
        var draft = DiaryDraft()
        let yoga = #"{"ratings": {"mood": 9}, "practices": [{"kind": "yoga"}]}"#
        for date in ["2026-02-28", "2026-03-02"] { try draft.checkIn(date, yoga) }
        try draft.checkIn("2026-03-01", #"{"ratings": {"mood": 2}}"#)

        #expect(try Self.groups(draft, "practices", "2026-03-02") == ["yoga mood 0 null 1 9"])
    }

    @Test("nights above the median against those up to it; ratings of the day after the night")
    func nights() throws {
        var draft = DiaryDraft()
        for (day, minutes, mood) in [(1, 400, 3), (2, 420, 5), (3, 480, 8), (4, 420, 6)] {
            try draft.checkIn(
                "2026-03-0\(day)", #"{"ratings": {"mood": \#(mood)}, "sleep": {"minutes": \#(minutes)}}"#)
        }
        try draft.checkIn("2026-03-05", #"{"ratings": {"mood": 1}}"#)

        #expect(try Self.groups(draft, "sleep", "2026-03-05") == ["sleep-minutes mood 1 8 3 4.66666666667"])
    }
}
