import HTTPServing
import HTTPTestSupport
import Testing

@Suite("Exchanges over a socket")
struct ExchangeTests {
    @Test("requests on one connection are answered one after the other")
    func keepAlive() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")
        let first = try #require(try client.readResponse())
        try client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc")
        let second = try #require(try client.readResponse())

        #expect(first.status == 200)
        #expect(first.text == "hello")
        #expect(first.values("Content-Length") == ["5"])
        #expect(first.values("Date").count == 1)
        #expect(first.values("Server").isEmpty)
        #expect(first.values("Connection").isEmpty)
        #expect(second.text == "abc")
    }

    @Test("pipelined requests are answered in order, however the bytes are cut", arguments: [1, 7, 50, 1000])
    func pipelining(pieces: Int) throws {
        let server = try RunningServer()
        let client = try server.client()
        let bytes = Array(
            """
            GET /text HTTP/1.1\r\nHost: x\r\n\r\nPOST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\
            2;a\r\nab\r\n1\r\nc\r\n0\r\nX: y\r\n\r\nHEAD /text HTTP/1.1\r\nHost: x\r\n\r\n\
            POST /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nGET GET /missing HTTP/1.1\r\nHost: x\r\n\r\n
            """.utf8)

        for start in stride(from: 0, to: bytes.count, by: pieces) {
            try client.send(Array(bytes[start..<min(start + pieces, bytes.count)]))
        }
        let first = try client.readResponse()
        let second = try client.readResponse()
        let third = try client.readResponse(toHead: true)
        let fourth = try client.readResponse()
        let fifth = try client.readResponse()

        #expect(first?.text == "hello")
        #expect(second?.text == "abc")
        #expect(third?.values("Content-Length") == ["5"])
        #expect(fourth?.status == 401)
        #expect(fifth?.status == 404)
    }

    @Test("a thousand pipelined requests do not fill the server")
    func manyPipelined() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send(String(repeating: "GET /text HTTP/1.1\r\nHost: x\r\n\r\n", count: 1000))
        let statuses = try (0..<1000).map { _ in try client.readResponse()?.status }

        #expect(statuses.allSatisfy { $0 == 200 })
        #expect(server.server.statistics.requests == 1000)
    }

    @Test("thousands of pipelined requests whose handlers answer at once do not fill the stack")
    func manyAtOnce() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send(String(repeating: "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", count: 5000))
        let statuses = try (0..<5000).map { _ in try client.readResponse()?.status }

        #expect(statuses.allSatisfy { $0 == 204 })
    }

    @Test("HTTP/1.0 is closed unless it asks otherwise")
    func old() throws {
        let server = try RunningServer()

        let closed = try server.exchange("GET /text HTTP/1.0\r\n\r\nGET /text HTTP/1.0\r\n\r\n")
        let client = try server.client()
        try client.send("GET /text HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        let kept = try client.readResponse()
        try client.send("GET /text HTTP/1.0\r\n\r\n")
        let last = try client.readResponse()

        #expect(closed.hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(closed.hasSuffix("Connection: close\r\n\r\nhello"))
        #expect(kept?.values("Connection") == ["keep-alive"])
        #expect(last?.values("Connection") == ["close"])
        #expect(try client.readResponse() == nil)
    }

    @Test("responses without body have none")
    func noBody() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("GET /empty HTTP/1.1\r\nHost: x\r\n\r\nGET /unchanged HTTP/1.1\r\nHost: x\r\n\r\n")
        try client.send("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\nGET http://y/text HTTP/1.1\r\nHost: x\r\n\r\n")
        let empty = try client.readResponse()
        let unchanged = try client.readResponse()
        let options = try client.readResponse()
        let absolute = try client.readResponse()

        #expect(empty?.status == 204)
        #expect(empty?.values("Content-Length") == [])
        #expect(unchanged?.status == 304)
        #expect(options?.status == 204)
        #expect(options?.values("Allow").first?.contains("PATCH") == true)
        #expect(absolute?.text == "hello")
    }

    @Test("a response that must not be sent becomes a 500 and the end")
    func invalid() throws {
        let server = try RunningServer()

        let answer = try server.exchange(
            "GET /invalid HTTP/1.1\r\nHost: x\r\n\r\nGET /text HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(answer.hasPrefix("HTTP/1.1 500 Internal Server Error\r\n"))
        #expect(answer.components(of: "HTTP/1.1") == 1)
        #expect(server.server.statistics.refused == [500: 1])
    }

    @Test(
        "either side can end the connection",
        arguments: [
            "GET /bye HTTP/1.1\r\nHost: x\r\n\r\n", "GET /text HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        ])
    func close(_ request: String) throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send(request + "GET /text HTTP/1.1\r\nHost: x\r\n\r\n")
        let response = try client.readResponse()

        #expect(response?.values("Connection") == ["close"])
        #expect(try client.readResponse() == nil)
    }

    @Test("a request before half-close is answered")
    func halfClose() throws {
        let server = try RunningServer()

        let answer = try server.exchange("GET /text HTTP/1.1\r\nHost: x\r\n\r\nGET /text HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(answer.components(of: "200 OK") == 2)
        #expect(server.isEmptied())
    }

    @Test("a handler may leave its loop, and the peer's address is known")
    func elsewhere() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("GET /elsewhere HTTP/1.1\r\nHost: x\r\n\r\nGET /peer HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(try client.readResponse()?.text == "back")
        #expect(try client.readResponse()?.text == "127.0.0.1")
    }
}

extension String {
    /// How often a text occurs.
    func components(of text: String) -> Int {
        ranges(of: text).count
    }
}
