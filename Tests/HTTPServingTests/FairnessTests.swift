import Dispatch
import HTTPCodec
import HTTPServing
import HTTPTestSupport
import HTTPTypes
import Locking
import Testing

/// One connection's row of requests does not hold up the others of its loop.
@Suite("Fairness")
struct FairnessTests {
    @Test("after so many pipelined requests, the others have their turn", arguments: [1, 8])
    func pipelined(limit: Int) throws {
        let loop = LoopHolder()
        var configuration = ServerConfiguration()
        configuration.loops = 1
        configuration.limits.pipelinedRequests = limit
        let server = HTTPServer(
            configuration: configuration, respond: { loop.respond($0.target.path) },
            refuse: { Response(status: $0.status) })
        let port = try #require(try server.start().first?.port)
        let greedy = try RawClient(port: port)
        let modest = try RawClient(port: port)
        let holder = try RawClient(port: port)
        for client in [greedy, modest] {
            try client.send("GET /first HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(try client.readResponse()?.status == 200)
        }

        // While the loop is held, both fill their sockets.
        try holder.send("GET /hold HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(loop.isHeld.happens())
        try greedy.send(String(repeating: "GET /greedy HTTP/1.1\r\nHost: x\r\n\r\n", count: 100))
        try modest.send("GET /modest HTTP/1.1\r\nHost: x\r\n\r\n")
        loop.letGo()
        let answers = try (0..<100).map { _ in try greedy.readResponse()?.status }
        let answer = try modest.readResponse()
        let order = loop.paths.filter { $0 == "/greedy" || $0 == "/modest" }

        #expect(answers == Array(repeating: 200, count: 100))
        #expect(answer?.status == 200)
        #expect(order.count == 101)
        #expect(try #require(order.firstIndex(of: "/modest")) <= limit)
        #expect(server.statistics.requests == 104)
    }
}

/// Handlers that can hold their loop, and keep the paths of their requests in order.
private final class LoopHolder: Sendable {
    let isHeld = Signal()
    private let gate = DispatchSemaphore(value: 0)
    private let seen = Lock<[String]>([])

    var paths: [String] { seen.withLock { $0 } }

    func letGo() {
        gate.signal()
    }

    func respond(_ path: String) -> Response {
        seen.withLock { $0.append(path) }
        if path == "/hold" {
            isHeld.raise()
            gate.wait()
        }
        return Response(status: .ok)
    }
}
