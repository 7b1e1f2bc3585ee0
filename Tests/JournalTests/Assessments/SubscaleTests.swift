import JSON
import Testing

@testable import Journal

@Suite("subscales")
struct SubscaleTests {
    /// The items of positive affect; the other ten are of negative affect.
    static let positive: Set = [1, 3, 5, 9, 10, 12, 14, 16, 17, 19]

    static func answers(_ answer: (Int) -> String) -> String {
        "[\((1...20).map(answer).joined(separator: ","))]"
    }

    @Test("each item counts in its own subscale alone", arguments: 1...20)
    func items(item: Int) throws {
        let assessment = try FilledIn.assessment("panas", answers: Self.answers { $0 == item ? "5" : "1" })

        #expect(assessment.result.subscaleScores == (Self.positive.contains(item) ? [14, 10] : [10, 14]))
    }

    @Test("there are two scores with a direction each and none over all")
    func json() throws {
        let answers = Self.answers { Self.positive.contains($0) ? "4" : "2" }

        let json = try FilledIn.assessment("panas", answers: answers).json

        #expect(json["score"] == .null)
        #expect(json["severity"] == .null)
        #expect(json["complete"] == true)
        #expect(!json.names.contains("range"))
        #expect(!json.names.contains("direction"))
        #expect(
            json["subscales"] == [
                ["key": "positive-affect", "score": 40, "min": 10, "max": 50, "direction": "higher-is-better"],
                ["key": "negative-affect", "score": 20, "min": 10, "max": 50, "direction": "lower-is-better"],
            ])
    }

    @Test("an item left open leaves its subscale without a score, and only that", arguments: 1...20)
    func missing(item: Int) throws {
        let assessment = try FilledIn.assessment("panas", answers: Self.answers { $0 == item ? "null" : "3" })

        #expect(assessment.result.subscaleScores == (Self.positive.contains(item) ? [nil, 30] : [30, nil]))
        #expect(!assessment.result.isComplete)
    }

    @Test("totals that were added up on paper are taken for the two")
    func totals() throws {
        let member = #""subscaleTotals":{"positiveAffect":33,"negativeAffect":14}"#

        let assessment = try FilledIn.assessment("panas", member)

        #expect(assessment.result.subscaleScores == [33, 14])
        #expect(assessment.result.isComplete)
        #expect(assessment.json["subscaleTotals"] == ["positiveAffect": 33, "negativeAffect": 14])
    }

    @Test(
        "totals of another instrument's kind are refused",
        arguments: [
            ("panas", #""total":30"#, ["/total invalid", "/answers required"]),
            (
                "panas", #""subscaleTotals":{"positiveAffect":51}"#,
                ["/subscaleTotals/positiveAffect out-of-range", "/subscaleTotals/negativeAffect required"]
            ),
            (
                "panas", #""subscaleTotals":{"positiveAffect":9,"negativeAffect":10.5,"total":1}"#,
                [
                    "/subscaleTotals/positiveAffect out-of-range", "/subscaleTotals/negativeAffect not-a-step",
                    "/subscaleTotals/total unknown-field",
                ]
            ),
            (
                "panas", #""answers":[1],"subscaleTotals":{"positiveAffect":10,"negativeAffect":10}"#,
                ["/answers too-few", "/subscaleTotals invalid"]
            ),
            (
                "gad-7", #""subscaleTotals":{"positiveAffect":10,"negativeAffect":10}"#,
                ["/subscaleTotals invalid", "/answers required"]
            ),
            ("gad-7", #""total":3,"subscaleTotals":{}"#, ["/subscaleTotals invalid"]),
        ] as [(String, String, [String])])
    func refused(instrument: String, member: String, faults: [String]) throws {
        #expect(try FilledIn.faults(instrument, member) == faults)
    }
}
