import JSON
import JournalTestSupport
import Testing

/// POST /v1/tokens, and what the token is then good for.
@Suite("signing in")
struct SignInTests {
    private static let path = "/v1/tokens"

    @Test("answers a token for everything, without an end")
    func works() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try app.stranger.post(Self.path, .object(AccountBodies.signIn(alice)))

            #expect(answer.status == 201)
            #expect(answer["scopes"] == ["journal:read", "journal:write", "account"])
            #expect(answer["expiresAt"] == .null)
            #expect(answer["label"] == nil)
            #expect(answer["createdAt"] == "2026-11-23T23:00:00.000Z")
            #expect(try alice.bearing(answer.text("token")).get("/v1/users/me").status == 200)
        }
    }

    @Test("answers a token with the label, scopes and end asked for")
    func narrowed() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let asked: JSONObject = ["label": "laptop", "scopes": ["journal:read"], "expiresInDays": 90]

            let answer = try app.stranger.post(Self.path, .object(AccountBodies.signIn(alice).with(asked)))
            let laptop = alice.bearing(answer.text("token"))

            #expect(answer["label"] == "laptop")
            #expect(answer["scopes"] == ["journal:read"])
            #expect(answer["expiresAt"] == "2027-02-21T23:00:00.000Z")
            #expect(try laptop.get("/v1/check-ins").status == 200)
            #expect(try laptop.get("/v1/users/me").status == 403)
        }
    }

    @Test("a token works until its end and not a second longer")
    func expires() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let asked = AccountBodies.signIn(alice).with(["expiresInDays": 1])
            let issued = try app.stranger.post(Self.path, .object(asked)).expecting(201)
            let phone = alice.bearing(issued.text("token"))

            app.clock.advance(seconds: 86_399)
            let before = try phone.get("/v1/tokens")
            app.clock.advance(seconds: 1)
            let after = try phone.get("/v1/tokens")

            #expect(before.status == 200)
            #expect(before.items.count == 2)
            #expect(after.status == 401)
            #expect(try alice.get("/v1/tokens").items.count == 1)
        }
    }

    @Test("a wrong email and a wrong password are answered alike")
    func wrongCredentials() async throws {
        try await TestApp.run { app in
            let right = AccountBodies.signIn(try app.person("alice"))
            let wrong: [JSONObject] = [
                ["password": "wrong horse battery"], ["password": "short"], ["email": "nobody@example.org"],
                ["password": .string(String(repeating: "p", count: 200) + String(repeating: "ü", count: 56))],
            ]

            let answers = try wrong.map { try app.stranger.post(Self.path, .object(right.with($0))) }

            #expect(answers.map(\.status) == [401, 401, 401, 401])
            #expect(Set(answers.map(\.code)) == ["invalid-credentials"])
            #expect(Set(answers.map { $0.json.object?.without("requestId") }).count == 1)
            #expect(answers[0].header("WWW-Authenticate") == "Bearer")
        }
    }

    static let faulty = [
        BodyCase("{}", "/email required", "/password required"),
        BodyCase(
            #"{"email": "alice", "password": "", "label": "", "scopes": [], "expiresInDays": 0, "colour": 1}"#,
            "/email malformed", "/password too-short", "/label too-short", "/scopes too-few",
            "/expiresInDays out-of-range", "/colour unknown-field"),
        BodyCase(
            #"{"email": "a@b", "password": "p", "label": "\#("l" * 101)", "scopes": ["account", "account", "admin"], "#
                + #""expiresInDays": 3651}"#,
            "/label too-long", "/scopes/1 duplicate", "/scopes/2 unknown-value", "/expiresInDays out-of-range"),
        BodyCase(
            #"{"email": "a@b", "password": "p", "scopes": "account", "expiresInDays": "90"}"#, "/scopes wrong-type",
            "/expiresInDays wrong-type"),
    ]

    @Test("every fault is reported at once", arguments: faulty)
    func faults(refused: BodyCase) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.post(Self.path, try .parsing(refused.body))

            #expect(answer.status == 422)
            #expect(answer.faults.sorted() == refused.faults.sorted())
        }
    }

    @Test("another method is 405", arguments: ["PUT", "PATCH", "DELETE"])
    func wrongMethod(method: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send(method, Self.path)

            #expect(answer.status == 405)
            #expect(answer.allowedMethods == ["GET", "HEAD", "OPTIONS", "POST"])
        }
    }

    // MARK: Authorization

    @Test("the scheme's case and blanks do not matter", arguments: ["Bearer ", "bearer ", "BEARER   "])
    func scheme(prefix: String) async throws {
        try await TestApp.run { app in
            let token = try #require(try app.person("alice").token)

            let answer = try app.stranger.get("/v1/users/me", headers: ["Authorization": prefix + token])

            #expect(answer.status == 200)
        }
    }

    @Test(
        "anything but a token that works is 401",
        arguments: [
            "", "Bearer", "Bearer ", "Basic YTpi", "Bearer att_", "Bearer \("A" * 47)", "Bearer att_\("A" * 43)",
            "Bearer att_\("A" * 42)ü", "Bearer att_\("A" * 5000)",
        ])
    func unknownTokens(authorization: String) async throws {
        try await TestApp.run { app in
            _ = try app.person("alice")

            let answer = try app.stranger.get("/v1/users/me", headers: ["Authorization": authorization])

            #expect(answer.status == 401)
            #expect(answer.code == "unauthorized")
            #expect(answer.header("WWW-Authenticate") == "Bearer")
        }
    }

    @Test("a token that is nearly right is 401")
    func changedToken() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let token = try #require(alice.token)
            let last = token.hasSuffix("A") ? "E" : "A"

            let changed = try alice.bearing(token.dropLast() + last).get("/v1/users/me")
            let bare = try alice.bearing(String(token.dropFirst(4))).get("/v1/users/me")
            let longer = try alice.bearing(token + "A").get("/v1/users/me")

            #expect([changed, bare, longer].map(\.status) == [401, 401, 401])
        }
    }
}
