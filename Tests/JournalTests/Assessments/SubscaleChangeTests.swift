import JSON
import Testing

@testable import Journal

@Suite("change of subscales")
struct SubscaleChangeTests {
    static func scored(_ positive: Int, _ negative: Int, number: UInt64) throws -> ScoredAssessment {
        try AssessmentChangeTests.scored(
            "panas", #""subscaleTotals":{"positiveAffect":\#(positive),"negativeAffect":\#(negative)}"#,
            number: number)
    }

    @Test("each subscale is compared by itself, better being up for one and down for the other")
    func each() throws {
        let expected = """
            {"first":null,"previous":{"id":"00000000-0000-0007-0000-000000000001","date":"2026-11-23","subscales":[\
            {"key":"positive-affect","score":30,"difference":3,"trend":"improved"},\
            {"key":"negative-affect","score":20,"difference":4,"trend":"worsened"}]}}
            """

        let change = AssessmentChange.change(
            of: try Self.scored(33, 24, number: 2), first: nil, previous: try Self.scored(30, 20, number: 1))

        #expect(JSONValue.object(change) == (try Reading.value(expected)))
    }

    @Test("a subscale that has no score on one side is left out, and with both so there is no comparison")
    func missing() throws {
        let halfOpen = try AssessmentChangeTests.scored(
            "panas", #""answers":[null,\#(Array(repeating: "3", count: 19).joined(separator: ","))]"#, number: 2)
        let open = try AssessmentChangeTests.scored(
            "panas", #""answers":[null,null,\#(Array(repeating: "3", count: 18).joined(separator: ","))]"#, number: 3)
        let earlier = try Self.scored(30, 20, number: 1)

        let half = AssessmentChange.change(of: halfOpen, first: nil, previous: earlier)
        let none = AssessmentChange.change(of: open, first: nil, previous: earlier)

        guard case .object(let comparison) = half["previous"] else { throw UnexpectedContent() }
        #expect(
            comparison["subscales"] == [
                ["key": "negative-affect", "score": 20, "difference": 10, "trend": "worsened"]
            ])
        #expect(none["previous"] == .null)
    }
}
