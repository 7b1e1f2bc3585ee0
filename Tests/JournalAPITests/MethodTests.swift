import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// HEAD, OPTIONS, unknown paths and methods.
@Suite("methods and paths")
struct MethodTests {
    /// Sends a HEAD request and reads all that comes, so that a body would show.
    private func head(_ path: String, by person: TestPerson) throws -> (head: String, body: String) {
        let client = try RawClient(port: person.app.port)
        try client.send(
            "HEAD \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(person.token ?? "")\r\n"
                + "Connection: close\r\n\r\n")
        let text = String(decoding: try client.readToEnd(), as: UTF8.self)
        let parts = text.split(separator: "\r\n\r\n", maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts.first ?? ""), String(parts.dropFirst().first ?? ""))
    }

    @Test(
        "HEAD is GET without the body",
        // The server's own figures are others with each request.
        arguments: Contract.operations.filter { $0.method == "GET" && !$0.isStream && $0.path != "/metrics" })
    func headEqualsGet(operation: Contract.Operation) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let id = try operation.collection.map { try $0.create(by: alice).id } ?? operation.sharedID(by: alice)
            let path = operation.path(id: id ?? "")
            let caller = try operation.caller(alice, id: id ?? "")

            let got = try caller.get(path)
            let headed = try caller.send("HEAD", path)
            let raw = try head(path, by: caller)

            // How a body is sent that is made meanwhile, HEAD does not say (RFC 9110 §9.3.2).
            let isStreamed = got.header("Transfer-Encoding") != nil
            let others = ["x-request-id:", "date:", "transfer-encoding:"]
            let fields = { (answer: Answer) in
                answer.response.fields.map { "\($0.name.lowercased()): \($0.value)" }
                    .filter { field in !others.contains { field.hasPrefix($0) } }
            }
            #expect(headed.status == got.status)
            #expect(fields(headed) == fields(got))
            #expect(headed.header("Content-Length") == (isStreamed ? nil : String(got.bytes.count)))
            #expect(raw.head.hasPrefix("HTTP/1.1 200 "))
            #expect(raw.body.isEmpty)
        }
    }

    @Test("HEAD of what is not there is 404, and conditional like GET")
    func headOfRecords() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.checkIns.create(by: alice)

            let known = try alice.send("HEAD", record.location, headers: ["If-None-Match": #""1""#])
            let absent = try head("/v1/check-ins/\(FreshID.first)", by: alice)
            let stranger = try app.stranger.send("HEAD", record.location)

            #expect(known.status == 304)
            #expect(absent.head.hasPrefix("HTTP/1.1 404 "))
            #expect(absent.body.isEmpty)
            #expect(stranger.status == 401)
        }
    }

    @Test("OPTIONS * asks for the server as a whole")
    func optionsOfServer() async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send("OPTIONS", "*")

            #expect(answer.status == 204)
            #expect(answer.bytes.isEmpty)
        }
    }

    @Test(
        "a path that is not there is 404, with a token or without",
        arguments: [
            "/", "/v1", "/v1/", "/v1/colours", "/v2/check-ins", "/V1/check-ins", "/v1/Check-Ins", "/health/",
            "/v1/check-ins/", "//v1/check-ins", "/v1//check-ins", "/v1/check-ins/\(FreshID.first)/notes",
            "/v1/../health", "/v1/check-ins.json",
        ])
    func unknownPath(path: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answers = [try app.stranger.get(path), try alice.get(path), try alice.send("OPTIONS", path)]

            #expect(answers.map(\.status) == [404, 404, 404])
            #expect(answers.map(\.code) == ["not-found", "not-found", "not-found"])
        }
    }

    @Test(
        "a path is decoded once, segment by segment", arguments: ["/%76%31/metrics", "/v1/%6Detrics", "/v1/%6detrics"])
    func encodedPath(path: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get(path)

            #expect(answer.json == (try app.stranger.get("/v1/metrics").json))
        }
    }

    @Test("a path that cannot be decoded is 400", arguments: ["/v1/%", "/v1/%zz", "/v1/%FF", "/v1%2Fmetrics", "/%00"])
    func malformedPath(path: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get(path)

            #expect(answer.status == 400)
            #expect(answer.code == "malformed-request")
        }
    }

    @Test("a method that nobody knows is 501", arguments: ["BREW", "get", "CONNECTED"])
    func unknownMethod(method: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send(method, "/v1/metrics")

            #expect(answer.status == 501)
            #expect(answer.code == "not-implemented")
        }
    }

    @Test("a method that others know is 405", arguments: ["TRACE", "QUERY"])
    func knownMethod(method: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send(method, "/v1/metrics")

            #expect(answer.status == 405)
            #expect(answer.allowedMethods == ["GET", "HEAD", "OPTIONS"])
        }
    }
}
