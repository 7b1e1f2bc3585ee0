import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("check-in")
struct CheckInTests {
    static let smallest = """
        {"at": "2026-11-23T21:40:00+01:00", "timeZone": "Europe/Berlin", "note": "fine"}
        """

    static let complete = """
        {"at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","localDate":"2026-11-23",\
        "aboutDate":"2026-11-22","context":"evening","ratings":{"mood":6.5,"anxiety":2},\
        "sleep":{"minutes":430,"quality":7},"practices":[{"kind":"meditation","minutes":15},{"kind":"nature"}],\
        "sideEffects":[{"name":"headache","severity":"mild"}],\
        "doseLogId":"01935b7e-0a1b-7c2d-8e3f-405162738495","note":"fine \\"so far\\"\\n","tags":["calm"],\
        "source":{"name":"daylio"}}
        """

    @Test("the whole canonical form reads and comes back byte by byte")
    func roundTrip() throws {
        let checkIn = try Reading.content(CheckIn.self, Self.complete)

        #expect(Reading.text(checkIn) == Self.complete)
        #expect(try Reading.content(CheckIn.self, Reading.text(checkIn)).json == checkIn.json)
    }

    @Test("without a day of its own it is about the day on which it was written, where it was written")
    func aboutDate() throws {
        let body = Self.smallest.replacing("2026-11-23T21:40:00+01:00", with: "2026-11-23T23:30:00Z")

        let checkIn = try Reading.content(CheckIn.self, body)

        #expect(checkIn.event.date == CivilDate("2026-11-24"))
        #expect(checkIn.json["aboutDate"] == "2026-11-24")
    }

    @Test("a list sorts it by the day that it is about")
    func event() throws {
        let checkIn = try Reading.content(CheckIn.self, Self.complete)

        #expect(checkIn.event.date == CivilDate("2026-11-22"))
        #expect(checkIn.event.instant == Instant(rfc3339: "2026-11-23T20:40:00Z"))
    }

    @Test(
        "one thing said is enough",
        arguments: [
            #""ratings":{"mood":5}"#, #""sleep":{"minutes":0}"#, #""practices":[{"kind":"other"}]"#,
            #""sideEffects":[{"name":"nausea","severity":"severe"}]"#, #""note":"x""#,
        ])
    func enough(member: String) throws {
        let body = #"{"at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin",\#(member)}"#

        #expect(try Reading.faults(CheckIn.self, body) == [])
    }

    @Test("every metric of the registry can be rated, at both ends and in halves", arguments: ["0", "0.5", "10"])
    func everyMetric(value: String) throws {
        let ratings = MetricRegistry.standard.metrics.map { "\"\($0.key)\":\(value)" }.joined(separator: ",")

        #expect(try Reading.faults(CheckIn.self, Self.smallest, with: FieldCase("ratings", "{\(ratings)}")) == [])
    }

    static let fields = [
        FieldCase("note", "null", " too-few"), FieldCase("note", quoted(0), "/note too-short"),
        FieldCase("aboutDate", #""2026-13-01""#, "/aboutDate malformed"),
        FieldCase("context", #""noon""#, "/context unknown-value"),
        FieldCase("ratings", "{}", "/ratings too-few"), FieldCase("ratings", "[]", "/ratings wrong-type"),
        FieldCase("ratings", #"{"Wealth":1}"#, "/ratings/Wealth unknown-metric"),
        FieldCase("ratings", #"{"mood":"good"}"#, "/ratings/mood wrong-type"),
        FieldCase("ratings", #"{"mood":10.5}"#, "/ratings/mood out-of-range"),
        FieldCase("ratings", #"{"mood":7.3}"#, "/ratings/mood not-a-step"),
        FieldCase("ratings", #"{"a/b~c":1}"#, "/ratings/a~1b~0c unknown-metric"),
        FieldCase("sleep", "{}", "/sleep too-few"), FieldCase("sleep", #"{"minutes":1440}"#),
        FieldCase("sleep", #"{"minutes":1441}"#, "/sleep/minutes out-of-range"),
        FieldCase("sleep", #"{"minutes":-1}"#, "/sleep/minutes out-of-range"),
        FieldCase("sleep", #"{"minutes":0.5}"#, "/sleep/minutes wrong-type"),
        FieldCase("sleep", #"{"hours":8}"#, "/sleep too-few", "/sleep/hours unknown-field"),
        FieldCase("practices", "[]", "/practices too-few"),
        FieldCase("practices", array(50, of: #"{"kind":"yoga"}"#)),
        FieldCase("practices", array(51, of: #"{"kind":"yoga"}"#), "/practices too-many"),
        FieldCase("practices", #"[{"kind":"sport"}]"#, "/practices/0/kind unknown-value"),
        FieldCase("practices", #"[{"kind":"yoga","minutes":1441}]"#, "/practices/0/minutes out-of-range"),
        FieldCase("sideEffects", "[]", "/sideEffects too-few"),
        FieldCase("sideEffects", #"[{"name":"x"}]"#, "/sideEffects/0/severity required"),
        FieldCase("sideEffects", "[{\"name\":\(quoted(81)),\"severity\":\"mild\"}]", "/sideEffects/0/name too-long"),
        FieldCase("doseLogId", #""1""#, "/doseLogId malformed"),
        FieldCase("mood", "5", "/mood unknown-field"),
    ]

    @Test("each field has its rule", arguments: fields)
    func rules(field: FieldCase) throws {
        #expect(try Reading.faults(CheckIn.self, Self.smallest, with: field) == field.faults)
    }

    @Test("each metric has a key of its own and says what its ends mean")
    func registry() {
        let metrics = MetricRegistry.standard.metrics

        #expect(Set(metrics.map(\.key)).count == metrics.count)
        #expect(metrics.allSatisfy { !$0.label.isEmpty && !$0.low.isEmpty && !$0.high.isEmpty && $0.low != $0.high })
    }
}
