import JSON
import Testing

@testable import Journal

/// Ratings of dose days by the amount.
@Suite("dose and response")
struct DoseResponseTests {
    private static func table(_ days: [(amount: String, mood: Int?)]) throws -> JSONValue? {
        var draft = DiaryDraft()
        for (index, day) in days.enumerated() {
            try draft.dose("2026-03-\(10 + index)", #"{"amount": \#(day.amount)}"#)
            if let mood = day.mood { try draft.checkIn("2026-03-\(10 + index)", #"{"ratings": {"mood": \#(mood)}}"#) }
        }
        return try draft.insights("2026-03-10", "2026-03-31")["doseResponse", "items", "0"]
    }

    private static func milligrams(_ value: Int) -> String { #"{"value": \#(value), "unit": "mg"}"# }

    @Test("a dose day without a rating is a dose day and no point")
    func missing() throws {
        let days = (1...6).map { (amount: Self.milligrams($0 * 10), mood: $0 == 3 ? nil : $0) }

        let table = try Self.table(days)

        #expect(table?["n"] == 6)
        #expect(table?["metrics", "0", "n"] == 5)
        #expect(table?["metrics", "0", "slopePerUnit"]?.plain == "0.1")
        #expect(table?["metrics", "0", "levels", "2"] == ["from": 30, "to": 30, "n": 0, "mean": .null])
    }

    @Test("four points make no slope, and neither does one amount")
    func few() throws {
        let four = try Self.table((1...4).map { (amount: Self.milligrams($0 * 10), mood: $0) })
        let one = try Self.table((1...6).map { (amount: Self.milligrams(50), mood: $0) })

        for (table, note) in [(four, "too-few-days"), (one, "one-amount")] {
            #expect(table?["metrics", "0", "slopePerUnit"] == .null)
            #expect(table?["metrics", "0", "interval"] == .null)
            #expect(table?["metrics", "0", "note"]?.plain == note)
        }
        #expect(one?["metrics", "0", "levels", "0", "mean"]?.plain == "3.5")
    }

    @Test("masses meet in one unit, a range by its middle, and other units stand apart")
    func units() throws {
        let table = try Self.table([
            (Self.milligrams(100), 4), (#"{"value": 0.1, "high": 0.3, "unit": "g"}"#, 6),
            (#"{"value": 3, "unit": "drop"}"#, 9),
        ])

        #expect(table?["unit"] == "drop")
        let masses = try Self.table([
            (#"{"value": 0.1, "high": 0.3, "unit": "g"}"#, 6), (Self.milligrams(100), 4),
        ])
        let levels = masses?["metrics", "0", "levels"]?.elements ?? []
        #expect(masses?["unit"] == "mg")
        #expect(levels.map { $0["from"]?.plain } == ["100", "200"])
        #expect(levels.map { $0["mean"]?.plain } == ["4", "6"])
    }
}
