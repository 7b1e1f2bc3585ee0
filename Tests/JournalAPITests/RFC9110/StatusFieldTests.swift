import AttuneApp
import HTTPCodec
import HTTPServing
import HTTPTestSupport
import HTTPTypes
import JSON
import Journal
import JournalTestSupport
import OpenAPITestSupport
import Testing

@testable import JournalAPI

/// RFC 9110 §9 and §15: the fields that a status calls for.
@Suite("RFC 9110 §9, §15 methods and statuses")
struct StatusFieldTests {
    @Test("§15.5.2 401 challenges", arguments: Contract.operations.filter { $0.operation.scopes != nil })
    func unauthorized(operation: Contract.Operation) async throws {
        try await TestApp.run { app in
            let path = operation.path(id: FreshID.first)

            let none = try app.stranger.send(operation.method, path)
            let wrong = try app.stranger.bearing("att_nonsense").send(operation.method, path)
            let scheme = try app.stranger.send(operation.method, path, headers: ["Authorization": "Basic YTpi"])

            #expect([none, wrong, scheme].map(\.status) == [401, 401, 401])
            #expect([none, wrong, scheme].allSatisfy { $0.header("WWW-Authenticate")?.hasPrefix("Bearer") == true })
        }
    }

    @Test("§15.5.6 405 names the methods, on every path", arguments: Contract.paths)
    func methodNotAllowed(path: String) async throws {
        try await TestApp.run { app in
            let path = path.replacing("{id}", with: FreshID.first)
            let allowed = try app.stranger.send("OPTIONS", path).allowedMethods
            let others = ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"].filter { !allowed.contains($0) }

            let answers = try others.map { try app.stranger.send($0, path) }

            #expect(answers.count >= 2)
            #expect(answers.allSatisfy { $0.status == 405 && $0.allowedMethods == allowed })
        }
    }

    @Test("§10.2.3, §15.6.4 429 and 503 say when to come back")
    func retryAfter() {
        let problems = [
            Problem(JournalError.busy(retryAfterSeconds: 3)),
            Problem(JournalError.tooManyAttempts(retryAfterSeconds: 4)),
            Problem(JournalError.storageUnavailable(reason: "full")), Problem(Refusal(.connections)),
        ]

        let responses = problems.compactMap { $0?.response(requestID: "1") }

        #expect(responses.map(\.status.code) == [503, 429, 503, 503])
        #expect(responses.map { $0.fields[.retryAfter] } == ["3", "4", "30", "1"])
    }

    @Test("§7.4 an https resource is 421 without TLS, whoever asks")
    func misdirected() async throws {
        try await TestApp.run { app in
            let client = try RawClient(port: app.port)

            try client.send("GET https://localhost/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let answer = Answer(response: try #require(try client.readResponse()))

            #expect(answer.status == 421)
            #expect(answer.code == "misdirected-request")
        }
    }

    @Test("§9.3.8 TRACE reflects nothing of its request")
    func trace() async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send("TRACE", "/v1/metrics", headers: ["X-Secret": "swordfish"])

            #expect(answer.status == 405)
            #expect(!answer.body.contains("swordfish"))
            #expect(answer.header("Content-Type") == "application/problem+json")
        }
    }

    @Test("§9.3.6 CONNECT is 501 in every form", arguments: ["localhost:80", "/v1/metrics", "*", "http://localhost/"])
    func connect(target: String) async throws {
        try await TestApp.run { app in
            let client = try RawClient(port: app.port)

            try client.send("CONNECT \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")

            #expect(try client.readResponse()?.status == 501)
            #expect(try client.readResponse() == nil)
        }
    }

    @Test("§15.3.2 201 names what was made")
    func location() async throws {
        try await TestApp.run { app in
            let user = try app.stranger.post("/v1/users", .object(AccountBodies.signUp))
            let alice = try app.person("alice")
            let token = try app.stranger.post(
                "/v1/tokens", ["email": .string(alice.email), "password": .string(TestPerson.password)])
            let record = try alice.post("/v1/check-ins", .object(CollectionFixture.checkIns.record))
            let put = try alice.put("/v1/dose-logs/\(FreshID.first)", .object(CollectionFixture.doseLogs.record))

            #expect([user, token, record, put].map(\.status) == [201, 201, 201, 201])
            #expect(user.header("Location") == "/v1/users/me")
            #expect(token.header("Location") == "/v1/tokens/\(token.id)")
            #expect(record.header("Location") == "/v1/check-ins/\(record.id)")
            #expect(put.header("Location") == "/v1/dose-logs/\(FreshID.first)")
            #expect(try alice.delete(token.location).status == 204)
        }
    }

    @Test("§15.5.14 413 ends the connection, or drops the body and goes on", arguments: [false, true])
    func contentTooLarge(isChunked: Bool) async throws {
        try await TestApp.run(configure: { $0.maximumBodyBytes = 1_024 }) { app in
            let alice = try app.person("alice")
            let client = try RawClient(port: app.port)
            let next = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let body = [UInt8](repeating: 0x20, count: 2_000)
            let framing = isChunked ? "Transfer-Encoding: chunked" : "Content-Length: \(body.count)"

            try client.send(
                "POST /v1/check-ins HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(alice.token ?? "")\r\n"
                    + "Content-Type: application/json\r\n\(framing)\r\n\r\n")
            try client.send(
                Array((isChunked ? "7d0\r\n" : "").utf8) + body + Array((isChunked ? "\r\n0\r\n\r\n" : "").utf8))
            try client.send(next)
            let refused = try #require(try client.readResponse())
            let second = try client.readResponse()

            #expect(refused.status == 413)
            #expect(second?.status == (refused.values("Connection") == ["close"] ? nil : 200))
        }
    }

    @Test("§15.5.16 415 names the types that are taken")
    func unsupported() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.checkIns.create(by: alice)
            let headers = ["Content-Type": "text/csv"]

            let post = try alice.post("/v1/check-ins", [:], headers: headers)
            let patch = try alice.patch(record.location, [:], headers: headers)
            let twice = try alice.post(
                "/v1/check-ins", [:], headers: ["Content-Type": "application/json, application/json"])

            #expect([post, patch, twice].map(\.status) == [415, 415, 415])
            #expect(post.header("Accept") == "application/json")
            #expect(patch.header("Accept") == "application/merge-patch+json, application/json")
        }
    }
}
