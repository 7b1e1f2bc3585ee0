import CivilTime
import JSON
import Testing

@testable import Journal

/// What every part of the insights says beside its figures.
@Suite("insights in words")
struct InsightsWordingTests {
    /// An empty journal, and one with something in every part.
    private static func diaries() throws -> [JSONValue] {
        var draft = DiaryDraft()
        try draft.plan(#"{"steps": [{"fromDay": 1, "amount": {"value": 1, "unit": "g"}}]}"#)
        try draft.assessment("2026-03-15", #"{"instrument": "phq-9", "total": 8}"#)
        try draft.assessment("2026-03-20", #"{"instrument": "phq-9", "total": 5}"#)
        for day in 10...30 {
            let date = "2026-03-\(day)"
            if day % 3 == 0 { try draft.dose(date, #"{"amount": {"value": \#(50 + day), "unit": "mg"}}"#) }
            try draft.checkIn(
                date,
                #"""
                {"ratings": {"mood": \#(day % 7)}, "sleep": {"minutes": \#(400 + day)},
                 "practices": [{"kind": "\#(day % 2 == 0 ? "yoga" : "nature")"}],
                 "sideEffects": [{"name": "nausea", "severity": "mild"}]}
                """#)
        }
        return [
            try DiaryDraft().insights("2026-03-10", "2026-03-30"), try draft.insights("2026-03-10", "2026-03-30"),
        ]
    }

    @Test("every part has a method and a caveat, and none speaks of a cause")
    func words() throws {
        for insights in try Self.diaries() {
            guard case .object(let object) = insights else { throw UnexpectedContent() }
            for part in object.members where part.name != "period" {
                for name in ["method", "caveat"] {
                    let text = try #require(part.value[name]?.plain).lowercased()
                    #expect(text.hasSuffix("."))
                    for claim in [
                        "cause", "because of", "due to", "effect of", "affect", "leads to", "improve", "works",
                        "helps", "benefit", "should take",
                    ] {
                        #expect(!text.contains(claim), "\(part.name)")
                    }
                }
            }
        }
    }

    @Test("whatever is reckoned stands beside the number of days or entries that it is reckoned from")
    func counts() throws {
        let insights = try Self.diaries()
        let reckoned = insights.flatMap { Self.reckoned($0) }

        #expect(reckoned.count > 30)
        #expect(reckoned.filter { !$0.hasCount }.map(\.path) == [])
    }

    /// The objects that hold a reckoned figure, and whether they say how many it is reckoned from.
    private static func reckoned(_ value: JSONValue, at path: String = "") -> [(path: String, hasCount: Bool)] {
        switch value {
        case .array(let elements):
            return elements.enumerated().flatMap { reckoned($1, at: "\(path)/\($0)") }
        case .object(let object):
            let inner = object.members.flatMap { reckoned($0.value, at: "\(path)/\($0.name)") }
            let figures = ["mean", "median", "slopePerWeek", "slopePerUnit", "difference", "p", "sum", "share"]
            guard figures.contains(where: { object[$0] != nil }) else { return inner }
            // A difference is of two groups that each say it, or of two scores.
            let groups = [object["with"], object["without"], object["before"], object["after"]].compactMap(\.self)
            let hasCount = object["n"] != nil || groups.count == 2
            return inner + [(path, hasCount)]
        default: return []
        }
    }
}
