import CivilTime
import JSON
import JournalTestSupport
import Logging
import Testing

@testable import AttuneApp

@Suite("lines of the log")
struct LogLineTests {
    private static let time = Instant(milliseconds: 1_796_040_000_123)

    private func line(
        _ message: String, _ metadata: Logger.Metadata = [:], level: Logger.Level = .info, as format: LogFormat = .text
    ) -> String {
        let line = LogLine(time: Self.time, level: level, message: message, metadata: metadata)
        return String(decoding: line.bytes(as: format), as: UTF8.self)
    }

    private static let request: Logger.Metadata = [
        "http.method": "GET", "http.route": "/v1/check-ins", "http.status": "200", "duration.ms": "0.412",
        "request.id": "0192",
    ]

    @Test("a request is one line of columns")
    func request() {
        let text = line("request", Self.request)

        let columns = "GET     /v1/check-ins                        200     0.412 ms id=0192"
        #expect(text == "2026-11-30T12:00:00.123Z INFO     request \(columns)")
    }

    @Test("requests of all methods, routes and durations have their status in the same column")
    func aligned() {
        let others: [Logger.Metadata] = [
            Self.request,
            Self.request.merging(["http.method": "OPTIONS", "http.route": "-", "duration.ms": "12345.678"]) { $1 },
            Self.request.merging(["http.route": "/v1/protocols/{id}/calendar.ics"]) { $1 },
        ]

        let places = others.map { metadata in
            let text = line("request", metadata, level: .critical)
            return [text.ranges(of: " 200 ").first, text.ranges(of: " ms id=").first].map { range in
                range.map { text.distance(from: text.startIndex, to: $0.lowerBound) }
            }
        }

        #expect(places.allSatisfy { $0 == places.first && $0.first != .some(nil) })
    }

    @Test("what a request's line has beside its columns stands behind them")
    func further() {
        let text = line("request", Self.request.merging(["error": "disk I/O error", "http.client": "::1"]) { $1 })

        #expect(text.hasSuffix(#"id=0192 error="disk I/O error" http.client=::1"#))
    }

    @Test("other events are message and metadata, sorted by name")
    func event() {
        let text = line("listening", ["port": "8080", "address": "http://[::1]:8080", "empty": ""], level: .notice)

        #expect(text == #"2026-11-30T12:00:00.123Z NOTICE   listening address=http://[::1]:8080 empty="" port=8080"#)
    }

    @Test(
        "nothing in a value ends the line, moves the cursor, turns the writing or passes for another name",
        arguments: [
            ("a\nb", #""a\u{a}b""#), ("a\r\nINFO", #""a\u{d}\u{a}INFO""#), ("\u{1B}[2J", #""\u{1b}[2J""#),
            ("a b=c", #""a b=c""#), ("a\"b", #""a\"b""#), (#"a\u{a}"#, #""a\\u{a}""#), ("\u{7F}", #"\u{7f}"#),
            ("\u{9B}2J", #"\u{9b}2J"#), ("\u{2028}", #"\u{2028}"#), ("\u{202E}abc", #"\u{202e}abc"#),
            ("grüße", "grüße"), ("\t", #""\u{9}""#), ("\0", #""\u{0}""#),
        ] as [(String, String)])
    func injection(value: String, shown: String) {
        let text = line("event", ["name": "\(value)"])

        #expect(text == "2026-11-30T12:00:00.123Z INFO     event name=\(shown)")
    }

    @Test("messages, names and columns are escaped too")
    func injectionElsewhere() {
        let text = line("a\nb", ["c\nd": "e"]) + line("request", Self.request.merging(["http.method": "G\nT"]) { $1 })

        #expect(!text.contains("\n"))
        #expect(text.contains(#" a\u{a}b c\u{a}d=e"#))
        #expect(text.contains(#" G\u{a}T "#))
    }

    @Test("as JSON it is one object with the same words", arguments: ["plain", "a\nb \u{1B} \" \\ grüße"])
    func json(value: String) throws {
        let text = line(value, ["some.name": "\(value)"], level: .warning, as: .json)

        let expected: JSONObject = [
            "time": "2026-11-30T12:00:00.123Z", "level": "warning", "message": .string(value),
            "some.name": .string(value),
        ]
        #expect(try JSONParser.parse(Array(text.utf8)) == .object(expected))
        #expect(!text.contains("\n"))
    }
}
