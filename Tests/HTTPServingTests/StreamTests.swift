import HTTPServing
import HTTPTestSupport
import Testing

@Suite("Streamed responses")
struct StreamTests {
    @Test("chunks in HTTP/1.1, the connection's end in HTTP/1.0, a length where it is known")
    func framing() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("GET /chunks HTTP/1.1\r\nHost: x\r\n\r\nGET /exact HTTP/1.1\r\nHost: x\r\n\r\n")
        let chunked = try client.readResponse()
        let exact = try client.readResponse()
        let old = try server.exchange("GET /chunks HTTP/1.0\r\n\r\n")

        #expect(chunked?.values("Transfer-Encoding") == ["chunked"])
        #expect(chunked?.text == "onetwothree")
        #expect(exact?.values("Content-Length") == ["11"])
        #expect(exact?.text == "onetwothree")
        #expect(old.hasSuffix("Connection: close\r\n\r\nonetwothree"))
        #expect(!old.contains("Transfer-Encoding"))
    }

    @Test("HEAD gets the fields and no body")
    func head() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("HEAD /exact HTTP/1.1\r\nHost: x\r\n\r\nHEAD /chunks HTTP/1.1\r\nHost: x\r\n\r\n")
        let exact = try client.readResponse(toHead: true)
        let chunked = try client.readResponse(toHead: true)
        try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(exact?.values("Content-Length") == ["11"])
        #expect(chunked?.status == 200)
        #expect(try client.readResponse()?.text == "hello")
    }

    @Test("a body that fails is visibly cut off", arguments: ["/broken", "/short", "/long"])
    func failure(_ path: String) throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("GET \(path) HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(throws: RawClientError.truncated) { try client.readResponse() }
        #expect(server.isEmptied())
    }

    @Test("a large stream arrives whole at a slow reader and never waits in the server's memory")
    func large() throws {
        let server = try RunningServer()
        let client = try server.client(receiveBuffer: 4096)

        try client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        let response = try #require(try client.readResponse())

        #expect(response.body.count == 128 * 65_536)
    }

    @Test(
        "a large last response arrives whole, though the peer ended its side before and sent more than was read",
        arguments: [
            "", "GET /text HTTP/1.1\r\nHost: x\r\n\r\n",
        ])
    func largeAfterHalfClose(_ more: String) throws {
        let server = try RunningServer()
        let client = try server.client(receiveBuffer: 4096)

        try client.send("GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n\(more)")
        client.finishSending()
        let response = try #require(try client.readResponse())

        #expect(response.body.count == 128 * 65_536)
        #expect(try client.readResponse() == nil)
        #expect(server.isEmptied())
    }

    @Test("a writer learns that its peer is gone")
    func reset() throws {
        let server = try RunningServer()
        let client = try server.client(receiveBuffer: 4096)

        try client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(Signal.poll { server.server.statistics.bytesOut > 0 })
        client.reset()

        #expect(server.cancelled.happens())
        #expect(server.isEmptied())
    }

    @Test("a peer that takes nothing is reset in the end")
    func stall() throws {
        let server = try RunningServer { $0.limits.writeStall = .milliseconds(300) }
        let client = try server.client(receiveBuffer: 4096)

        try client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n")

        #expect(server.cancelled.happens())
        #expect(server.isEmptied())
        #expect(throws: RawClientError.truncated) { try client.readResponse() }
    }
}
