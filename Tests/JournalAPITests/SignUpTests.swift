import AttuneApp
import JSON
import JournalAPI
import JournalTestSupport
import Testing

/// POST /v1/users.
@Suite("opening an account")
struct SignUpTests {
    @Test("answers the account and a token that may do everything")
    func works() async throws {
        try await TestApp.run { app in
            let body = AccountBodies.signUp.with(["displayName": "Dora"])

            let answer = try app.stranger.post("/v1/users", .object(body))
            let dora = app.stranger.bearing(answer.value(at: "/token/token")?.text)

            #expect(answer.status == 201)
            #expect(answer.value(at: "/user/email") == "dora@example.org")
            #expect(answer.value(at: "/user/displayName") == "Dora")
            #expect(answer.value(at: "/user/timeZone") == "Europe/Berlin")
            #expect(answer.value(at: "/user/createdAt") == "2026-11-23T23:00:00.000Z")
            #expect(answer.value(at: "/token/scopes") == ["journal:read", "journal:write", "account"])
            #expect(answer.value(at: "/token/expiresAt") == .null)
            #expect(try dora.get("/v1/users/me").json == answer["user"])
            #expect(try CollectionFixture.checkIns.create(by: dora).status == 201)
            #expect(try dora.get("/v1/check-ins").items.count == 1)
        }
    }

    @Test("two accounts get two ids and two tokens")
    func differs() async throws {
        try await TestApp.run { app in
            let answers = try ["a@example.org", "b@example.org"].map { email in
                try app.stranger.post("/v1/users", .object(AccountBodies.signUp.with(["email": .string(email)])))
            }

            #expect(answers[0].value(at: "/user/id") != answers[1].value(at: "/user/id"))
            #expect(answers[0].value(at: "/token/token") != answers[1].value(at: "/token/token"))
        }
    }

    static let faulty = [
        BodyCase("{}", "/email required", "/password required", "/timeZone required"),
        BodyCase(
            #"{"email": "dora", "password": "short", "displayName": "", "timeZone": "Mars/Olympus", "colour": "red"}"#,
            "/email malformed", "/password malformed", "/displayName too-short", "/timeZone unknown-time-zone",
            "/colour unknown-field"),
        BodyCase(
            #"{"email": 1, "password": ["a"], "displayName": true, "timeZone": null}"#, "/email wrong-type",
            "/password wrong-type", "/displayName wrong-type", "/timeZone required"),
        BodyCase(#""dora@example.org""#, " wrong-type"),
    ]

    @Test("every fault is reported at once", arguments: faulty)
    func faults(refused: BodyCase) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.post("/v1/users", try .parsing(refused.body))

            #expect(answer.status == 422)
            #expect(answer.faults.sorted() == refused.faults.sorted())
        }
    }

    @Test(
        "what is no email address is refused",
        arguments: [
            "", "@", "a@", "@b", "a b@c", "a@b@c", "a@b\n", "a\u{A0}@b", "a@" + String(repeating: "b", count: 253),
        ])
    func emails(email: String) async throws {
        try await TestApp.run { app in
            let body = AccountBodies.signUp.with(["email": .string(email)])

            let answer = try app.stranger.post("/v1/users", .object(body))

            #expect(answer.faults == ["/email malformed"])
        }
    }

    @Test(
        "a password has 10 to 256 bytes",
        arguments: [
            (String(repeating: "p", count: 9), 422), (String(repeating: "p", count: 10), 201), ("äöüäö", 201),
            (String(repeating: "p", count: 256), 201), (String(repeating: "ü", count: 129), 422),
        ])
    func passwords(password: String, status: Int) async throws {
        try await TestApp.run { app in
            let body = AccountBodies.signUp.with(["password": .string(password)])

            let answer = try app.stranger.post("/v1/users", .object(body))

            #expect(answer.status == status)
            #expect(!answer.body.contains(password))
        }
    }

    @Test("a taken email is 409, in whatever case", arguments: ["dora@example.org", "Dora@Example.ORG"])
    func emailTaken(email: String) async throws {
        try await TestApp.run { app in
            let first = try app.stranger.post("/v1/users", .object(AccountBodies.signUp)).expecting(201)

            let second = try app.stranger.post(
                "/v1/users", .object(AccountBodies.signUp.with(["email": .string(email), "displayName": "Other"])))

            #expect(second.status == 409)
            #expect(second.code == "email-taken")
            let dora = app.stranger.bearing(first.value(at: "/token/token")?.text)
            #expect(try dora.get("/v1/users/me").json == first["user"])
        }
    }

    @Test("the email is kept as written, and signs in in whatever case")
    func emailCase() async throws {
        try await TestApp.run { app in
            let body = AccountBodies.signUp.with(["email": "Dora@Example.org"])

            let opened = try app.stranger.post("/v1/users", .object(body)).expecting(201)
            let signedIn = try app.stranger.post(
                "/v1/tokens", .object(AccountBodies.signUp.without("timeZone").with(["email": "dora@example.ORG"])))

            #expect(opened.value(at: "/user/email") == "Dora@Example.org")
            #expect(signedIn.status == 201)
        }
    }

    @Test("where registration is closed it is 403, whatever the body", arguments: ["{}", #"{"email": 1}"#])
    func closed(body: String) async throws {
        try await TestApp.run(configure: { $0.registration = .closed }) { app in
            let faulty = try app.stranger.post("/v1/users", try .parsing(body))
            let right = try app.stranger.post("/v1/users", .object(AccountBodies.signUp))

            #expect([faulty, right].map(\.status) == [403, 403])
            #expect(right.code == "registration-closed")
            #expect(try app.stranger.get("/v1/capabilities")["registration"] == "closed")
        }
    }

    @Test("another method is 405", arguments: ["GET", "PUT", "PATCH", "DELETE"])
    func wrongMethod(method: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send(method, "/v1/users")

            #expect(answer.status == 405)
            #expect(answer.allowedMethods == ["OPTIONS", "POST"])
        }
    }
}
