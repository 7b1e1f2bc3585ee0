import CivilTime
import JSON
import Testing

@testable import Journal

/// Side effects by name and by phase.
@Suite("side effects")
struct SideEffectTests {
    private static func effects(_ names: String..., severity: String = "mild") -> String {
        let effects = names.map { #"{"name": "\#($0)", "severity": "\#(severity)"}"# }
        return #"{"sideEffects": [\#(effects.joined(separator: ","))]}"#
    }

    @Test("one name however it is written; days are counted once, severities each time")
    func names() throws {
        var draft = DiaryDraft()
        try draft.checkIn("2026-03-01", Self.effects("Headache", " headache "))
        try draft.checkIn("2026-03-01", Self.effects("HEADACHE", severity: "severe"))
        try draft.checkIn("2026-03-02", Self.effects("dry  mouth", "nausea"))
        try draft.checkIn("2026-03-03", Self.effects("Dry mouth"))
        try draft.checkIn("2026-03-04", Self.effects("dry mouth"))

        let items = try draft.insights("2026-03-01", "2026-03-03")["sideEffects", "items"]?.elements ?? []

        #expect(items.map { $0["name"]?.plain } == ["dry mouth", "headache", "nausea"])
        #expect(items.map { $0["n"]?.plain } == ["2", "1", "1"])
        #expect(items.map { $0["severities"] }[1] == ["mild": 2, "moderate": 0, "severe": 1])
    }

    @Test("by phase: days with it, of the days with a check-in")
    func phases() throws {
        var draft = DiaryDraft()
        try draft.dose("2026-03-01")
        try draft.dose("2026-03-08")
        for date in ["2026-03-01", "2026-03-02"] { try draft.checkIn(date, Self.effects("nausea")) }
        for day in 4...8 { try draft.checkIn("2026-03-0\(day)", #"{"note": "well"}"#) }

        let phases = try draft.insights("2026-03-01", "2026-03-12")["sideEffects", "items", "0", "phases"]

        #expect(
            phases == [
                ["phase": "day-0", "n": 1, "of": 2], ["phase": "day-1", "n": 1, "of": 1],
                ["phase": "day-2", "n": 0, "of": 0], ["phase": "baseline", "n": 0, "of": 4],
            ])
    }

    @Test("of more names than are listed the rarest are only counted")
    func many() throws {
        var draft = DiaryDraft()
        for number in 10...61 { try draft.checkIn("2026-03-01", Self.effects("effect \(number)")) }
        try draft.checkIn("2026-03-02", Self.effects("effect 60", "effect 61"))

        let table = try draft.insights("2026-03-01", "2026-03-02")["sideEffects"]

        let names = table?["items"]?.elements.map { $0["name"]?.plain } ?? []
        #expect(names.count == 50)
        #expect(names.prefix(3) == ["effect 60", "effect 61", "effect 10"])
        #expect(names.last == "effect 57")
        #expect(table?["others"] == 2)
    }
}
