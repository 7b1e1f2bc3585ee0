import AttuneApp
import Glibc
import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import Testing

/// The program as an operator meets it.
@Suite("attune serve")
struct ServeTests {
    @Test("it names the address that it listens on in a line of JSON on standard error, and nothing on standard output")
    func listening() async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory())

            let health = try APIClient(port: server.port).send("GET", "/health")
            let end = try server.stop()

            #expect(server.listening["address"] == .string("http://127.0.0.1:\(server.port)"))
            #expect(server.listening["level"] == "notice")
            #expect(health.status == 200)
            #expect(end == .exited(0))
            #expect(server.process.output.isEmpty)
            for line in server.process.errors.split(separator: "\n") {
                #expect(throws: Never.self) { try JSONParser.parse(Array(line.utf8)) }
            }
        }
    }

    @Test("the first start makes the data directory, the key and the database, for their owner alone")
    func firstStart() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let server = try RunningAttune(in: directory)

            let names = ["data", "data/attune.db", "data/attune.db-wal", "data/master.key"]
            let modes = names.map { name in
                var status = stat()
                #expect(stat("\(directory.path)/\(name)", &status) == 0, "\(name)")
                return status.st_mode & 0o777
            }
            try server.stop()

            #expect(modes == [0o700, 0o600, 0o600, 0o600])
            #expect(server.process.errors.contains("made the master key"))
        }
    }

    @Test("SIGHUP, which has a certificate taken anew, does not end a server that has none")
    func hangUp() async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory())

            server.process.send(SIGHUP)
            let health = try APIClient(port: server.port).send("GET", "/health")
            let end = try server.stop()

            #expect(health.status == 200)
            #expect(end == .exited(0))
        }
    }

    @Test("version prints the version")
    func version() async throws {
        try await onThread {
            let (end, process) = try AttuneProgram.run(["version"])

            #expect(end == .exited(0))
            #expect(process.output == "attune \(AttuneVersion.current)\n")
            #expect(process.errors.isEmpty)
        }
    }

    @Test("told to stop, it closes idle connections and ends with 0", arguments: [SIGTERM, SIGINT])
    func idleConnection(signal: Int32) async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory())
            let idle = try APIClient(port: server.port)
            _ = try idle.send("GET", "/health")
            let unused = try RawClient(port: server.port)

            server.process.send(signal)
            let end = try server.process.wait(within: 5)

            #expect(end == .exited(0))
            #expect(try idle.client.readToEnd() == [])
            #expect(try unused.readToEnd() == [])
            #expect(server.process.errors.contains("\"message\":\"stopped\""))
        }
    }

    @Test("told to stop, it finishes the request in flight, and what that wrote is there at the next start")
    func inFlight() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let server = try RunningAttune(in: directory)
            let token = try server.signUp("alice")
            let id = "01935b7e-0a1b-4c2d-8e3f-405162738495"
            let writer = try APIClient(port: server.port, token: token)
            let body = APIClient.checkIn(id)
            try writer.client.send(writer.head("POST", "/v1/check-ins", body, further: "Expect: 100-continue\r\n"))
            #expect(try writer.client.readResponse()?.status == 100)

            server.process.send(SIGTERM)
            _ = try server.process.errorLine { $0.contains("\"message\":\"stopping\"") }
            try writer.client.send(writer.bytes(of: body))
            let response = try #require(try writer.client.readResponse())
            let rest = try writer.client.readToEnd()
            let end = try server.process.wait(within: 5)

            // Whether the answer says that the connection ends depends on which of the two the loop hears of first.
            #expect(response.status == 201)
            #expect(rest == [])
            #expect(end == .exited(0))
            let next = try RunningAttune(in: directory)
            #expect(try APIClient(port: next.port, token: token).checkInIDs() == [id])
            try next.stop()
        }
    }

    @Test("while it drains it takes no new connection")
    func refusesWhileDraining() async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory())
            let busy = try Self.unfinishedRequest(to: server)

            server.process.send(SIGTERM)
            _ = try server.process.errorLine { $0.contains("\"message\":\"stopping\"") }
            let isHealthy = try AttuneProgram.run(["healthcheck", "--port", "\(server.port)"]).end

            #expect(isHealthy == .exited(1))
            busy.close()
            #expect(try server.process.wait(within: 5) == .exited(0))
        }
    }

    @Test("a request that does not end is cut off when the time for draining is over")
    func drainLimit() async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory(), environment: ["ATTUNE_DRAIN_SECONDS": "1"])
            let busy = try Self.unfinishedRequest(to: server)

            let end = try {
                server.process.send(SIGTERM); return try server.process.wait(within: 10)
            }()

            #expect(end == .exited(0))
            busy.close()
        }
    }

    @Test("told to stop while it starts, it ends with 0")
    func stopAtStart() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let process = try ChildProcess(
                AttuneProgram.path, ["serve", "--port", "0", "--data", "\(directory.path)/data"])
            _ = try process.errorLine { $0.contains("made the master key") }

            process.send(SIGTERM)
            let end = try process.wait(within: 20)

            #expect(end == .exited(0))
            #expect(process.errors.contains("\"message\":\"stopped\""))
        }
    }

    @Test("a second signal ends it at once", arguments: [SIGTERM, SIGINT], [SIGTERM, SIGINT])
    func secondSignal(first: Int32, second: Int32) async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory(), environment: ["ATTUNE_DRAIN_SECONDS": "600"])
            let busy = try Self.unfinishedRequest(to: server)

            server.process.send(first)
            _ = try server.process.errorLine { $0.contains("\"message\":\"stopping\"") }
            server.process.send(second)
            let end = try server.process.wait(within: 5)

            #expect(end == .exited(128 + second))
            busy.close()
        }
    }

    @Test("a reader of its log that has stopped reading does not stop it")
    func unreadLog() async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory(), environment: ["ATTUNE_LOG_LEVEL": "info"])
            let client = try APIClient(port: server.port)

            // A pipe holds 64 KiB, a request's line is some 200 bytes.
            let statuses = try server.process.whileErrorsAreUnread {
                try (0..<1_500).map { _ in try client.send("GET", "/health").status }
            }
            let end = try server.stop()

            #expect(statuses.allSatisfy { $0 == 200 })
            #expect(end == .exited(0))
            let lines = server.process.errors.split(separator: "\n")
            #expect(lines.count { $0.contains("\"message\":\"request\"") } == 1_500)
        }
    }

    /// A connection on which the handler of a request waits for the body.
    private static func unfinishedRequest(to server: RunningAttune) throws -> RawClient {
        let client = try APIClient(port: server.port)
        try client.client.send(
            client.head("POST", "/v1/users", .string("a body that does not come"), further: "Expect: 100-continue\r\n"))
        #expect(try client.client.readResponse()?.status == 100)
        return client.client
    }
}
