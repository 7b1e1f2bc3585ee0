import Glibc
import HTTPCodec
import HTTPServing
import HTTPTestSupport
import HTTPTypes
import ProcessTestSupport
import Synchronization
import Testing

/// Several addresses, IPv6 and Unix-domain sockets.
@Suite("Listeners")
struct ListenerTests {
    private let directory: SocketDirectory

    init() throws {
        directory = try SocketDirectory()
    }

    @Test("every address is served, whatever its kind, and its port is told")
    func several() throws {
        let path = directory.path("http.sock")
        let server = try RunningServer { configuration in
            configuration.listen = [
                .ip(host: "127.0.0.1", port: 0), .ip(host: "::1", port: 0), .unix(path: path),
                .ip(host: "127.0.0.1", port: 0),
            ]
        }
        let ports = server.addresses.map(\.port)

        let places: [ServerPlace] = [
            .ipv4(port: ports[0]), .ipv6(port: ports[1]), .unix(path: path), .ipv4(port: ports[3]),
        ]
        let answers = try places.map { try Self.answer(at: $0) }

        #expect(answers == Array(repeating: "hello", count: 4))
        #expect(
            server.addresses.map(\.description) == [
                "http://127.0.0.1:\(ports[0])", "http://[::1]:\(ports[1])", "unix:\(path)",
                "http://127.0.0.1:\(ports[3])",
            ])
        #expect(ports[0] != ports[3])
    }

    @Test("a handler learns the peer's address")
    func peers() throws {
        let path = directory.path("http.sock")
        let server = try RunningServer { $0.listen = [.ip(host: "::1", port: 0), .unix(path: path)] }

        let peers = try [.ipv6(port: server.port), .unix(path: path)].map { try Self.answer(at: $0, path: "/peer") }

        #expect(peers == ["::1", "unix"])
    }

    @Test("the wildcard of IPv6 takes IPv4 too, a named address only what it says")
    func wildcard() throws {
        let everywhere = try RunningServer { $0.listen = [.ip(host: "::", port: 0)] }
        let named = try RunningServer { $0.listen = [.ip(host: "::1", port: 0)] }

        let answers = try [.ipv4(port: everywhere.port), .ipv6(port: everywhere.port), .ipv6(port: named.port)].map {
            try Self.answer(at: $0)
        }

        #expect(answers == Array(repeating: "hello", count: 3))
        #expect(throws: RawClientError.system(ECONNREFUSED)) { try RawClient(.ipv4(port: named.port)) }
    }

    @Test("a drain ends the listening on all addresses, and finishes what is in work on each")
    func drain() async throws {
        let path = directory.path("http.sock")
        let server = try RunningServer { configuration in
            configuration.listen = [.ip(host: "127.0.0.1", port: 0), .ip(host: "::1", port: 0), .unix(path: path)]
        }
        let places: [ServerPlace] = [
            .ipv4(port: server.port), .ipv6(port: server.addresses[1].port), .unix(path: path),
        ]
        let busy = try places.map { try RawClient($0) }
        for client in busy { try client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n") }
        #expect(Signal.poll { server.server.statistics.requests == 3 })

        // On a thread of its own, since this test blocks one of those that tasks share.
        let drain = Task(executorPreference: BlockingExecutor()) { await server.server.drain(within: .seconds(20)) }
        #expect(Signal.poll { access(path, F_OK) != 0 })
        let refusals = places.map { place in #expect(throws: RawClientError.self) { try RawClient(place) } }
        server.released.raise()
        let answers = try busy.map { try $0.readResponse()?.text }
        for client in busy { client.close() }
        await drain.value

        #expect(refusals == [.system(ECONNREFUSED), .system(ECONNREFUSED), .system(ENOENT)])
        #expect(answers == Array(repeating: "waited", count: 3))
        #expect(server.server.statistics.openConnections == 0)
    }

    @Test("if one address cannot be had, none is listened on")
    func allOrNone() throws {
        let first = directory.path("first.sock")
        let taken = try RunningServer()

        let error = #expect(throws: ListenError.self) {
            try RunningServer { $0.listen = [.unix(path: first), .ip(host: "127.0.0.1", port: taken.port)] }
        }

        #expect(error?.address == .ip(host: "127.0.0.1", port: taken.port))
        #expect(access(first, F_OK) != 0)
    }

    @Test("an orderly close, a refusal and a reset end a connection on a Unix-domain socket too")
    func ends() throws {
        let path = directory.path("http.sock")
        let server = try RunningServer { configuration in
            configuration.listen = [.unix(path: path)]
            configuration.limits.linger = .milliseconds(300)
        }

        let refused = try RawClient(.unix(path: path))
        try refused.send("nonsense\r\n\r\n")
        let answer = try refused.readResponse()
        let waiting = try RawClient(.unix(path: path))
        try waiting.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(server.waiting.happens())
        waiting.reset()

        #expect(answer?.status == 400)
        #expect(try refused.readResponse() == nil)
        #expect(server.cancelled.happens())
        refused.close()
        #expect(server.isEmptied())
    }

    private static func answer(at place: ServerPlace, path: String = "/text") throws -> String? {
        let client = try RawClient(place)
        try client.send("GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        return try client.readResponse()?.text
    }
}
