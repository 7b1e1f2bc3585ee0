import JSON
import JournalTestSupport
import Testing

/// GET and PATCH /v1/users/me.
@Suite("the profile")
struct ProfileTests {
    private static let path = "/v1/users/me"

    @Test("is read and changed")
    func works() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let before = try alice.get(Self.path)

            let named = try alice.patch(Self.path, ["displayName": "Alice", "timeZone": "America/New_York"])
            let unnamed = try alice.patch(Self.path, ["displayName": nil])
            let unchanged = try alice.patch(Self.path, [:])

            #expect(before.status == 200)
            #expect(before["email"] == "alice@example.org")
            #expect(before["displayName"] == nil)
            #expect(named.status == 200)
            #expect(named["displayName"] == "Alice")
            #expect(named["timeZone"] == "America/New_York")
            #expect(unnamed["displayName"] == nil)
            #expect(unnamed["timeZone"] == "America/New_York")
            #expect(unchanged.json == unnamed.json)
            #expect(try alice.get(Self.path).json == unnamed.json)
        }
    }

    @Test("a new email needs the password, and signs in from then on")
    func email() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let new: JSONObject = ["email": "alice.b@example.org"]

            let changed = try alice.patch(Self.path, .object(new.with(AccountBodies.confirmation)))
            let old = try app.stranger.post("/v1/tokens", .object(AccountBodies.signIn(alice)))
            let signedIn = try app.stranger.post("/v1/tokens", .object(AccountBodies.signIn(alice).with(new)))

            #expect(changed["email"] == "alice.b@example.org")
            #expect(old.status == 401)
            #expect(signedIn.status == 201)
            #expect(try app.person("alice").get(Self.path).status == 200)
        }
    }

    @Test("a wrong password changes nothing and is 403, so that no client throws its token away")
    func wrongPassword() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let before = try alice.get(Self.path)

            let answers = try ["wrong horse battery", "short"].map {
                try alice.patch(
                    Self.path, ["email": "b@example.org", "displayName": "B", "currentPassword": .string($0)])
            }

            #expect(answers.map(\.status) == [403, 403])
            #expect(answers.map(\.code) == ["wrong-password", "wrong-password"])
            #expect(try alice.get(Self.path).json == before.json)
        }
    }

    @Test("an email that somebody else has is 409, one's own in another case is not")
    func emailTaken() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")

            let taken = try bob.patch(
                Self.path, .object(AccountBodies.confirmation.with(["email": "ALICE@example.org"])))
            let own = try bob.patch(Self.path, .object(AccountBodies.confirmation.with(["email": "Bob@example.org"])))

            #expect(taken.status == 409)
            #expect(taken.code == "email-taken")
            #expect(own.status == 200)
            #expect(own["email"] == "Bob@example.org")
            #expect(try alice.get(Self.path)["email"] == "alice@example.org")
        }
    }

    @Test("nobody else's profile is touched")
    func notBobs() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let hers = try alice.get(Self.path)

            let his = try bob.patch(Self.path, ["displayName": "Bob"])

            #expect(his["email"] == "bob@example.org")
            #expect(his["id"] != hers["id"])
            #expect(try alice.get(Self.path).json == hers.json)
        }
    }

    static let faulty = [
        BodyCase(
            #"{"email": "alice", "displayName": "", "timeZone": "Berlin", "colour": "red"}"#, "/email malformed",
            "/displayName too-short", "/timeZone unknown-time-zone", "/colour unknown-field"),
        BodyCase(#"{"email": "a@example.org"}"#, "/currentPassword required"),
        BodyCase(#"{"email": "a@example.org", "currentPassword": null}"#, "/currentPassword required"),
        BodyCase(#"{"timeZone": null, "email": null}"#, "/timeZone required", "/email required"),
        BodyCase(#"{"password": "correct horse battery staple"}"#, "/password unknown-field"),
        BodyCase(#"[]"#, " wrong-type"),
    ]

    @Test("every fault is reported at once", arguments: faulty)
    func faults(refused: BodyCase) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let before = try alice.get(Self.path)

            let answer = try alice.patch(Self.path, try .parsing(refused.body))

            #expect(answer.status == 422)
            #expect(answer.faults.sorted() == refused.faults.sorted())
            #expect(try alice.get(Self.path).json == before.json)
        }
    }

    @Test("without a token it is 401, without the scope 403", arguments: ["GET", "PATCH"])
    func needsToken(method: String) async throws {
        try await TestApp.run { app in
            let charlie = try app.person("charlie").signedIn(scopes: ["journal:read", "journal:write"])

            let stranger = try app.stranger.send(method, Self.path, [:])
            let narrow = try charlie.send(method, Self.path, [:])

            #expect(stranger.status == 401)
            #expect(stranger.header("WWW-Authenticate") == "Bearer")
            #expect(narrow.status == 403)
            #expect(narrow.code == "insufficient-scope")
        }
    }

    @Test("another method is 405", arguments: ["POST", "PUT"])
    func wrongMethod(method: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send(method, Self.path)

            #expect(answer.status == 405)
            #expect(answer.allowedMethods == ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH"])
        }
    }

    @Test("a profile that was read can be sent back with a change: what the server sets is not looked at")
    func sentBack() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let profile = try #require(try alice.get("/v1/users/me").json.object)
            var change: JSONObject = [:]
            for name in ["id", "createdAt", "timeZone"] { change[name] = profile[name] }
            change["displayName"] = "Alice"

            let answer = try alice.patch("/v1/users/me", .object(change))

            #expect(answer.status == 200)
            #expect(answer.text("displayName") == "Alice")
            #expect(answer["id"] == profile["id"])
        }
    }
}
