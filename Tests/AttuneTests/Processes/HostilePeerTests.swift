import Glibc
import HTTPTestSupport
import JournalTestSupport
import ProcessTestSupport
import Testing

/// The program among peers that mean it no good; its descriptors, memory and processor time are what counts.
@Suite("hostile peers", .serialized)
struct HostilePeerTests {
    private static let health = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"

    @Test("out of descriptors it goes on with the connections it has, does not spin, and serves again afterwards")
    func descriptorShortage() async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory()) { command in
                ["/bin/sh", "-c", "ulimit -n 44; exec \"$0\" \"$@\""] + command
            }
            let figures = ProcessFigures(id: server.process.id)
            let first = try APIClient(port: server.port)
            #expect(try first.send("GET", "/health").status == 200)

            var others = try (0..<60).map { _ in try RawClient(port: server.port) }
            let isShort = figures.load { figures.descriptors >= 43 }
            let end = ContinuousClock.now + .seconds(1)
            let load = try figures.load {
                guard try first.send("GET", "/health").status == 200 else { return false }
                return ContinuousClock.now >= end
            }
            others = []
            let recovered = figures.load {
                // A refused or reset connection is no answer yet.
                (try? APIClient(port: server.port).send("GET", "/health").status) == 503
            }
            first.client.close()
            let servesAgain = figures.load {
                (try? APIClient(port: server.port).send("GET", "/health").status) == 200
            }

            #expect(others.isEmpty)
            #expect(isShort != nil)
            #expect((load ?? 1) < 0.5)
            #expect(recovered != nil)
            #expect(servesAgain != nil)
            #expect(try server.stop() == .exited(0))
        }
    }

    @Test("resets in the middle of heads, bodies and responses leave no descriptor and no work behind")
    func resets() async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory())
            let figures = ProcessFigures(id: server.process.id)
            let before = figures.sockets
            let token = try server.signUp("alice")
            let post =
                "POST /v1/check-ins HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(token)\r\n"
                + "Content-Type: application/json\r\n"
            let openings = [
                "", "G", "GET /health HTTP/1.1\r\nHo", "\(post)Content-Length: 90\r\n\r\n{",
                "\(post)Transfer-Encoding: chunked\r\n\r\n5\r\nab", Self.health,
                "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n",
                String(repeating: "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n", count: 50), "nonsense\r\n",
            ]

            for _ in 0..<30 {
                for opening in openings {
                    let client = try RawClient(port: server.port, receiveBuffer: 4096)
                    try client.send(opening)
                    client.reset()
                }
            }
            let isClean = figures.load { figures.sockets == before }
            let end = ContinuousClock.now + .seconds(1)
            let load = figures.load { ContinuousClock.now >= end }

            #expect(before > 0)
            #expect(isClean != nil, "\(figures.sockets) sockets, \(before) before")
            #expect((load ?? 1) < 0.2)
            #expect(try APIClient(port: server.port).send("GET", "/health").status == 200)
            #expect(try server.stop() == .exited(0))
        }
    }

    @Test(
        "requests without end whose answers nobody reads do not fill the memory",
        arguments: [health, "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n"])
    func flood(request: String) async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory())
            let figures = ProcessFigures(id: server.process.id)
            #expect(try APIClient(port: server.port).send("GET", "/health").status == 200)
            let before = figures.residentBytes
            let batch = Array(String(repeating: request, count: 2_000).utf8)
            let clients = try (0..<2).map { _ in try RawClient(port: server.port, timeout: 1, receiveBuffer: 4096) }

            for client in clients {
                // The server stops reading, so a send does not go through in the end.
                #expect(throws: RawClientError.system(EAGAIN)) {
                    for _ in 0..<500 { try client.send(batch) }
                }
            }
            let growth = figures.residentBytes - before

            #expect(growth < 16 << 20, "grew by \(growth) bytes")
            #expect(try APIClient(port: server.port).send("GET", "/health").status == 200)
            for client in clients { client.reset() }
            #expect(try server.stop() == .exited(0))
        }
    }
}
