import HTTPCodec
import Testing

/// RFC 9112 §2 and §3: lines, request line, versions, methods.
@Suite("RFC 9112 §2–3 messages and request lines")
struct MessageTests {
    private static let host = "Host: h\r\n\r\n"

    @Test(
        "§2.2 lines end in CR LF, and nothing else ends or breaks one",
        arguments: [
            ReadingCheck.refused("GET / HTTP/1.1\nHost: h\r\n\r\n", .lineEnd),
            .refused("GET / HTTP/1.1\r\nHost: h\n\r\n", .lineEnd),
            .refused("GET / HTTP/1.1\r\nHost: h\r\n\n", .lineEnd),
            .refused("GET / HTTP/1.1\rHost: h\r\n\r\n", .requestLine),
            .refused("GET / HTTP/1.1\r\r\nHost: h\r\n\r\n", .requestLine),
            .refused("GET /\r HTTP/1.1\r\nHost: h\r\n\r\n", .target),
            .refused("GET / HTTP/1.1\r\nHost: h\rX: y\r\n\r\n", .fieldLine),
            .refused("GET / HTTP/1.1\r\nHost: h\r\r\n\r\n", .fieldLine),
            .refused("GET / HTTP/1.1\r\nX: a\u{0}b\r\nHost: h\r\n\r\n", .fieldLine),
            .refused("GET / HTTP/1.1\r\n\rHost: h\r\n\r\n", .fieldLine),
        ])
    func lines(check: ReadingCheck) { check.run() }

    @Test(
        "§2.2 one empty line before a request line is ignored, also between requests",
        arguments: [
            ReadingCheck.taken("\r\nGET / HTTP/1.1\r\n\(host)", "GET h /"),
            .taken(
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\na\r\nGET /b HTTP/1.1\r\n\(host)",
                "POST h / <a>",
                "GET h /b"),
            .refused("\r\n\r\nGET / HTTP/1.1\r\n\(host)", .requestLine),
            .refused("\nGET / HTTP/1.1\r\n\(host)", .lineEnd),
        ])
    func emptyLine(check: ReadingCheck) { check.run() }

    @Test(
        "§2.2 blanks between the request line and the first field are refused",
        arguments: [" ", "\t", " X: y\r\n", "\tX: y\r\n"])
    func blanksBeforeFields(blanks: String) {
        ReadingCheck.refused("GET / HTTP/1.1\r\n\(blanks)\r\n\(Self.host)", .fieldLine).run()
    }

    @Test(
        "§2.3 the version is HTTP/digit.digit in upper case; 1.x is read as 1.1, another major version is 505",
        arguments: [
            ReadingCheck.taken("GET / HTTP/1.1\r\n\(host)", "GET h /"), .taken("GET / HTTP/1.2\r\n\(host)", "GET h /"),
            .taken("GET / HTTP/1.9\r\n\(host)", "GET h /"), .last("GET / HTTP/1.0\r\n\(host)", "GET h /"),
            .refused("GET / HTTP/2.0\r\n\(host)", .version), .refused("GET / HTTP/0.9\r\n\(host)", .version),
            .refused("GET / HTTP/9.9\r\n\(host)", .version), .refused("GET / HTTP/3\r\n\(host)", .requestLine),
            .refused("GET / HTTP/1.10\r\n\(host)", .requestLine), .refused("GET / HTTP/01.1\r\n\(host)", .requestLine),
            .refused("GET / HTTP/1,1\r\n\(host)", .requestLine), .refused("GET / HTTP 1.1\r\n\(host)", .requestLine),
            .refused("GET / http/1.1\r\n\(host)", .requestLine), .refused("GET / HTTP/1.x\r\n\(host)", .requestLine),
            .refused("GET / HTTP/-1.1\r\n\(host)", .requestLine), .refused("GET / ICY/1.1\r\n\(host)", .requestLine),
            .refused("GET /\r\n\r\n", .requestLine), .refused("GET / \r\n\(host)", .requestLine),
        ])
    func version(check: ReadingCheck) { check.run() }

    @Test(
        "§3 exactly one space parts method, target and version",
        arguments: [
            "GET  / HTTP/1.1", "GET /  HTTP/1.1", "GET / HTTP/1.1 ", " GET / HTTP/1.1", "GET\t/ HTTP/1.1",
            "GET /\tHTTP/1.1", "GET /\u{b}HTTP/1.1", "GET/ HTTP/1.1", "GET / a HTTP/1.1", "GET HTTP/1.1", "GET",
            "GET / HTTP/1.1\t",
        ])
    func spaces(line: String) {
        ReadingCheck.refused("\(line)\r\n\(Self.host)", .requestLine).run()
    }

    @Test(
        "§3.1 a method is a token whose case counts; one that is not known is 501",
        arguments: [
            ReadingCheck.refused("get / HTTP/1.1\r\n\(host)", .method), .refused("Get / HTTP/1.1\r\n\(host)", .method),
            .refused("BREW / HTTP/1.1\r\n\(host)", .method), .refused("GETT / HTTP/1.1\r\n\(host)", .method),
            .refused("!#$%&'*+-.^_`|~0aZ / HTTP/1.1\r\n\(host)", .method),
            .refused("G(T / HTTP/1.1\r\n\(host)", .requestLine), .refused("GET: / HTTP/1.1\r\n\(host)", .requestLine),
            .refused("GÉT / HTTP/1.1\r\n\(host)", .requestLine),
            .refused("\"GET\" / HTTP/1.1\r\n\(host)", .requestLine),
            .taken("TRACE / HTTP/1.1\r\n\(host)", "TRACE h /"), .taken("DELETE / HTTP/1.1\r\n\(host)", "DELETE h /"),
        ])
    func method(check: ReadingCheck) { check.run() }

    @Test("§3 a request line of 8000 bytes is read, one beyond the limit is 414 however it arrives")
    func length() {
        let path = "/" + String(repeating: "a", count: 7_985)
        let limits = HeadLimits(requestLine: 24)
        let fits = Array("GET /12345678 HTTP/1.1\r\n\(Self.host)".utf8)
        let exceeds = Array("GET /123456789 HTTP/1.1\r\n\(Self.host)".utf8)

        let whole = PeerReading([Array("GET \(path) HTTP/1.1\r\n\(Self.host)".utf8)])

        #expect("GET \(path) HTTP/1.1".utf8.count >= 8_000 - 2)
        #expect(whole.requests == ["GET h \(path)"])
        ReadingCheck(fits, ["GET h /12345678"], .open, head: limits).run()
        ReadingCheck(exceeds, [], .refused(.targetLength), head: limits).run()
    }

    @Test("§3 a method longer than any is 501 however it arrives")
    func methodLength() {
        let limits = HeadLimits(requestLine: 24)
        let bytes = Array("\(String(repeating: "G", count: 24)) / HTTP/1.1\r\n\(Self.host)".utf8)

        ReadingCheck(bytes, [], .refused(.method), head: limits).run()
    }
}
