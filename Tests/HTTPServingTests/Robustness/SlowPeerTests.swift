import Glibc
import HTTPServing
import HTTPTestSupport
import Testing

/// A slow peer costs one connection and is cut at its limit; the others notice nothing.
@Suite("Slow peers")
struct SlowPeerTests {
    private static let next = "GET /text HTTP/1.1\r\nHost: x\r\n\r\n"

    /// How long each of some requests on one connection takes.
    private func latencies(of server: RunningServer) throws -> [Duration] {
        let client = try server.client()
        return try (0..<50).map { _ in
            let start = ContinuousClock.now
            try client.send(Self.next)
            #expect(try client.readResponse()?.status == 200)
            return ContinuousClock.now - start
        }
    }

    @Test(
        "slow heads, bodies and readers are cut while another client is served at once",
        arguments: [
            "GET /text HTTP/1.1\r\nHost: x\r\nA: ", "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\na",
            "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;",
            "POST /ignore HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\na",
            "GET /large HTTP/1.1\r\nHost: x\r\n\r\n",
        ])
    func cut(request: String) throws {
        let server = try RunningServer { configuration in
            configuration.limits.headTime = .milliseconds(500)
            configuration.limits.bodyGrace = .milliseconds(500)
            configuration.limits.writeStall = .milliseconds(500)
            configuration.limits.linger = .milliseconds(100)
        }
        let slow = try (0..<20).map { _ in
            let client = try server.client(receiveBuffer: 4096)
            try client.send(request)
            return client
        }
        #expect(Signal.poll { server.server.statistics.openConnections == slow.count })

        let latencies = try latencies(of: server).sorted()

        #expect(latencies[25] < .milliseconds(100))
        #expect(server.isEmptied())
        #expect(server.server.statistics.accepted == slow.count + 1)
        for client in slow { client.close() }
    }

    @Test("a peer that sends a byte now and then does not hold a body's time up")
    func drip() throws {
        let server = try RunningServer { $0.limits.bodyGrace = .milliseconds(200) }
        let client = try server.client()
        try client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n")

        let isRefused = Signal.poll {
            // Fails once the server has closed, which the count tells too.
            _ = try? client.send("a")
            return server.server.statistics.refused[408] == 1
        }

        #expect(isRefused)
    }

    @Test("a peer that has ended its side while its handler works gets the answer")
    func halfClosed() throws {
        let server = try RunningServer()
        let client = try server.client()
        try client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(server.waiting.happens())

        client.finishSending()
        #expect(try server.exchange(Self.next).hasSuffix("hello"))
        server.released.raise()

        #expect(try client.readResponse()?.text == "waited")
        #expect(try client.readResponse() == nil)
        #expect(!server.cancelled.isRaised)
        #expect(server.isEmptied())
    }
}
