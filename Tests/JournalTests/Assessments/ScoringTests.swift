import JSON
import Testing

@testable import Journal

@Suite("scoring")
struct ScoringTests {
    static func check(_ scoring: ScoringCase, isComplete: Bool) throws {
        let json = try FilledIn.assessment(scoring.instrument, answers: scoring.answers).json

        #expect(json["score"] == (try Reading.value(scoring.score ?? "null")))
        #expect(json["severity"] == scoring.severity.map { .string($0) } ?? JSONValue.null)
        #expect(json["complete"] == .bool(isComplete))
    }

    @Test(
        "complete answers make the score and the band that the publications give",
        arguments: [
            ScoringCase("phq-9", array(9, of: "1"), "9", "mild"),
            ScoringCase("phq-9", "[3,3,3,3,3,3,3,3,0]", "24", "severe"),
            ScoringCase("phq-9", "[0,0,0,0,0,0,0,0,1]", "1", "minimal"),
            ScoringCase("phq-2", "[1,2]", "3", "positive-screen"),
            ScoringCase("gad-7", array(7, of: "2"), "14", "moderate"),
            ScoringCase("gad-7", array(7, of: "3"), "21", "severe"),
            ScoringCase("who-5", array(5, of: "3"), "60", "adequate"),
            ScoringCase("who-5", "[3,3,2,2,2]", "48", "poor-wellbeing"),
            ScoringCase("who-5", "[1,1,1,2,2]", "28", "depression-likely"),
            ScoringCase("who-5", array(5, of: "5"), "100", "adequate"),
            ScoringCase("qids-sr16", "[0,2,1,3,1,0,0,1,2,1,0,0,1,2,1,0]", "11", "moderate"),
            ScoringCase("qids-sr16", array(16, of: "3"), "27", "very-severe"),
            ScoringCase("pss-10", array(10, of: "0"), "16", "moderate"),
            ScoringCase("pss-4", array(4, of: "0"), "8"),
            ScoringCase("swemwbs", array(7, of: "3"), "19.25"),
            ScoringCase("core-10", array(10, of: "0"), "8", "non-clinical"),
            ScoringCase("core-10", array(10, of: "1"), "14", "mild"),
            ScoringCase("madrs-s", array(9, of: "1.5"), "13.5", "mild"),
        ])
    func vectors(scoring: ScoringCase) throws {
        try Self.check(scoring, isComplete: true)
    }

    @Test(
        "items left open leave a score only where the instrument has a rule for it",
        arguments: [
            ScoringCase("phq-9", "[2,2,2,2,2,2,2,null,null]", "18", "moderately-severe"),
            ScoringCase("phq-9", "[1,1,1,1,1,1,1,0,null]", "7.88", "mild"),
            ScoringCase("phq-9", "[3,3,3,3,1,1,null,null,null]", nil),
            ScoringCase("core-10", "[1,0,4,1,1,1,1,1,1,null]", "12.22", "mild"),
            ScoringCase("core-10", "[1,0,4,1,1,1,1,1,null,null]", nil),
            ScoringCase("phq-2", "[3,null]", nil), ScoringCase("gad-7", "[3,3,3,3,3,3,null]", nil),
            ScoringCase("who-5", "[5,5,5,5,null]", nil), ScoringCase("pss-10", "[null,4,4,4,4,4,4,4,4,4]", nil),
            ScoringCase("pss-4", "[4,4,4,null]", nil), ScoringCase("swemwbs", "[null,5,5,5,5,5,5]", nil),
            ScoringCase("madrs-s", "[6,6,6,6,6,6,6,6,null]", nil),
        ])
    func missing(scoring: ScoringCase) throws {
        try Self.check(scoring, isComplete: false)
    }

    /// Each item of the instruments that score some in reverse, with the score of 3 for it and 0 for the others.
    static let reversals: [(String, Int, Int)] = [
        ("pss-10", 10, [4, 5, 7, 8]), ("pss-4", 4, [2, 3]), ("core-10", 10, [2, 3]),
    ].flatMap { (key: String, count: Int, reversed: Set<Int>) in
        (1...count).map { (key, $0, 4 * reversed.count + (reversed.contains($0) ? -3 : 3)) }
    }

    @Test("an item scored in reverse lowers the score by what its answer rises", arguments: reversals)
    func reversed(key: String, item: Int, score: Int) throws {
        let count = try #require(InstrumentRegistry.standard[key]?.items)
        let answers = (1...count).map { $0 == item ? "3" : "0" }.joined(separator: ",")

        let assessment = try FilledIn.assessment(key, answers: "[\(answers)]")

        #expect(assessment.result.score == Score(hundredths: score * 100))
    }

    static let metricScores = [
        "7", "9.51", "11.25", "12.4", "13.33", "14.08", "14.75", "15.32", "15.84", "16.36", "16.88", "17.43", "17.98",
        "18.59", "19.25", "19.98", "20.73", "21.54", "22.35", "23.21", "24.11", "25.03", "26.02", "27.03", "28.13",
        "29.31", "30.7", "32.55", "35",
    ]

    @Test(
        "every raw sum of the short Warwick-Edinburgh scale has its metric score", arguments: zip(7...35, metricScores))
    func metric(sum: Int, score: String) throws {
        let answers = (0..<7).map { String((sum + $0) / 7) }.joined(separator: ",")

        let assessment = try FilledIn.assessment("swemwbs", answers: "[\(answers)]")

        #expect(assessment.json["score"] == (try Reading.value(score)))
        #expect(try FilledIn.faults("swemwbs", #""total":\#(score)"#) == [])
    }

    @Test("there is a metric score for every raw sum and none for another")
    func metricSums() {
        #expect(Self.metricScores.count == 29)
        #expect(ConversionTable.shortWarwickEdinburgh.score(ofRaw: 6) == nil)
        #expect(ConversionTable.shortWarwickEdinburgh.score(ofRaw: 36) == nil)
        #expect(ConversionTable.shortWarwickEdinburgh.score(ofRaw: Score(hundredths: 750)) == nil)
    }

    @Test("the question of difficulty is never added to the PHQ-9")
    func difficulty() throws {
        let assessment = try FilledIn.assessment("phq-9", answers: "[1,1,1,1,1,1,1,1,0,3]")

        #expect(assessment.result.score == 8)
        #expect(assessment.result.isComplete)
        #expect(assessment.json["answers"] == [1, 1, 1, 1, 1, 1, 1, 1, 0, 3])
    }

    @Test("the question of difficulty can be left open and does not count towards the missing items")
    func difficultyOpen() throws {
        let complete = try FilledIn.assessment("phq-9", answers: "[1,1,1,1,1,1,1,1,1,null]")
        let incomplete = try FilledIn.assessment("phq-9", answers: "[1,1,1,1,1,1,null,null,null,3]")

        #expect(complete.result.isComplete)
        #expect(incomplete.result.score == nil)
    }
}
