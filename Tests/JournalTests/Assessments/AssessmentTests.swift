import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("assessment")
struct AssessmentTests {
    static let valid = FilledIn.body("phq-9", #""answers":[0,0,0,0,0,0,0,0,1]"#)

    static let complete = """
        {"instrument":"phq-9","at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","localDate":"2026-11-23",\
        "answers":[2,2,2,2,2,2,1,null,1,2],"score":15.75,"range":{"min":0,"max":27},"severity":"moderately-severe",\
        "direction":"lower-is-better","complete":false,"flags":[{"code":"risk-item","item":9,"value":1}],\
        "acknowledgement":{"at":"2026-11-23T21:45:00+01:00","value":1},"note":"fine","tags":["calm"]}
        """

    @Test(
        "the whole canonical form reads and comes back byte by byte",
        arguments: [
            complete,
            """
            {"instrument":"swemwbs","at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin",\
            "localDate":"2026-11-23","total":19.25,"score":19.25,"range":{"min":7,"max":35},"severity":null,\
            "direction":"higher-is-better","complete":true}
            """,
            """
            {"instrument":"panas","at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin",\
            "localDate":"2026-11-23","subscaleTotals":{"positiveAffect":33,"negativeAffect":14},"score":null,\
            "severity":null,"complete":true,"subscales":[\
            {"key":"positive-affect","score":33,"min":10,"max":50,"direction":"higher-is-better"},\
            {"key":"negative-affect","score":14,"min":10,"max":50,"direction":"lower-is-better"}]}
            """,
        ])
    func roundTrip(text: String) throws {
        let assessment = try Reading.content(Assessment.self, text)

        #expect(Reading.text(assessment) == text)
    }

    @Test("numbers lose needless zeros, and nothing else")
    func canonicalNumbers() throws {
        let assessment = try FilledIn.assessment("madrs-s", answers: "[1.0,0.50,15e-1,2,0,0,0,0,6.0]")

        #expect(assessment.json["answers"] == (try Reading.value("[1,0.5,1.5,2,0,0,0,0,6]")))
        #expect(try FilledIn.assessment("gad-7", total: "12.0").json["total"] == 12)
    }

    @Test("what the server works out is not read, whatever a client sends back", arguments: Assessment.derivedMembers)
    func derived(member: String) throws {
        let body = FilledIn.body("phq-9", #""answers":[0,0,0,0,0,0,0,0,1],"\#(member)":"nonsense""#)

        let assessment = try Reading.content(Assessment.self, body)

        #expect(assessment.json == (try Reading.content(Assessment.self, Self.valid)).json)
    }

    @Test("it belongs to the day on which it was filled in, where it was filled in")
    func event() throws {
        let body = Self.valid.replacing("2026-11-23T21:40:00+01:00", with: "2026-11-23T23:30:00Z")

        let assessment = try Reading.content(Assessment.self, body)

        #expect(assessment.event.date == CivilDate("2026-11-24"))
        #expect(assessment.event.instant == Instant(rfc3339: "2026-11-23T23:30:00Z"))
        #expect(assessment.json["localDate"] == "2026-11-24")
    }

    @Test("one from the future is remarked upon")
    func future() throws {
        let assessment = try Reading.content(Assessment.self, Self.valid)
        let now = try #require(Instant(rfc3339: "2026-11-23T20:00:00Z"))
        let later = try #require(Instant(rfc3339: "2026-11-23T20:40:00Z"))

        #expect(assessment.warnings(parent: nil, now: now).map(\.code) == [.inFuture])
        #expect(assessment.warnings(parent: nil, now: later) == [])
    }

    static let fields = [
        FieldCase("instrument", #""phq-8""#, "/instrument unknown-value"),
        FieldCase("instrument", "null", "/instrument required"), FieldCase("instrument", "9", "/instrument wrong-type"),
        FieldCase("at", "null", "/at required"), FieldCase("at", #""today""#, "/at malformed"),
        FieldCase("timeZone", "null", "/timeZone required"),
        FieldCase("timeZone", #""Mars/Olympus""#, "/timeZone unknown-time-zone"),
        FieldCase("answers", "null", "/answers required"), FieldCase("answers", "{}", "/answers wrong-type"),
        FieldCase("answers", "[]", "/answers too-few"), FieldCase("answers", array(8, of: "1"), "/answers too-few"),
        FieldCase("answers", array(10, of: "3")), FieldCase("answers", array(11, of: "1"), "/answers too-many"),
        FieldCase("answers", array(9, of: "null"), "/answers too-few"),
        FieldCase("answers", "[0,4,-1,0,0,0,0,0,0]", "/answers/1 out-of-range", "/answers/2 out-of-range"),
        FieldCase("answers", "[0,0,0,0.5,0,0,0,0,0]", "/answers/3 not-a-step"),
        FieldCase("answers", "[0,0,0,1.0000000000000000000001,0,0,0,0,0]", "/answers/3 not-a-step"),
        FieldCase("answers", "[0,0,0,1e300,0,0,0,0,0]", "/answers/3 out-of-range"),
        FieldCase("answers", "[0,0,0,1e9999,0,0,0,0,0]", "/answers/3 out-of-range"),
        FieldCase("answers", #"[0,"1",true,0,0,0,0,0,0]"#, "/answers/1 wrong-type", "/answers/2 wrong-type"),
        FieldCase("answers", "[0,0,0,0,0,0,0,0,0,4]", "/answers/9 out-of-range"),
        FieldCase("answers", "[7]", "/answers too-few", "/answers/0 out-of-range"),
        FieldCase("total", "9", "/total invalid"), FieldCase("total", "28", "/total out-of-range", "/total invalid"),
        FieldCase("acknowledgement", "{}", "/acknowledgement/at required", "/acknowledgement/value required"),
        FieldCase(
            "acknowledgement", #"{"at":"2026-11-23T21:45:00Z","value":7}"#, "/acknowledgement/value out-of-range"),
        FieldCase("note", quoted(0), "/note too-short"), FieldCase("tags", #"["a","a"]"#, "/tags/1 duplicate"),
        FieldCase("mood", "5", "/mood unknown-field"),
    ]

    @Test("each field has its rule", arguments: fields)
    func rules(field: FieldCase) throws {
        #expect(try Reading.faults(Assessment.self, Self.valid, with: field) == field.faults)
    }

    @Test(
        "a total lies on the scale of its instrument",
        arguments: [
            ("phq-9", "27", []), ("phq-9", "27.01", ["/total out-of-range"]),
            ("phq-9", "12.345", ["/total not-a-step"]),
            ("phq-2", "7", ["/total out-of-range"]), ("gad-7", "-1", ["/total out-of-range"]),
            ("gad-7", "3.5", ["/total not-a-step"]), ("who-5", "100", []), ("who-5", "62", ["/total not-a-step"]),
            ("who-5", "104", ["/total out-of-range"]), ("pss-10", "41", ["/total out-of-range"]),
            ("pss-4", "17", ["/total out-of-range"]), ("core-10", "41", ["/total out-of-range"]),
            ("core-10", "12.22", []), ("qids-sr16", "27", []), ("qids-sr16", "28", ["/total out-of-range"]),
            ("qids-sr16", "31", ["/total out-of-range"]), ("madrs-s", "13.5", []),
            ("madrs-s", "54.5", ["/total out-of-range"]), ("madrs-s", "13.25", ["/total not-a-step"]),
            ("swemwbs", "19.25", []), ("swemwbs", "21", ["/total not-a-step"]),
            ("swemwbs", "6.99", ["/total out-of-range"]), ("swemwbs", "36", ["/total out-of-range"]),
            ("gad-7", #""12""#, ["/total wrong-type"]),
        ] as [(String, String, [String])])
    func totals(instrument: String, total: String, faults: [String]) throws {
        #expect(try FilledIn.faults(instrument, #""total":\#(total)"#) == faults)
    }

    @Test("a total has a band and is complete")
    func total() throws {
        let json = try FilledIn.assessment("gad-7", total: "12").json

        #expect(json["score"] == 12)
        #expect(json["severity"] == "moderate")
        #expect(json["complete"] == true)
        #expect(!json.names.contains("answers"))
    }

    @Test("all faults are reported at once, those of an unknown instrument's answers apart")
    func allFaults() throws {
        let known = #"{"instrument":"gad-7","answers":[4,0,0,0,0,0,1.5],"total":22,"colour":"red"}"#
        let unknown = #"{"instrument":"hads","answers":[4],"colour":"red"}"#

        #expect(
            try Reading.faults(Assessment.self, known) == [
                "/at required", "/timeZone required", "/answers/0 out-of-range", "/answers/6 not-a-step",
                "/total out-of-range", "/total invalid", "/colour unknown-field",
            ])
        #expect(
            try Reading.faults(Assessment.self, unknown) == [
                "/instrument unknown-value", "/at required", "/timeZone required", "/colour unknown-field",
            ])
    }
}
