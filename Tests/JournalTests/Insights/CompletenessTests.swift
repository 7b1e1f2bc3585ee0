import CivilTime
import JSON
import Testing

@testable import Journal

/// How much was written down, and how soon.
@Suite("completeness")
struct CompletenessTests {
    private static func completeness(_ draft: DiaryDraft) throws -> JSONValue? {
        try draft.insights("2026-03-01", "2026-03-10")["completeness"]
    }

    @Test(
        "until the end of the next day, where the person was, it was written in time",
        arguments: [
            ("2026-03-01T21:05:00+01:00", "0"), ("2026-03-02T23:59:59+01:00", "0"),
            ("2026-03-03T00:00:00+01:00", "1"), ("2026-03-02T22:59:59Z", "0"), ("2026-03-02T23:00:00Z", "1"),
            ("2026-03-20T12:00:00+01:00", "1"),
        ])
    func backFilled(writtenAt: String, count: String) throws {
        var draft = DiaryDraft()
        try draft.checkIn("2026-03-01", #"{"note": "x"}"#, writtenAt: writtenAt)

        #expect(try Self.completeness(draft)?["backFilled"]?.plain == count)
    }

    @Test("when the device says that it wrote counts more than when the server heard of it")
    func recordedAt() throws {
        var draft = DiaryDraft()
        try draft.checkIn(
            "2026-03-01", #"{"note": "x", "recordedAt": "2026-03-01T22:30:00+01:00"}"#,
            writtenAt: "2026-03-20T12:00:00+01:00")

        #expect(try Self.completeness(draft)?["backFilled"] == 0)
        #expect(try Self.completeness(draft)?["medianDelayHours"]?.plain == "1.5")
    }

    @Test("shares are of the period's days and of its check-ins")
    func shares() throws {
        var draft = DiaryDraft()
        try draft.checkIn("2026-03-01", #"{"note": "x"}"#)
        try draft.checkIn("2026-03-02", #"{"note": "x"}"#, writtenAt: "2026-03-02T22:00:00+01:00")
        try draft.checkIn("2026-03-02", #"{"note": "x"}"#, writtenAt: "2026-03-02T23:30:00+01:00")
        try draft.checkIn("2026-03-04", #"{"note": "x"}"#, writtenAt: "2026-03-08T21:00:00+01:00")
        try draft.checkIn("2026-03-11", #"{"note": "x"}"#)

        let completeness = try Self.completeness(draft)

        let figures = [
            "n", "daysWithCheckIn", "share", "checkIns", "backFilled", "backFilledShare", "medianDelayHours",
        ]
        #expect(figures.map { completeness?[$0]?.plain } == ["10", "3", "0.3", "4", "1", "0.25", "1.75"])
    }

    @Test("what was taken over from elsewhere has no delay, and is no back-filling")
    func imported() throws {
        var draft = DiaryDraft()
        let source = #""source": {"name": "daylio", "reference": "2026-03-01 21:00"}"#
        try draft.checkIn("2026-03-01", #"{"note": "x", \#(source)}"#, writtenAt: "2026-05-01T12:00:00+01:00")
        try draft.checkIn("2026-03-02", #"{"note": "x"}"#, writtenAt: "2026-03-02T22:00:00+01:00")
        try draft.checkIn("2026-03-03", #"{"note": "x"}"#, writtenAt: "2026-03-08T21:00:00+01:00")

        let completeness = try Self.completeness(draft)

        let figures = ["checkIns", "backFilled", "imported", "backFilledShare", "medianDelayHours"]
        #expect(figures.map { completeness?[$0]?.plain } == ["3", "1", "1", "0.5", "60.5"])
    }

    @Test("a period of nothing but imported check-ins has no share and no delay")
    func importedOnly() throws {
        var draft = DiaryDraft()
        try draft.checkIn("2026-03-01", #"{"note": "x", "source": {"name": "daylio"}}"#)

        let completeness = try Self.completeness(draft)

        #expect(completeness?["imported"] == 1)
        #expect(completeness?["backFilledShare"] == .null)
        #expect(completeness?["medianDelayHours"] == .null)
    }

    @Test("of nothing there is no share and no delay")
    func nothing() throws {
        let completeness = try Self.completeness(DiaryDraft())

        #expect(completeness?["share"] == 0)
        #expect(completeness?["backFilledShare"] == .null)
        #expect(completeness?["medianDelayHours"] == .null)
    }
}
