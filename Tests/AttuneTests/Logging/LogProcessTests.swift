import HTTPTestSupport
import JSON
import JournalTestSupport
import ProcessTestSupport
import SQLite
import Testing

/// The log of the program as an operator sees it.
@Suite("the log of a process")
struct LogProcessTests {
    private static func lines(of server: RunningAttune) -> [JSONObject] {
        server.process.errors.split(separator: "\n").compactMap { line in
            (try? JSONParser.parse(Array(line.utf8)))?.object
        }
    }

    @Test("start, address, requests and end are told in order, in either format", arguments: ["json", "text"])
    func life(format: String) async throws {
        try await onThread {
            let server = try RunningAttune(
                in: TemporaryDirectory(), environment: ["ATTUNE_LOG_FORMAT": format, "ATTUNE_LOG_LEVEL": "info"])
            #expect(try APIClient(port: server.port).send("GET", "/health").status == 200)
            try server.stop()

            let lines = server.process.errors.split(separator: "\n")
            let events = ["starting", "listening", "request", "stopping", "stopped"]
            let places = events.map { event in
                lines.firstIndex { $0.contains(format == "json" ? "\"message\":\"\(event)\"" : " \(event)") } ?? -1
            }

            #expect(places == places.sorted() && !places.contains(-1), "\(lines)")
            if format == "text" {
                let shape = #/[0-9-]{10}T[0-9:.]{12}Z (INFO  |NOTICE)   [a-z].*/#
                #expect(lines.allSatisfy { $0.wholeMatch(of: shape) != nil }, "\(lines)")
                let request = #/.* request GET     /health +200 +[0-9]+\.[0-9]{3} ms id=[0-9a-f-]{36}/#
                #expect(lines.contains { $0.wholeMatch(of: request) != nil }, "\(lines)")
            }
        }
    }

    @Test(
        "what is below the level is not there",
        arguments: [("info", 1, true), ("notice", 0, true), ("error", 0, false)] as [(String, Int, Bool)])
    func levels(level: String, requests: Int, tellsOfEnd: Bool) async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            // At `error` the line with the address is missing, so it is asked for by its socket.
            let socket = "\(directory.path)/http.sock"
            let process = try ChildProcess(
                AttuneProgram.path,
                ["serve", "--listen", "unix:\(socket)", "--data", "\(directory.path)/data"],
                environment: ["ATTUNE_LOG_LEVEL": level])
            let ask = ["healthcheck", "--listen", "unix:\(socket)"]
            var isHealthy = false
            for _ in 0..<200 where !isHealthy { isHealthy = try AttuneProgram.run(ask).end == .exited(0) }
            #expect(isHealthy)

            process.send(15)
            try process.wait()

            let lines = process.errors.split(separator: "\n")
            #expect(lines.count { $0.contains("\"message\":\"request\"") } == requests)
            #expect(lines.contains { $0.contains("\"message\":\"stopped\"") } == tellsOfEnd)
        }
    }

    @Test("a throttle that refuses is told of with the count, and not at each refusal")
    func throttle() async throws {
        try await onThread {
            let server = try RunningAttune(
                in: TemporaryDirectory(), environment: ["ATTUNE_FAILED_SIGN_INS_PER_ACCOUNT": "1"])
            let body: JSONValue = ["email": "nobody@example.org", "password": "not the password"]
            let client = try APIClient(port: server.port)
            let statuses = try (0..<21).map { _ in try client.send("POST", "/v1/tokens", body).status }
            try server.stop()

            let lines = Self.lines(of: server).filter { $0["message"] == "attempts refused by a throttle" }

            #expect(statuses == [401] + [Int](repeating: 429, count: 20))
            #expect((1...2).contains(lines.count))
            #expect(lines.allSatisfy { $0["throttle"] == "sign-in-account" && $0["level"] == "warning" })
            #expect(lines.compactMap { $0["count"]?.text.flatMap { Int($0) } }.reduce(0, +) == 20)
        }
    }

    @Test("connections beyond the limit are told of with their count")
    func connections() async throws {
        try await onThread {
            let server = try RunningAttune(in: TemporaryDirectory(), environment: ["ATTUNE_CONNECTIONS": "1"])
            let only = try APIClient(port: server.port)
            #expect(try only.send("GET", "/health").status == 200)
            for _ in 0..<5 { #expect(try RawClient(port: server.port).readResponse()?.status == 503) }
            try server.stop()

            let lines = Self.lines(of: server).filter { $0["message"] == "connections refused" }

            #expect((1...2).contains(lines.count))
            #expect(lines.compactMap { $0["count"]?.text.flatMap { Int($0) } }.reduce(0, +) == 5)
        }
    }

    @Test("what the server could not do is one line of level error, with the cause and the request's id")
    func fault() async throws {
        try await onThread {
            let directory = try TemporaryDirectory()
            let server = try RunningAttune(in: directory, environment: ["ATTUNE_LOG_LEVEL": "info"])
            let token = try server.signUp("alice")
            // Behind the server's back: the table that writes go to is gone.
            try Connection(path: "\(directory.path)/data/attune.db", mode: .readWriteCreate)
                .execute("ALTER TABLE records RENAME TO elsewhere")
            let answer = try APIClient(port: server.port, token: token).send(
                "POST", "/v1/check-ins", APIClient.checkIn("01935b7e-0a1b-4c2d-8e3f-405162738495"))
            try server.stop()
            let id = try JSONParser.parse(answer.body).object?["requestId"]?.text ?? "none"

            let lines = Self.lines(of: server).filter { $0["request.id"] == .string(id) }

            #expect(answer.status == 500)
            #expect(lines.count == 1)
            #expect(lines.first?["level"] == "error")
            #expect(lines.first?["http.route"] == "/v1/check-ins")
            #expect(lines.first?["error"]?.text?.contains("records") == true)
        }
    }
}
