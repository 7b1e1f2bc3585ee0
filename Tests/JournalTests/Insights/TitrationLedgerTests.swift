import CivilTime
import JSON
import Testing

@testable import Journal

/// Scores before and after the steps of a plan.
@Suite("titration ledger")
struct TitrationLedgerTests {
    /// Steps on 16 March (day 1), 26 March (day 11) and 5 April (day 21).
    private static let steps = #"""
        {"endDate": "2026-04-14", "steps": [
            {"fromDay": 1, "amount": {"value": 50, "unit": "mg"}},
            {"fromDay": 11, "amount": {"value": 100, "unit": "mg"}, "reason": "too little"},
            {"fromDay": 21, "amount": {"value": 80, "unit": "mg"}}]}
        """#

    /// `date: instrument before → after difference` of each score of each step.
    private static func lines(_ draft: DiaryDraft, _ from: String, _ to: String) throws -> [String] {
        let items = try draft.insights(from, to)["titration", "items"]?.elements ?? []
        return items.flatMap { item in
            (item["scores"]?.elements ?? []).map { score in
                let words = [
                    item["date"], score["instrument"], score["before", "score"], score["after", "score"],
                    score["difference"],
                ]
                return words.map { $0?.plain ?? "-" }.joined(separator: " ")
            }
        }
    }

    @Test("the last score before a step, and the last one of its days")
    func scores() throws {
        var draft = DiaryDraft()
        try draft.plan(Self.steps)
        for (date, total) in [
            ("2026-03-10", 20), ("2026-03-15", 18), ("2026-03-16", 17), ("2026-03-25", 15), ("2026-03-26", 14),
            ("2026-04-04", 9), ("2026-04-14", 8), ("2026-04-15", 1),
        ] {
            try draft.assessment(date, #"{"instrument": "phq-9", "total": \#(total)}"#)
        }

        #expect(
            try Self.lines(draft, "2026-03-01", "2026-05-31") == [
                "2026-03-16 phq-9 18 15 -3", "2026-03-26 phq-9 15 9 -6", "2026-04-05 phq-9 9 8 -1",
            ])
    }

    @Test("a step without a score on one side says so, and one without any names none")
    func missing() throws {
        var draft = DiaryDraft()
        try draft.plan(Self.steps)
        try draft.assessment("2026-03-20", #"{"instrument": "gad-7", "total": 10}"#)

        let items = try draft.insights("2026-03-01", "2026-04-20")["titration", "items"]?.elements ?? []

        #expect(
            try Self.lines(draft, "2026-03-01", "2026-04-20") == [
                "2026-03-16 gad-7 - 10 null", "2026-03-26 gad-7 10 - null", "2026-04-05 gad-7 10 - null",
            ])
        #expect(items.map { $0["reason"] } == [.null, "too little", .null])
        #expect(items.map { $0["amount", "value"]?.plain } == ["50", "100", "80"])
        #expect(items.first?["scores", "0", "direction"] == "lower-is-better")
    }

    @Test("only steps that begin in the period, and before the plan ends")
    func period() throws {
        var draft = DiaryDraft()
        try draft.plan(Self.steps)
        try draft.plan(
            #"{"endDate": "2026-03-20", "steps": [{"fromDay": 6, "amount": {"value": 1, "unit": "g"}}]}"#)
        let dates = { (from: String, to: String) in
            try draft.insights(from, to)["titration", "items"]?.elements.map { $0["date"]?.plain }
        }

        #expect(try dates("2026-03-16", "2026-04-05") == ["2026-03-16", "2026-03-26", "2026-04-05"])
        #expect(try dates("2026-03-17", "2026-04-04") == ["2026-03-26"])
    }

    @Test("a plan that is no more than planned has no steps yet, and of many steps the newest are listed")
    func listed() throws {
        var draft = DiaryDraft()
        let steps = (1...60).map { #"{"fromDay": \#($0), "amount": {"value": 1, "unit": "g"}}"# }
        let plan = #""steps": [\#(steps.joined(separator: ","))]"#
        try draft.plan(#"{"status": "planned", \#(plan)}"#)
        for _ in 1...2 { try draft.plan("{\(plan)}") }

        let table = try draft.insights("2026-03-01", "2026-06-30")["titration"]

        #expect(table?["items"]?.elements.count == 100)
        #expect(table?["items", "0", "date"] == "2026-03-26")
        #expect(table?["items", "99", "date"] == "2026-05-14")
        #expect(table?["others"] == 20)
    }

    @Test("days after the period do not count")
    func end() throws {
        var draft = DiaryDraft()
        try draft.plan(Self.steps)
        try draft.assessment("2026-04-06", #"{"instrument": "gad-7", "total": 10}"#)
        try draft.assessment("2026-04-10", #"{"instrument": "gad-7", "total": 4}"#)

        #expect(try Self.lines(draft, "2026-04-05", "2026-04-09") == ["2026-04-05 gad-7 - 10 null"])
    }
}
