import Glibc
import HTTPCodec
import HTTPServing
import HTTPTestSupport
import HTTPTypes
import Testing

/// Serialized, since open descriptors are counted for the whole process.
@Suite("Lifetime", .serialized)
struct LifetimeTests {
    @Test("a handler is cancelled when its peer resets the connection")
    func cancellation() throws {
        let server = try RunningServer()
        let client = try server.client()

        try client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(server.waiting.happens())
        client.reset()

        #expect(server.cancelled.happens())
        #expect(server.isEmptied())
    }

    @Test("a drain closes idle connections, finishes requests in work, and accepts no more")
    func drain() async throws {
        let server = try RunningServer()
        let idle = try server.client()
        let busy = try server.client()
        try busy.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(server.waiting.happens())

        async let drained: Void = server.server.drain(within: .seconds(20))
        #expect(try idle.readResponse() == nil)
        #expect(throws: RawClientError.system(ECONNREFUSED)) { try server.client() }
        server.released.raise()
        let response = try busy.readResponse()
        let end = try busy.readResponse()
        busy.close()
        idle.close()
        await drained

        #expect(response?.text == "waited")
        #expect(response?.values("Connection") == ["close"])
        #expect(end == nil)
        #expect(server.server.statistics.openConnections == 0)
    }

    @Test("a drain whose time is up cancels what is left")
    func deadline() async throws {
        let server = try RunningServer()
        let client = try server.client()
        try client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(server.waiting.happens())

        await server.server.drain(within: .milliseconds(50))

        #expect(server.cancelled.happens())
        #expect(server.server.statistics.openConnections == 0)
        #expect(throws: RawClientError.truncated) { try client.readResponse() }
    }

    @Test("no way to end a connection leaks its descriptor")
    func descriptors() async throws {
        let server = try RunningServer { $0.limits.linger = .milliseconds(300) }
        #expect(try server.exchange("GET /text HTTP/1.1\r\nHost: x\r\n\r\n").contains("hello"))
        #expect(server.isEmptied())
        let before = Self.openSockets(of: server.port)

        for _ in 0..<10 {
            _ = try server.exchange("GET /text HTTP/1.1\r\nHost: x\r\n\r\n")
            _ = try server.exchange("nonsense\r\n\r\n")
            _ = try server.exchange("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na")
            let reset = try server.client()
            try reset.send("GET /chunks HTTP/1.1\r\nHost: x\r\n\r\nGET /te")
            reset.reset()
            let silent = try server.client()
            silent.close()
            let lingering = try server.client()
            try lingering.send("nonsense\r\n")
            _ = try lingering.readResponse()
        }

        #expect(server.isEmptied())
        #expect(Self.openSockets(of: server.port) == before)
        await server.server.drain(within: .seconds(5))
        #expect(Signal.poll { Self.openSockets(of: server.port) == 0 })
    }

    @Test("a server that cannot listen says why")
    func occupied() throws {
        let server = try RunningServer()

        #expect(throws: ListenError.self) {
            try RunningServer { $0.listen = [.ip(host: "127.0.0.1", port: server.port)] }
        }
        #expect(throws: ListenError.self) { try RunningServer { $0.listen = [.ip(host: "192.0.2.1", port: 0)] } }
    }

    /// Descriptors of this process that are sockets with this local port: the server's side of each connection.
    private static func openSockets(of port: UInt16) -> Int {
        (0..<Int32(4096)).count { descriptor in
            var address = sockaddr_in()
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let status = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
            }
            return status == 0 && address.sin_family == sa_family_t(AF_INET) && address.sin_port == port.bigEndian
        }
    }
}
