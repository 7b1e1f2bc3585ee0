import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("scored assessment")
struct ScoredAssessmentTests {
    static let id = UUID(high: 7, low: 1)

    @Test(
        "a stored record gives what the assessment gave",
        arguments: [
            ("phq-9", #""answers":[2,2,2,2,2,2,1,null,1]"#), ("phq-9", #""answers":[0,0,0,0,0,0,0,0,0]"#),
            ("madrs-s", #""answers":[1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,null]"#), ("swemwbs", #""total":19.25"#),
            ("panas", #""subscaleTotals":{"positiveAffect":33,"negativeAffect":14}"#),
            ("panas", #""answers":\#(array(20, of: "2").replacing("[2,", with: "[null,"))"#),
        ])
    func stored(instrument: String, member: String) throws {
        let draft = try Reading.draft(Assessment.self, FilledIn.body(instrument, member))
        let assessment = try FilledIn.assessment(instrument, member)
        let record = Record.first(id: Self.id, draft, warnings: [], at: Instant(milliseconds: 1))

        let scored = try #require(ScoredAssessment(record))

        #expect(scored == ScoredAssessment(id: Self.id, assessment))
        #expect(scored.event == assessment.event)
        #expect(scored.score == assessment.result.score)
        #expect(scored.severity == assessment.result.severity?.key)
    }

    @Test(
        "what a risk flag was raised for is known",
        arguments: [("[0,0,0,0,0,0,0,0,2]", 2), ("[0,0,0,0,0,0,0,0,0]", nil), ("[0,0,0,0,0,0,0,0,null]", nil)]
            as [(String, Score?)])
    func riskValue(answers: String, value: Score?) throws {
        let assessment = try FilledIn.assessment("phq-9", answers: answers)

        #expect(ScoredAssessment(id: Self.id, assessment).riskValue == value)
    }

    @Test("a record of another collection, a tombstone and what cannot be read are none")
    func others() throws {
        let draft = try Reading.draft(Assessment.self, FilledIn.body("gad-7", #""total":5"#))
        let record = Record.first(id: Self.id, draft, warnings: [], at: Instant(milliseconds: 1))
        func with(collection: String = "assessments", body: String) -> Record {
            Record(
                id: Self.id, collection: collection, revision: 1, createdAt: record.createdAt,
                updatedAt: record.updatedAt, event: record.event, parentID: nil, body: Array(body.utf8))
        }

        #expect(ScoredAssessment(record) != nil)
        #expect(ScoredAssessment(record.tombstone(at: Instant(milliseconds: 2))) == nil)
        #expect(ScoredAssessment(with(collection: "check-ins", body: #"{"instrument":"gad-7"}"#)) == nil)
        for body in ["", "[]", "{}", #"{"instrument":"hads"}"#, #"{"instrument":7}"#] {
            #expect(ScoredAssessment(with(body: body)) == nil, "\(body)")
        }
    }

    @Test("what is not as expected counts as absent")
    func tolerance() throws {
        let event = RecordEvent(date: .earliest, instant: Instant(milliseconds: 0))
        let contents = [
            #"{"instrument":"phq-9","score":"9","severity":3,"answers":[1],"subscales":[7]}"#,
            #"{"instrument":"phq-9","answers":{}}"#,
            #"{"instrument":"phq-9","score":1e300,"answers":[0,0,0,0,0,0,0,0,"x"]}"#,
        ]
        for text in contents {
            guard case .object(let content) = try Reading.value(text) else { throw UnexpectedContent() }

            let scored = try #require(ScoredAssessment(id: Self.id, event: event, content: content))

            #expect(scored.score == nil)
            #expect(scored.severity == nil)
            #expect(scored.riskValue == nil)
        }
    }
}
