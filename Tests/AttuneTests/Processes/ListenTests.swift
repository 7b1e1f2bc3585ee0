import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// Several addresses, as an operator gives them.
@Suite("attune serve on several addresses")
struct ListenTests {
    let directory: TemporaryDirectory
    var socketPath: String { "\(directory.path)/http.sock" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    @Test("each is served and named in the log; a stop ends all, and healthcheck asks at the first")
    func several() async throws {
        try await onThread {
            let server = try RunningAttune(
                in: directory, environment: ["ATTUNE_LISTEN": "unix:\(socketPath),[::1]:0"])
            _ = try server.process.errorLine { $0.contains("\"http://[::1]:") }
            let addresses = try Self.addresses(in: server.process.errors)
            let port = try #require(addresses.last?.split(separator: ":").last.flatMap { UInt16($0) })
            let places: [ServerPlace] = [.ipv4(port: server.port), .unix(path: socketPath), .ipv6(port: port)]

            let answers = try places.map { place in
                let client = try RawClient(place)
                try client.send("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                return try client.readResponse()?.status
            }
            let checks = try ["unix:\(socketPath)", "[::1]:\(port)", "127.0.0.1:\(server.port)"].map {
                try AttuneProgram.run(["healthcheck", "--listen", $0, "--listen", "unix:/nowhere"]).end
            }
            let end = try server.stop()
            let checksAfterwards = try ["unix:\(socketPath)", "[::1]:\(port)"].map {
                try AttuneProgram.run(["healthcheck", "--listen", $0]).end
            }

            #expect(
                addresses == ["http://127.0.0.1:\(server.port)", "unix:\(socketPath)", "http://[::1]:\(port)"])
            #expect(answers == [200, 200, 200])
            #expect(checks == [.exited(0), .exited(0), .exited(0)])
            #expect(end == .exited(0))
            #expect(checksAfterwards == [.exited(1), .exited(1)])
            #expect(access(socketPath, F_OK) != 0)
        }
    }

    @Test("a server that was killed leaves a socket that the next one replaces; a live one's is refused")
    func sockets() async throws {
        try await onThread {
            let environment = ["ATTUNE_LISTEN": "unix:\(socketPath)"]
            let killed = try RunningAttune(in: directory, environment: environment)
            killed.process.send(SIGKILL)
            try killed.process.wait()
            #expect(access(socketPath, F_OK) == 0)

            let next = try RunningAttune(in: directory, environment: environment)
            _ = try next.process.errorLine { $0.contains("\"unix:") }
            let complaint = try StartFailureTests.complaint([
                "--listen", "unix:\(socketPath)", "--data", "\(directory.path)/other",
            ])
            var status = stat()
            lstat(socketPath, &status)
            try next.stop()

            #expect(complaint.contains("attune: cannot listen on unix:\(socketPath): another server listens there\n"))
            #expect(complaint.contains("--listen takes another path"))
            #expect(status.st_mode == S_IFSOCK | 0o660)
        }
    }

    /// The addresses that the log names.
    private static func addresses(in log: String) throws -> [String] {
        try log.split(separator: "\n").compactMap { line in
            guard case .object(let entry) = try JSONParser.parse(Array(line.utf8)),
                case .string(let address)? = entry["address"]
            else { return nil }
            return address
        }
    }
}
