import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("dose log")
struct DoseLogTests {
    static let smallest = """
        {"takenAt": "2026-11-23T08:10:00+01:00", "timeZone": "Europe/Berlin", "status": "taken",
         "amount": {"value": 0.1, "unit": "g"}}
        """

    static let complete = """
        {"takenAt":"2026-11-23T08:10:00+01:00","timeZone":"Europe/Berlin","localDate":"2026-11-23","status":"taken",\
        "protocolId":"01935b7e-0a1b-7c2d-8e3f-405162738495","substance":"1p-lsd",\
        "amount":{"value":0.1,"high":0.15,"unit":"g","estimated":true,"text":"a small one"},"form":"capsule",\
        "route":"oral","batch":"B7","stomach":"light","stack":[{"name":"niacin"}],\
        "setting":{"place":"home","company":"nobody","activity":"work","note":"rain"},"mindset":"calm",\
        "intention":"focus","perceptibility":1.5,"reason":"day 1","note":"fine","tags":["first"],\
        "source":{"name":"psychonaut-journal","reference":"17"}}
        """

    @Test("the whole canonical form reads and comes back byte by byte")
    func roundTrip() throws {
        let log = try Reading.content(DoseLog.self, Self.complete)

        #expect(Reading.text(log) == Self.complete)
        #expect(try Reading.content(DoseLog.self, Reading.text(log)).json == log.json)
    }

    @Test("a skipped dose needs no amount, a taken one does")
    func amount() throws {
        let skipped = Self.smallest.replacing("taken\"", with: "skipped\"")

        #expect(try Reading.faults(DoseLog.self, skipped, with: FieldCase("amount", "null")) == [])
        #expect(
            try Reading.faults(DoseLog.self, Self.smallest, with: FieldCase("amount", "null")) == ["/amount required"])
    }

    @Test("the instant is kept as it was entered; the day is the one where it was taken")
    func localDate() throws {
        let body = Self.smallest.replacing("2026-11-23T08:10:00+01:00", with: "2026-05-02T02:30:00.5Z")
            .replacing("Europe/Berlin", with: "America/New_York")

        let log = try Reading.content(DoseLog.self, body)

        #expect(log.takenAt.text == "2026-05-02T02:30:00.5Z")
        #expect(log.event.date == CivilDate("2026-05-01"))
        #expect(log.event.instant == Instant(rfc3339: "2026-05-02T02:30:00.500Z"))
        #expect(log.json["localDate"] == "2026-05-01")
    }

    @Test(
        "a rating is written without needless zeros",
        arguments: [("7.0", "7"), ("2.50", "2.5"), ("0", "0"), ("1e1", "10")])
    func rating(typed: String, written: String) throws {
        let body = Self.complete.replacing("\"perceptibility\":1.5", with: "\"perceptibility\":\(typed)")

        let log = try Reading.content(DoseLog.self, body)

        #expect(Reading.text(log).contains("\"perceptibility\":\(written),"))
    }

    static let fields = [
        FieldCase("takenAt", #""2026-11-23T08:10:00""#, "/takenAt malformed"),
        FieldCase("takenAt", #""2026-11-23""#, "/takenAt malformed"), FieldCase("takenAt", "0", "/takenAt wrong-type"),
        FieldCase("status", "null", "/status required"), FieldCase("status", #""maybe""#, "/status unknown-value"),
        FieldCase("protocolId", #""01935B7E-0A1B-7C2D-8E3F-405162738495""#, "/protocolId malformed"),
        FieldCase("amount", #"{"value":1,"high":1,"unit":"g"}"#, "/amount/high out-of-range"),
        FieldCase("amount", #"{"value":1,"high":1.0000001,"unit":"g"}"#),
        FieldCase("amount", #"{"value":1,"high":1000001,"unit":"g"}"#, "/amount/high out-of-range"),
        FieldCase("amount", #"{"value":1,"unit":"spoon"}"#, "/amount/unit unknown-value"),
        FieldCase("amount", #"{"value":1,"unit":"g","estimated":"yes"}"#, "/amount/estimated wrong-type"),
        FieldCase("amount", "{\"value\":1,\"unit\":\"g\",\"text\":\(quoted(201))}", "/amount/text too-long"),
        FieldCase("amount", "1", "/amount wrong-type"),
        FieldCase("form", quoted(80)), FieldCase("form", quoted(81), "/form too-long"),
        FieldCase("batch", quoted(81), "/batch too-long"),
        FieldCase("route", #""intravenous""#, "/route unknown-value"),
        FieldCase("stomach", #""half""#, "/stomach unknown-value"),
        FieldCase("setting", "{}", "/setting too-few"),
        FieldCase("setting", #"{"place":""}"#, "/setting/place too-short"),
        FieldCase("setting", "{\"company\":\(quoted(200))}"),
        FieldCase("setting", "{\"activity\":\(quoted(201))}", "/setting/activity too-long"),
        FieldCase("perceptibility", "10"), FieldCase("perceptibility", "0"),
        FieldCase("perceptibility", "10.5", "/perceptibility out-of-range"),
        FieldCase("perceptibility", "0.25", "/perceptibility not-a-step"),
        FieldCase("perceptibility", "-0.5", "/perceptibility out-of-range"),
        FieldCase("mindset", quoted(10_001), "/mindset too-long"), FieldCase("reason", quoted(10_000)),
        FieldCase("dose", "1", "/dose unknown-field"), FieldCase("localDate", "12"),
    ]

    @Test("each field has its rule", arguments: fields)
    func rules(field: FieldCase) throws {
        #expect(try Reading.faults(DoseLog.self, Self.smallest, with: field) == field.faults)
    }
}
