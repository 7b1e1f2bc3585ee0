import Glibc
import HTTPCodec
import HTTPServing
import HTTPTestSupport
import Testing

/// RFC 9110 over a socket: what every final response has, and what those without content have not.
@Suite("RFC 9110 final responses")
struct FinalResponseTests {
    /// Requests that are answered in every way there is, by handlers and by the server itself.
    static let requests = [
        "GET /text HTTP/1.1\r\nHost: x\r\n\r\n", "HEAD /text HTTP/1.1\r\nHost: x\r\n\r\n", "GET /text HTTP/1.0\r\n\r\n",
        "GET /empty HTTP/1.1\r\nHost: x\r\n\r\n", "GET /unchanged HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /chunks HTTP/1.1\r\nHost: x\r\n\r\n", "GET /missing HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /ignore HTTP/1.1\r\nHost: x\r\n\r\n", "GET /invalid HTTP/1.1\r\nHost: x\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "GET /text HTTP/1.1\r\n\r\n", "GET / HTTP/2.0\r\n\r\n",
        "BREW / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nExpect: y\r\n\r\n", "\n",
        "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n", "GET /te",
    ]

    /// Seconds since 1970 by the clock that servers read; `time()` may lag behind it by a few milliseconds.
    private static var now: Int {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return now.tv_sec
    }

    @Test("§6.6.1 every final response has one Date, in IMF-fixdate, of now", arguments: requests)
    func date(request: String) throws {
        let server = try RunningServer()
        let earliest = Self.now

        let answer = try server.exchange(request)

        let lines = answer.split(separator: "\r\n")
        let dates = lines.filter { $0.hasPrefix("Date: ") }.map { String($0.dropFirst(6)) }
        let text = try #require(dates.first)
        let seconds = try #require(HTTPDate.secondsSince1970(text, now: 0))
        #expect(dates.count == 1)
        #expect(String(decoding: HTTPDate.bytes(secondsSince1970: seconds), as: UTF8.self) == text)
        #expect((earliest...Self.now).contains(seconds))
    }

    @Test(
        "§9.3.2 HEAD has the status and the fields of GET, and no content",
        arguments: ["/text", "/exact", "/missing", "/ignore", "/empty", "/unchanged", "/bye", "/peer", "/renewed"])
    func head(path: String) throws {
        let server = try RunningServer()
        let fields = { (answer: String) in
            answer.prefix(upTo: answer.firstRange(of: "\r\n\r\n")?.lowerBound ?? answer.endIndex)
                .split(separator: "\r\n").filter { !$0.hasPrefix("Date: ") }
        }

        let got = try server.exchange("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")
        let head = try server.exchange("HEAD \(path) HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(fields(head) == fields(got))
        #expect(head.hasSuffix("\r\n\r\n"))
        #expect(head.components(of: "\r\n\r\n") == 1)
    }

    @Test(
        "§9.3.2 a HEAD that is refused or whose response fails has no content either",
        arguments: [
            ("HEAD /text HTTP/1.1\r\n\r\n", "400"), ("HEAD /text HTTP/1.1\r\nHost: x\r\nA : b\r\n\r\n", "400"),
            ("HEAD /text HTTP/2.0\r\n\r\n", "505"), ("HEAD a HTTP/1.1\r\n\r\n", "400"),
            ("HEAD /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\n\r\n", "414"),
            ("HEAD /text HTTP/1.1\r\nHost: x\r\nExpect: y\r\n\r\n", "417"), ("HEAD /te", "400"),
            ("HEAD /invalid HTTP/1.1\r\nHost: x\r\n\r\n", "500"),
            ("GET /text HTTP/1.1\r\nHost: x\r\n\r\nHEAD /text HTTP/1.1\r\n\r\n", "200"),
        ])
    func refusedHead(request: String, status: String) throws {
        let server = try RunningServer()

        let answer = try server.exchange(request)

        #expect(answer.hasPrefix("HTTP/1.1 \(status) "))
        #expect(answer.hasSuffix("\r\n\r\n"))
    }

    @Test(
        "§15.3.5, §15.4.5, §8.6 204 and 304 have no content and no framing of one", arguments: ["/empty", "/unchanged"])
    func withoutContent(path: String) throws {
        let server = try RunningServer()

        let answer = try server.exchange("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(answer.hasSuffix("\r\n\r\n"))
        #expect(!answer.contains("Content-Length"))
        #expect(!answer.contains("Transfer-Encoding"))
    }

    @Test("§15.3.6 205 has no content, and says so")
    func resetContent() throws {
        let server = try RunningServer()

        let answer = try server.exchange("GET /renewed HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(answer.hasPrefix("HTTP/1.1 205 "))
        #expect(answer.hasSuffix("Content-Length: 0\r\n\r\n"))
    }

    @Test("§5.5 no byte in a handler's field ends its line", arguments: [0, 1, 9, 10, 11, 12, 13, 31, 32, 127, 133])
    func splitting(byte: Int) throws {
        let server = try RunningServer()

        let answer = try server.exchange("GET /split?\(byte) HTTP/1.1\r\nHost: x\r\n\r\n")

        let isHarmless = [9, 32, 133].contains(byte)
        #expect(answer.hasPrefix(isHarmless ? "HTTP/1.1 302 " : "HTTP/1.1 500 "))
        #expect(!answer.split(whereSeparator: { $0.isNewline && $0 != "\u{85}" }).contains { $0.hasPrefix("X-Evil") })
        #expect(answer.components(of: "HTTP/1.1 ") == 1)
    }
}
