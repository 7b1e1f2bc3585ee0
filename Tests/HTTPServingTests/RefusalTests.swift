import HTTPServing
import HTTPTestSupport
import Testing

@Suite("Refusals over a socket")
struct RefusalTests {
    @Test(
        "each is answered once, then the connection ends",
        arguments: [
            ("GET /text HTTP/1.1\r\n\r\n", 400), ("GET /text HTTP/1.1\nHost: x\n\n", 400), ("\u{16}\u{3}\u{1}", 400),
            ("GET /text HTTP/2.0\r\nHost: x\r\n\r\n", 505), ("BREW /text HTTP/1.1\r\nHost: x\r\n\r\n", 501),
            ("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
            ("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
            ("GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: x\r\n\r\n", 414),
            ("GET / HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "a", count: 40_000))\r\n\r\n", 431),
            ("GET / HTTP/1.1\r\nHost: x\r\nExpect: x\r\n\r\n", 417),
            ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
        ])
    func refused(_ request: String, _ status: Int) throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send(request + "GET /text HTTP/1.1\r\nHost: x\r\n\r\n")
        let response = try #require(try client.readResponse())

        #expect(response.status == status)
        #expect(response.values("Connection") == ["close"])
        #expect(!response.text.isEmpty)
        #expect(try client.readResponse() == nil)
        #expect(server.server.statistics.refused == [status: 1])
        #expect(server.server.statistics.requests == 0)
    }

    @Test("an unfinished head is refused at the end of input")
    func incomplete() throws {
        let server = try RunningServer()

        #expect(try server.exchange("GET /text HTTP/1.1\r\nHos").hasPrefix("HTTP/1.1 400"))
        #expect(try server.exchange("") == "")
    }

    @Test("a head that takes too long is refused, though bytes keep coming")
    func slowHead() throws {
        let server = try RunningServer { $0.limits.headTime = .milliseconds(100) }
        let client = try server.client()

        try client.send("GET /text HTTP/1.1\r\n")
        let isRefused = Signal.poll {
            // Fails once the server has closed, which the count tells too.
            _ = try? client.send("A: b\r\n")
            return server.server.statistics.refused[408] == 1
        }

        #expect(isRefused)
        #expect(try client.readResponse()?.status == 408)
    }

    @Test("a body that comes too slowly is refused")
    func slowBody() throws {
        let server = try RunningServer { $0.limits.bodyGrace = .milliseconds(300) }
        let client = try server.client()

        try client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\na")
        let response = try client.readResponse()

        #expect(response?.status == 408)
        #expect(try client.readResponse() == nil)
    }

    @Test("an idle connection is closed without a word")
    func idle() throws {
        let server = try RunningServer { $0.limits.idleTime = .milliseconds(300) }
        let client = try server.client()

        try client.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")
        let response = try client.readResponse()

        #expect(response?.status == 200)
        #expect(try client.readResponse() == nil)
        #expect(server.isEmptied())
    }

    @Test("a lingering connection is closed in the end")
    func linger() throws {
        let server = try RunningServer { $0.limits.linger = .milliseconds(300) }
        let client = try server.client()

        try client.send("nonsense\r\n")

        #expect(server.isEmptied())
        #expect(try client.readResponse()?.status == 400)
    }

    @Test("connections over the limit are told so", arguments: [true, false])
    func connections(perAddress: Bool) throws {
        let server = try RunningServer { configuration in
            configuration.limits.connections = perAddress ? 100 : 2
            configuration.limits.connectionsPerAddress = perAddress ? 2 : 100
            configuration.limits.countsLoopback = true
        }
        let first = try server.client()
        let second = try server.client()
        #expect(Signal.poll { server.server.statistics.openConnections == 2 })

        let third = try server.client()
        let refused = try third.readResponse()
        try first.send("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")
        let served = try first.readResponse()
        second.close()
        third.close()

        #expect(refused?.status == 503)
        #expect(served?.status == 200)
        #expect(Signal.poll { server.server.statistics.openConnections == 1 })
    }
}
