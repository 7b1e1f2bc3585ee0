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

    @Test("a total alone flags nothing", arguments: ["phq-9", "core-10", "qids-sr16", "madrs-s"])
    func total(key: String) throws {
        let assessment = try FilledIn.assessment(key, total: "27")

        #expect(assessment.result.riskValue == nil)
        #expect(!assessment.json.names.contains("flags"))
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
