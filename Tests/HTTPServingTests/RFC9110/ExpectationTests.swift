import HTTPServing
import HTTPTestSupport
import Testing

/// RFC 9110 §10.1.1 and §15.2: Expect and interim responses over a socket.
@Suite("RFC 9110 §10.1.1 expectations")
struct ExpectationTests {
    private static func request(_ path: String, _ fields: String, version: String = "HTTP/1.1") -> String {
        "POST \(path) \(version)\r\nHost: x\r\nExpect: 100-continue\r\n\(fields)\r\n"
    }

    @Test("§10.1.1 100 comes before the body is sent, once, however it is framed", arguments: [true, false])
    func met(isChunked: Bool) throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send(Self.request("/echo", isChunked ? "Transfer-Encoding: chunked\r\n" : "Content-Length: 3\r\n"))
        let interim = try client.readResponse()
        try client.send(isChunked ? "3\r\nabc\r\n0\r\n\r\n" : "abc")
        let final = try client.readResponse()
        client.finishSending()

        #expect(interim?.status == 100)
        #expect(interim?.fields.isEmpty == true)
        #expect(final?.status == 200)
        #expect(final?.text == "abc")
        #expect(try client.readResponse() == nil)
    }

    @Test(
        "§10.1.1 an expectation that is not met gets its final status at once, and no more is read",
        arguments: [("/ignore", "Content-Length: 3\r\n", 401), ("/echo", "Content-Length: 1001\r\n", 413)])
    func unmet(path: String, fields: String, status: Int) throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send(Self.request(path, fields))
        let response = try client.readResponse()
        try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(response?.status == status)
        #expect(response?.values("Connection") == ["close"])
        #expect(try client.readResponse() == nil)
        #expect(server.server.statistics.requests == 1)
    }

    @Test("§10.1.1 another expectation is 417, and its body no request")
    func unknown() throws {
        let server = try RunningServer()

        let answer = try server.exchange(
            "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue, x\r\nContent-Length: 33\r\n\r\n"
                + "GET /text HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(answer.hasPrefix("HTTP/1.1 417 "))
        #expect(answer.components(of: "HTTP/1.1 ") == 1)
    }

    @Test("§10.1.1 no 100 where the body is there already, is empty, or is that of HTTP/1.0", arguments: 0..<3)
    func unneeded(index: Int) throws {
        let server = try RunningServer()
        let requests = [
            Self.request("/echo", "Content-Length: 3\r\n") + "abc", Self.request("/echo", "Content-Length: 0\r\n"),
            Self.request("/echo", "Content-Length: 3\r\n", version: "HTTP/1.0") + "abc",
        ]

        let answer = try server.exchange(requests[index])

        #expect(answer.hasPrefix("HTTP/1.1 200 "))
        #expect(answer.components(of: "HTTP/1.1 ") == 1)
    }

    @Test("§15.2 HTTP/1.0 gets no interim response, though it asks for one and holds its body back")
    func old() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send(Self.request("/echo", "Content-Length: 3\r\n", version: "HTTP/1.0"))
        #expect(Signal.poll { server.server.statistics.requests == 1 })
        try client.send("abc")

        #expect(try client.readResponse()?.text == "abc")
        #expect(try client.readResponse() == nil)
    }
}
