import HTTPCodec
import HTTPTypes
import Testing

@Suite("Header section")
struct HeaderSectionTests {
    private static let start = "POST /a HTTP/1.1\r\n"

    private func head(_ fields: String) throws -> RequestHead? {
        try HeadParsing.whole("\(Self.start)Host: x\r\n\(fields)\r\n").head
    }

    @Test("values lose their surrounding blanks and keep the inner ones")
    func values() throws {
        let head = try #require(try head("X-A:\t one  two \t\r\nx-a:\r\naCCept: */*\r\nX-B: caf\u{e9}\r\n"))

        let name = try #require(HTTPField.Name("X-A"))
        #expect(head.fields[values: name] == ["one  two", ""])
        #expect(head.fields[.accept] == "*/*")
        #expect(HTTPField.Name("x-b").map { head.fields[values: $0] } == ["caf\u{e9}"])
    }

    @Test("bytes above ASCII that are no UTF-8 are kept")
    func opaque() throws {
        let bytes = Array("GET / HTTP/1.1\r\nHost: x\r\nX-A: ".utf8) + [0xE9, 13, 10, 13, 10]
        var parser = RequestHeadParser()

        let head = try #require(try parser.parse(bytes.span).head)

        let name = try #require(HTTPField.Name("X-A"))
        #expect(head.fields.withValue(of: name) { $0.count == 1 && $0[0] == 0xE9 } == true)
    }

    @Test(
        "malformed lines are refused",
        arguments: [
            ("X-A : 1", .fieldLine), (" X-A: 1", .fieldLine), ("X A: 1", .fieldLine), (": 1", .fieldLine),
            ("X-A", .fieldLine),
            ("X-A: a\rb", .fieldLine), ("X-A: \u{0}", .fieldLine), ("X-A: \u{b}", .fieldLine),
            ("X-A: \u{7f}", .fieldLine),
            ("X\u{212A}: 1", .fieldLine), ("X-A: 1\r\n folded", .fieldLine), ("X-A: 1\r\n\tfolded", .fieldLine),
            ("X-A: 1\nX-B: 2", .lineEnd), ("X(A): 1", .fieldLine),
        ] as [(String, Refusal.Reason)])
    func malformed(_ line: String, _ reason: Refusal.Reason) {
        #expect(HeadParsing.refusal("\(Self.start)Host: x\r\n\(line)\r\n\r\n") == reason)
    }

    @Test(
        "a Host that is valid is taken",
        arguments: [
            "a", "a.b-c:80", "127.0.0.1:8080", "[::1]", "[2001:db8::1]:443", "a:", "%41b", "under_score",
        ])
    func host(_ value: String) {
        #expect(HeadParsing.refusal("\(Self.start)Host: \(value)\r\n\r\n") == nil)
    }

    @Test(
        "a Host that is missing, repeated or malformed is refused",
        arguments: [
            "", "Host: a\r\nHost: a\r\n", "Host:\r\n", "Host: a b\r\n", "Host: a/b\r\n", "Host: u@a\r\n",
            "Host: a:x\r\n",
            "Host: a:99999\r\n", "Host: [::1\r\n", "Host: []\r\n", "Host: [::1]a\r\n", "Host: a,b:1:2\r\n",
            "Host: %4\r\n",
            "Host: %zz\r\n", "Host: :80\r\n", "Host: é\r\n",
        ])
    func badHost(_ fields: String) {
        #expect(HeadParsing.refusal("\(Self.start)\(fields)\r\n") == .host)
    }

    @Test("HTTP/1.0 needs no Host, but no two either")
    func oldHost() {
        #expect(HeadParsing.refusal("GET / HTTP/1.0\r\n\r\n") == nil)
        #expect(HeadParsing.refusal("GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n") == .host)
    }

    @Test(
        "framing is decided",
        arguments: [
            ("", .none), ("Content-Length: 0\r\n", .none), ("Content-Length: 12\r\n", .length(12)),
            ("Content-Length: 0012\r\n", .length(12)), ("Transfer-Encoding: chunked\r\n", .chunked),
            ("transfer-encoding:CHUNKED \r\n", .chunked), ("Content-Length: 9223372036854775807\r\n", .length(.max)),
        ] as [(String, BodyFraming)])
    func framing(_ fields: String, _ expected: BodyFraming) throws {
        #expect(try head(fields)?.framing == expected)
    }

    @Test(
        "framing that two readers could read in two ways is refused",
        arguments: [
            ("Content-Length: 1\r\nContent-Length: 1", .contentLength), ("Content-Length: 1, 1", .contentLength),
            ("Content-Length: +1", .contentLength), ("Content-Length: -1", .contentLength),
            ("Content-Length:", .contentLength),
            ("Content-Length: 1 1", .contentLength), ("Content-Length: 0x1", .contentLength),
            ("Content-Length: １", .contentLength),
            ("Content-Length: 9223372036854775808", .length), ("Content-Length: 99999999999999999999999", .length),
            ("Content-Length: 1\r\nTransfer-Encoding: chunked", .framing),
            ("Transfer-Encoding: chunked\r\nContent-Length: 1", .framing),
            ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", .transferEncoding),
            ("Transfer-Encoding: chunked, chunked", .transferEncoding),
            ("Transfer-Encoding: xchunked", .transferEncoding),
            ("Transfer-Encoding: identity", .transferEncoding), ("Transfer-Encoding:", .transferEncoding),
            ("Transfer-Encoding: chunked, gzip", .transferEncoding), ("Transfer-Encoding: gzip, chunked", .coding),
            ("Transfer-Encoding: \u{b}chunked", .fieldLine), ("Transfer-Encoding : chunked", .fieldLine),
            ("Transfer_Encoding: chunked\r\nContent-Length: x", .contentLength),
        ] as [(String, Refusal.Reason)])
    func badFraming(_ fields: String, _ reason: Refusal.Reason) {
        #expect(HeadParsing.refusal("\(Self.start)Host: x\r\n\(fields)\r\n\r\n") == reason)
    }

    @Test("HTTP/1.0 has no transfer codings and no expectations")
    func old() throws {
        let expecting = "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n"

        #expect(HeadParsing.refusal("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n") == .transferEncoding)
        #expect(try HeadParsing.whole(expecting).head?.expectsContinue == false)
    }

    @Test("an expectation is known or refused")
    func expectation() throws {
        #expect(try head("Expect: 100-Continue\r\nContent-Length: 1\r\n")?.expectsContinue == true)
        #expect(try head("Expect: 100-continue\r\n")?.expectsContinue == false)
        #expect(HeadParsing.refusal("\(Self.start)Host: x\r\nExpect: 200-ok\r\n\r\n") == .expectation)
    }

    @Test("too many fields, or too large ones, are refused")
    func limits() {
        let many = String(repeating: "A: 1\r\n", count: 100)
        let limits = HeadLimits(fieldSection: 40)

        #expect(HeadParsing.refusal("\(Self.start)Host: x\r\n\(many)\r\n") == .fieldSection)
        #expect(HeadParsing.refusal("\(Self.start)\(many)") == nil)
        #expect(HeadParsing.refusal("\(Self.start)Host: x\r\n", limits: limits) == nil)
        #expect(
            HeadParsing.refusal("\(Self.start)A: " + String(repeating: "a", count: 38), limits: limits) == .fieldSection
        )
    }

    @Test("wherever the input is cut, the head is the same and the next request stays")
    func everySplit() throws {
        let first = "\r\nPOST /a?b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nX-A: 1\r\n\r\n"
        let bytes = Array((first + "abcGET / HTTP/1.1\r\n").utf8)

        for cut in 0...bytes.count {
            let (head, rest) = try HeadParsing.split(bytes, at: cut)

            #expect(head?.framing == .length(3))
            #expect(head?.fields.count == 3)
            #expect(rest == Array("abcGET / HTTP/1.1\r\n".utf8))
        }
    }

    @Test("a parser reads one head after the other")
    func sequence() throws {
        let bytes = Array("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\nA: b\r\n\r\n".utf8)
        var parser = RequestHeadParser()

        let first = try parser.parse(bytes.span)
        let second = try parser.parse(Array(bytes[first.consumed...]).span)

        #expect(first.head?.target.path == "/1")
        #expect(second.head?.target.path == "/2")
        #expect(second.head?.fields.count == 2)
    }
}
