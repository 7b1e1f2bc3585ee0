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

    @Test("each substance has the ratings of its own days, though the numbers are the same")
    func substances() throws {
        var draft = DiaryDraft()
        for day in 10...19 {
            let name = day % 2 == 0 ? "lsd" : "mescaline"
            let unit = day % 2 == 0 ? "ug" : "mg"
            try draft.dose(
                "2026-03-\(day)", #"{"substance": "\#(name)", "amount": {"value": 10, "unit": "\#(unit)"}}"#)
            try draft.checkIn("2026-03-\(day)", #"{"ratings": {"mood": \#(day % 2 == 0 ? 9 : 1)}}"#)
        }

        let items = try draft.insights("2026-03-10", "2026-03-31")["doseResponse", "items"]

        #expect(items?["0", "metrics", "0", "levels"] == [["from": 10, "to": 10, "n": 5, "mean": 9]])
        #expect(items?["1", "metrics", "0", "levels"] == [["from": 10, "to": 10, "n": 5, "mean": 1]])
    }

    @Test("of more substances than are listed those of the fewest days are only counted")
    func many() throws {
        var draft = DiaryDraft()
        for number in 10...40 { try draft.dose("2026-03-10", #"{"substance": "s-\#(number)"}"#) }
        try draft.dose("2026-03-11", #"{"substance": "s-40"}"#)

        let table = try draft.insights("2026-03-10", "2026-03-31")["doseResponse"]

        let names = table?["items"]?.elements.map { $0["substance"]?.plain } ?? []
        #expect(names.count == 20)
        #expect(names.first == "s-10")
        #expect(names.last == "s-40")
        #expect(table?["others"] == 11)
        #expect(table?["items", "0", "metrics"] == [])
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
