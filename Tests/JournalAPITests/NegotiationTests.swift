import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// `Accept`, and the fields that every answer carries.
@Suite("answers")
struct NegotiationTests {
    @Test(
        "an Accept field that takes JSON is met",
        arguments: [
            "application/json", "*/*", "application/*", "text/html, */*;q=0.1", "",
            "text/html, application/json;q=0.001",
            "APPLICATION/JSON", "*/*;q=0, application/json", "application/json;q=1.0",
        ])
    func acceptable(accept: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get("/v1/metrics", headers: ["Accept": accept])

            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "application/json")
        }
    }

    @Test(
        "one that does not is 406",
        arguments: [
            "text/html", "application/json;q=0", "*/*;q=0", "application/json;q=0, */*", "application/*;q=0.0, text/*",
            "application/problem+json", "text/csv, image/png",
        ])
    func notAcceptable(accept: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let headers = ["Accept": accept]

            let read = try alice.get("/v1/metrics", headers: headers)
            let made = try alice.post("/v1/check-ins", .object(CollectionFixture.checkIns.record), headers: headers)

            #expect([read, made].map(\.status) == [406, 406])
            #expect([read, made].map(\.code) == ["not-acceptable", "not-acceptable"])
            #expect(read.header("Content-Type") == "application/problem+json")
            #expect(try alice.get("/v1/check-ins").items.isEmpty)
        }
    }

    @Test(
        "the description in YAML is plain text for whom prefers that",
        arguments: [
            ("application/yaml", "application/yaml"), ("*/*", "application/yaml"), ("text/plain", "text/plain"),
            ("text/plain, application/yaml;q=0.5", "text/plain"), ("text/*;q=0.5, */*", "application/yaml"),
        ])
    func description(accept: String, type: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get("/openapi.yaml", headers: ["Accept": accept])

            #expect(answer.status == 200)
            #expect(answer.header("Content-Type")?.hasPrefix(type) == true)
            #expect(answer.header("Vary") == "Accept")
        }
    }

    @Test("the description in YAML is no JSON")
    func descriptionAsOther() async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get("/openapi.yaml", headers: ["Accept": "application/json"])

            #expect(answer.status == 406)
        }
    }

    @Test("where the answer has no body, Accept says nothing", arguments: CollectionFixture.all)
    func withoutBody(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try fixture.create(by: alice)
            let headers = ["Accept": "text/html"]

            let deleted = try alice.delete(record.location, headers: headers)
            let changed = try alice.put(
                "/v1/users/me/password", .object(AccountBodies.passwordChange), headers: headers)
            let revoked = try alice.delete("/v1/tokens/current", headers: headers)

            #expect([deleted, changed, revoked].map(\.status) == [204, 204, 204])
        }
    }

    @Test("a person's data and every problem are kept by nobody")
    func noStore() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.checkIns.create(by: alice)

            let answers = [
                record, try alice.get(record.location), try alice.get("/v1/check-ins"), try alice.get("/v1/users/me"),
                try alice.get("/v1/tokens"), try alice.get(record.location, headers: ["If-None-Match": "*"]),
                try alice.patch(record.location, ["note": "x"]), try alice.post("/v1/check-ins", [:]),
                try app.stranger.get("/v1/check-ins"), try alice.get("/v1/nothing"), try alice.delete(record.location),
            ]

            #expect(answers.map { $0.header("Cache-Control") } == Array(repeating: "no-store", count: answers.count))
        }
    }

    @Test("every answer has a request id of its own, which a problem repeats")
    func requestIDs() async throws {
        try await TestApp.run { app in
            let answers = [
                try app.stranger.get("/health"), try app.stranger.get("/v1/nothing"),
                try app.stranger.get("/v1/check-ins"), try app.stranger.send("OPTIONS", "/health"),
                try app.stranger.send("BREW", "/health"), try app.stranger.post("/v1/users", [:]),
            ]

            let ids = answers.compactMap { $0.header("X-Request-Id") }

            #expect(Set(ids).count == answers.count)
            for answer in answers where answer.status >= 400 {
                #expect(answer.text("requestId") == answer.header("X-Request-Id"))
            }
        }
    }

    @Test("a request id is the server's, whatever the client sends")
    func foreignRequestID() async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get("/health", headers: ["X-Request-Id": "mine"])

            #expect(answer.header("X-Request-Id") != "mine")
        }
    }

    @Test("a problem names its type, title, status and code")
    func problems() async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.post("/v1/users", ["colour": "red"])

            #expect(answer.header("Content-Type") == "application/problem+json")
            #expect(answer["type"] == "/problems/invalid")
            #expect(answer["title"] == "The request is not valid.")
            #expect(answer["status"] == 422)
            #expect(answer["code"] == "invalid")
            #expect(answer["detail"] == "4 fields need attention.")
            #expect(answer.value(at: "/errors/3/detail") == "is not a field of a user")
        }
    }

    @Test(
        "bytes that are no HTTP get a problem too",
        arguments: [
            ("GET /health HTTP/1.1\r\n\r\n", 400, "malformed-request"),
            ("GET /health HTTP/2.0\r\nHost: x\r\n\r\n", 505, "version-not-supported"),
            ("GET /health HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400, "malformed-request"),
            ("GET /health HTTP/1.1\r\nHost: x\r\nExpect: magic\r\n\r\n", 417, "expectation-failed"),
            ("GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\nHost: x\r\n\r\n", 414, "uri-too-long"),
            (
                "GET /health HTTP/1.1\r\nHost: x\r\nX: \(String(repeating: "a", count: 70_000))\r\n\r\n", 431,
                "fields-too-large"
            ),
        ])
    func refused(bytes: String, status: Int, code: String) async throws {
        try await TestApp.run { app in
            let client = try RawClient(port: app.port)
            try client.send(bytes)

            let answer = Answer(response: try #require(try client.readResponse()))

            #expect(answer.status == status)
            #expect(answer.code == code)
            #expect(answer.header("Content-Type") == "application/problem+json")
            #expect(answer.text("requestId") == answer.header("X-Request-Id"))
        }
    }
}
