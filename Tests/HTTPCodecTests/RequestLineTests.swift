import HTTPCodec
import HTTPTypes
import Testing

@Suite("Request line")
struct RequestLineTests {
    @Test("known methods are read", arguments: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    func method(_ name: String) throws {
        let head = try #require(try HeadParsing.whole("\(name) /a HTTP/1.1\r\nHost: x\r\n\r\n").head)

        #expect(head.method.rawValue == name)
    }

    @Test("a target in each form is taken apart")
    func targets() throws {
        let origin = try #require(try HeadParsing.whole("GET /a%20b/c?d=1?e HTTP/1.1\r\nHost: x\r\n\r\n").head).target
        let absolute = try #require(try HeadParsing.whole("GET http://y:8?q HTTP/1.1\r\nHost: x\r\n\r\n").head)
        let asterisk = try #require(try HeadParsing.whole("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n").head).target

        #expect(origin.path == "/a%20b/c")
        #expect(origin.query == "d=1?e")
        #expect(absolute.target.path == "/")
        #expect(absolute.target.query == "q")
        #expect(absolute.target.authority == "y:8")
        #expect(HTTPField.Name("Host").map { absolute.fields[values: $0] } == ["y:8"])
        #expect(asterisk.form == .asterisk)
    }

    @Test(
        "versions decide on keep-alive",
        arguments: [
            ("HTTP/1.1", "", true), ("HTTP/1.9", "", true), ("HTTP/1.0", "", false),
            ("HTTP/1.0", "Connection: Keep-Alive\r\n", true), ("HTTP/1.1", "Connection: foo, CLOSE\r\n", false),
            ("HTTP/1.1", "Connection: keep-alive\r\nConnection: close\r\n", false),
        ])
    func keepAlive(_ version: String, _ field: String, _ expected: Bool) throws {
        let head = try #require(try HeadParsing.whole("GET / \(version)\r\nHost: x\r\n\(field)\r\n").head)

        #expect(head.keepsAlive == expected)
    }

    @Test("one empty line may come first")
    func emptyLine() throws {
        #expect(try HeadParsing.whole("\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n").head != nil)
        #expect(HeadParsing.refusal("\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n") == .requestLine)
    }

    @Test(
        "malformed lines are refused",
        arguments: [
            ("GET /\r\n", .requestLine), ("GET  / HTTP/1.1\r\n", .requestLine), ("GET /  HTTP/1.1\r\n", .requestLine),
            ("GET / HTTP/1.1 \r\n", .requestLine), ("GET / http/1.1\r\n", .requestLine),
            ("GET\t/ HTTP/1.1\r\n", .requestLine),
            ("GET / HTTP/1.10\r\n", .requestLine), ("GET / HTTP/1\r\n", .requestLine),
            ("G@T / HTTP/1.1\r\n", .requestLine),
            (" GET / HTTP/1.1\r\n", .requestLine), ("\u{16}\u{3}\u{1}", .requestLine), ("GET / HTTP/2.0\r\n", .version),
            ("PRI * HTTP/2.0\r\n", .version), ("BREW / HTTP/1.1\r\n", .method), ("get / HTTP/1.1\r\n", .method),
            ("CONNECT a:1 HTTP/1.1\r\n", .method), ("GET * HTTP/1.1\r\n", .target),
            ("GET a HTTP/1.1\r\n", .target), ("GET /a#b HTTP/1.1\r\n", .target), ("GET /é HTTP/1.1\r\n", .target),
            ("GET /\u{1} HTTP/1.1\r\n", .target), ("GET ftp://a/ HTTP/1.1\r\n", .target),
            ("GET http:///a HTTP/1.1\r\n", .target), ("GET http://u@h/ HTTP/1.1\r\n", .target),
            ("GET / HTTP/1.1\n", .lineEnd), ("\n", .lineEnd),
        ] as [(String, Refusal.Reason)])
    func malformed(_ text: String, _ reason: Refusal.Reason) {
        #expect(HeadParsing.refusal(text) == reason)
    }

    @Test("a line up to the limit is read, a longer one refused before its end")
    func limit() {
        let limits = HeadLimits(requestLine: 32)
        let fits = "GET /\(String(repeating: "a", count: 16)) HTTP/1.1\r\n"

        #expect(fits.utf8.count == 32)
        #expect(HeadParsing.refusal(fits, limits: limits) == nil)
        #expect(HeadParsing.refusal("GET /" + String(repeating: "a", count: 28), limits: limits) == .targetLength)
    }
}
