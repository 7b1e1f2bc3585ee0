import HTTPServing
import HTTPTestSupport
import Testing

/// RFC 9112 §9 over a socket: one final response for each request, in order, and none for what is not one.
@Suite("RFC 9112 §9 one response per request")
struct OneResponseTests {
    private static let next = "GET /text HTTP/1.1\r\nHost: x\r\n\r\n"
    private static let start = "POST /echo HTTP/1.1\r\nHost: x\r\n"

    /// The status codes of all that comes back.
    private func statuses(_ text: String, from server: RunningServer) throws -> [Int] {
        let answer = try server.exchange(text)
        return answer.ranges(of: "HTTP/1.1 ").compactMap { Int(answer[$0.upperBound...].prefix(3)) }
    }

    @Test("§2.2 an empty line behind a request is not the beginning of another")
    func emptyLine() throws {
        let server = try RunningServer()

        #expect(try statuses(Self.next + "\r\n", from: server) == [200])
        #expect(
            try statuses("\(Self.start)Content-Length: 3\r\n\r\nabc\r\n\(Self.next)\r\n", from: server) == [200, 200])
        #expect(try statuses("\r\n", from: server) == [])
        #expect(try statuses("\r\nG", from: server) == [400])
    }

    @Test("§9.3.2 pipelined requests are answered in their order, whatever each one takes")
    func order() throws {
        let server = try RunningServer()
        let paths = ["/text", "/elsewhere", "/chunks", "/empty", "/missing", "/peer", "/exact", "/ignore", "/text"]

        let requests = paths.map { "GET \($0) HTTP/1.1\r\nHost: x\r\n\r\n" }.joined()

        #expect(try statuses(requests, from: server) == [200, 200, 200, 204, 404, 200, 200, 401, 200])
    }

    @Test(
        "§9.6 after a request or a response that says close, nothing more is answered",
        arguments: [
            "GET /text HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET /text HTTP/1.0\r\n\r\n",
            "GET /bye HTTP/1.1\r\nHost: x\r\n\r\n", "GET /text HTTP/1.1\r\nHost: x\r\nConnection: a, CLOSE ,b\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc",
        ])
    func close(request: String) throws {
        let server = try RunningServer()

        #expect(try statuses(request + Self.next + Self.next, from: server) == [200])
        #expect(server.server.statistics.requests == 1)
    }

    @Test(
        "§11.2 what is behind a refused head is never a request",
        arguments: [
            ("\(start)Content-Length: 3\r\nContent-Length: 3\r\n\r\n", 400),
            ("\(start)Content-Length: 3, 3\r\n\r\n", 400), ("\(start)Content-Length: +0\r\n\r\n", 400),
            ("\(start)Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
            ("\(start)Transfer-Encoding: identity\r\n\r\n", 400),
            ("\(start)Transfer-Encoding: chunked, x\r\n\r\n", 400),
            ("\(start)Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
            ("\(start)Transfer-Encoding:\u{b}chunked\r\n\r\n0\r\n\r\n", 400),
            ("\(start)Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400),
            ("\(start)X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
            ("POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
            ("\(start)Content-Length: 99999999999999999999\r\n\r\n", 413), ("GET /text HTTP/1.1\r\n\r\n", 400),
            ("GET /text HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
            ("CONNECT x:1 HTTP/1.1\r\nHost: x:1\r\n\r\n", 501),
        ])
    func refused(request: String, status: Int) throws {
        let server = try RunningServer()

        #expect(try statuses(request + Self.next + Self.next, from: server) == [status])
        #expect(server.server.statistics.requests == 0)
    }

    @Test(
        "§7.1, §11.2 what is behind a malformed chunk is never a request, whether the body is read or not",
        arguments: ["/echo", "/ignore"],
        [
            "x\r\n", "3\r\nab\r\n0\r\n\r\n", "1\na\r\n0\r\n\r\n", "1;a=\"\r\n", "1\r\naX\r\n0\r\n\r\n", "-0\r\n\r\n",
            "FFFFFFFFFFFFFFFFF\r\n", "0\r\nX : y\r\n\r\n", "0\r\n x\r\n\r\n", "0\n\n",
        ])
    func malformedChunk(path: String, body: String) throws {
        let server = try RunningServer()
        let head = "POST \(path) HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"

        #expect(try statuses(head + body + Self.next, from: server) == [path == "/echo" ? 400 : 401])
        #expect(server.server.statistics.requests == 1)
    }

    @Test(
        "§6.3 a body is never the next request, whatever its method and whether it is read",
        arguments: ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"], ["/echo", "/ignore", "/text"])
    func body(method: String, path: String) throws {
        let server = try RunningServer()
        let start = "\(method) \(path) HTTP/1.1\r\nHost: x\r\n"
        let content = "GET /empty HTTP/1.1\r\nHost: x\r\n\r\n"
        let chunk = "\(String(content.utf8.count, radix: 16))\r\n\(content)\r\n0\r\n\r\n"

        let sized = try statuses(
            "\(start)Content-Length: \(content.utf8.count)\r\n\r\n\(content)GET /missing HTTP/1.1\r\nHost: x\r\n\r\n",
            from: server)
        let chunked = try statuses(
            "\(start)Transfer-Encoding: chunked\r\n\r\n\(chunk)GET /missing HTTP/1.1\r\nHost: x\r\n\r\n", from: server)

        // An echo has the text of a request in it.
        let first = path == "/ignore" ? 401 : 200
        #expect(sized == [first, 404])
        #expect(chunked == [first, 404])
    }

    @Test(
        "§7.8 (RFC 9110) no other protocol is switched to, and the connection goes on",
        arguments: ["h2c", "websocket", "HTTP/2.0, TLS/1.2", "HTTP/1.1"])
    func upgrade(protocols: String) throws {
        let server = try RunningServer()
        let fields = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: \(protocols)\r\nHTTP2-Settings: AAMAAABk\r\n"

        let answer = try server.exchange("GET /text HTTP/1.1\r\nHost: x\r\n\(fields)\r\n\(Self.next)")

        #expect(answer.components(of: "HTTP/1.1 200 OK") == 2)
        #expect(!answer.contains("Upgrade"))
    }

    @Test("§6.1 HTTP/1.0 gets no chunks, and close or keep-alive in words", arguments: ["/chunks", "/exact", "/text"])
    func old(path: String) throws {
        let server = try RunningServer()

        let closed = try server.exchange("GET \(path) HTTP/1.0\r\n\r\n")
        let kept = try server.exchange("GET \(path) HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")

        #expect(!closed.contains("Transfer-Encoding"))
        #expect(closed.contains("\r\nConnection: close\r\n"))
        #expect(!kept.contains("Transfer-Encoding"))
        #expect(kept.contains("\r\nConnection: \(path == "/chunks" ? "close" : "keep-alive")\r\n"))
    }

    @Test(
        "§8 a request that ends early is answered 400 and never delivered as a whole",
        arguments: [
            "GET /text HTTP/1.1\r\n", "GET /text HTTP/1.1\r\nHost: x\r\n", "\(start)Content-Length: 4\r\n\r\nabc",
            "\(start)Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", "\(start)Transfer-Encoding: chunked\r\n\r\n0\r\n",
        ])
    func incomplete(request: String) throws {
        let server = try RunningServer()

        let answer = try server.exchange(request)

        #expect(answer.hasPrefix("HTTP/1.1 400 "))
        #expect(answer.components(of: "HTTP/1.1 ") == 1)
        #expect(!answer.contains("abc"))
        #expect(server.isEmptied())
    }
}
