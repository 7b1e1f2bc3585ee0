import JSON
import Testing

@testable import Journal

@Suite("risk item")
struct RiskItemTests {
    /// Instruments with the number of their items and of the one that asks about death, suicide or self-harm.
    static let instruments: [(key: String, count: Int, item: Int)] = [
        ("phq-9", 9, 9), ("core-10", 10, 6), ("qids-sr16", 16, 12), ("madrs-s", 9, 9),
    ]

    static func answers(_ count: Int, of answer: String, item: Int, _ risk: String) -> String {
        "[\((1...count).map { $0 == item ? risk : answer }.joined(separator: ","))]"
    }

    @Test("any answer above the lowest is flagged, however low the total", arguments: instruments)
    func lowTotal(key: String, count: Int, item: Int) throws {
        let assessment = try FilledIn.assessment(key, answers: Self.answers(count, of: "0", item: item, "1"))

        #expect(assessment.result.hasRisk)
        #expect(
            assessment.json["flags"] == [
                ["code": "risk-item", "item": .number(JSONNumber(item)), "value": 1]
            ])
    }

    @Test("it is flagged where too little was answered for a score", arguments: instruments)
    func incomplete(key: String, count: Int, item: Int) throws {
        let assessment = try FilledIn.assessment(key, answers: Self.answers(count, of: "null", item: item, "2"))

        #expect(!assessment.result.isComplete)
        #expect(
            assessment.json["flags"] == [
                ["code": "risk-item", "item": .number(JSONNumber(item)), "value": 2]
            ])
    }

    @Test(
        "the lowest answer and one left open are not flagged, however high the total", arguments: instruments,
        ["0", "null"])
    func noFlag(instrument: (key: String, count: Int, item: Int), risk: String) throws {
        let answers = Self.answers(instrument.count, of: "3", item: instrument.item, risk)

        let assessment = try FilledIn.assessment(instrument.key, answers: answers)

        #expect(!assessment.result.hasRisk)
        #expect(!assessment.json.names.contains("flags"))
    }

    @Test(
        "a total that the other items can give flags nothing",
        arguments: [("phq-9", "24"), ("core-10", "36"), ("qids-sr16", "24"), ("madrs-s", "48")])
    func total(key: String, total: String) throws {
        let assessment = try FilledIn.assessment(key, total: total)

        #expect(assessment.result.riskValue == nil)
        #expect(!assessment.json.names.contains("flags"))
    }

    @Test(
        "a higher one is flagged with the least that it leaves for the risk item",
        arguments: [
            ("phq-9", "25", "1"), ("phq-9", "24.5", "1"), ("phq-9", "27", "3"), ("core-10", "37", "1"),
            ("core-10", "40", "4"), ("qids-sr16", "26", "2"), ("madrs-s", "48.5", "0.5"), ("madrs-s", "54", "6"),
        ])
    func telling(key: String, total: String, value: String) throws {
        let assessment = try FilledIn.assessment(key, total: total)

        #expect(assessment.riskFlags.map(\.value) == [try Reading.value(value)])
        #expect(assessment.json.names.contains("flags"))
        #expect(
            ScoredAssessment(id: UUID(high: 0, low: 1), event: assessment.event, content: assessment.json)?.riskValue
                == assessment.result.riskValue)
    }

    @Test("half a step is an answer above the lowest")
    func half() throws {
        let assessment = try FilledIn.assessment("madrs-s", answers: "[0,0,0,0,0,0,0,0,0.5]")

        #expect(assessment.json["flags"] == (try Reading.value(#"[{"code":"risk-item","item":9,"value":0.5}]"#)))
    }

    static let acknowledgement = #""acknowledgement":{"at":"2026-11-23T21:45:00+01:00","value":1}"#

    @Test("an acknowledgement stays with the answer that it was given for")
    func kept() throws {
        let body = #""answers":[0,0,0,0,0,0,0,0,1],\#(Self.acknowledgement)"#

        let assessment = try FilledIn.assessment("phq-9", body)

        #expect(assessment.json["acknowledgement"] == ["at": "2026-11-23T21:45:00+01:00", "value": 1])
    }

    @Test(
        "an acknowledgement of another answer is let go without a word",
        arguments: [
            #""answers":[0,0,0,0,0,0,0,0,2]"#, #""answers":[1,0,0,0,0,0,0,0,0]"#,
            #""answers":[1,0,0,0,0,0,0,0,null]"#, #""total":1"#,
        ])
    func letGo(entry: String) throws {
        let assessment = try FilledIn.assessment("phq-9", "\(entry),\(Self.acknowledgement)")

        #expect(!assessment.json.names.contains("acknowledgement"))
    }

    @Test("an acknowledgement of nothing is none")
    func nothing() throws {
        let body = #""answers":[1,0,0,0,0,0,0,0,0],"acknowledgement":{"at":"2026-11-23T21:45:00Z","value":0}"#

        #expect(try FilledIn.assessment("phq-9", body).acknowledgement == nil)
    }
}
