import JSON
import JournalTestSupport
import Testing

/// PUT /v1/users/me/password.
@Suite("changing the password")
struct PasswordTests {
    private static let path = "/v1/users/me/password"

    @Test("the new password signs in, the old one does not")
    func works() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let signIn = AccountBodies.signIn(alice)

            let changed = try alice.put(Self.path, .object(AccountBodies.passwordChange))
            let old = try app.stranger.post("/v1/tokens", .object(signIn))
            let new = try app.stranger.post(
                "/v1/tokens", .object(signIn.with(["password": .string(AccountBodies.newPassword)])))

            #expect(changed.status == 204)
            #expect(old.status == 401)
            #expect(new.status == 201)
        }
    }

    @Test("every other token is revoked at once, and nobody else's")
    func revokes() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try alice.signedIn(scopes: ["journal:read", "account"])
            let bob = try app.person("bob")

            _ = try phone.put(Self.path, .object(AccountBodies.passwordChange)).expecting(204)

            #expect(try alice.get("/v1/users/me").status == 401)
            #expect(try phone.get("/v1/users/me").status == 200)
            #expect(try phone.get("/v1/tokens").items.count == 1)
            #expect(try bob.get("/v1/users/me").status == 200)
        }
    }

    @Test("what was written before can still be read")
    func keepsRecords() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.checkIns.create(by: alice)

            _ = try alice.put(Self.path, .object(AccountBodies.passwordChange)).expecting(204)

            #expect(try alice.get(record.location).json == record.json)
        }
    }

    @Test("a wrong current password is 403 and changes nothing")
    func wrongPassword() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try alice.signedIn(scopes: ["journal:read", "account"])

            let answers = try ["wrong horse battery", "x"].map {
                try alice.put(
                    Self.path, .object(AccountBodies.passwordChange.with(["currentPassword": .string($0)])))
            }

            #expect(answers.map(\.status) == [403, 403])
            #expect(answers.map(\.code) == ["wrong-password", "wrong-password"])
            #expect(try phone.get("/v1/users/me").status == 200)
            #expect(try app.stranger.post("/v1/tokens", .object(AccountBodies.signIn(alice))).status == 201)
        }
    }

    static let faulty = [
        BodyCase("{}", "/currentPassword required", "/newPassword required"),
        BodyCase(
            #"{"currentPassword": 1, "newPassword": "short", "hint": "x"}"#, "/currentPassword wrong-type",
            "/newPassword malformed", "/hint unknown-field"),
        BodyCase(
            #"{"currentPassword": "", "newPassword": "\#(String(repeating: "p", count: 257))"}"#,
            "/currentPassword too-short", "/newPassword malformed"),
    ]

    @Test("every fault is reported at once", arguments: faulty)
    func faults(refused: BodyCase) async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").put(Self.path, try .parsing(refused.body))

            #expect(answer.status == 422)
            #expect(answer.faults.sorted() == refused.faults.sorted())
        }
    }

    @Test("without a token it is 401, without the scope 403")
    func needsToken() async throws {
        try await TestApp.run { app in
            let charlie = try app.person("charlie").signedIn(scopes: ["journal:read", "journal:write"])

            let stranger = try app.stranger.put(Self.path, .object(AccountBodies.passwordChange))
            let narrow = try charlie.put(Self.path, .object(AccountBodies.passwordChange))

            #expect(stranger.status == 401)
            #expect(narrow.status == 403)
            #expect(narrow.code == "insufficient-scope")
            #expect(try app.stranger.post("/v1/tokens", .object(AccountBodies.signIn(charlie))).status == 201)
        }
    }

    @Test("another method is 405", arguments: ["GET", "POST", "PATCH", "DELETE"])
    func wrongMethod(method: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send(method, Self.path)

            #expect(answer.status == 405)
            #expect(answer.allowedMethods == ["OPTIONS", "PUT"])
        }
    }
}
