import JSON
import JournalTestSupport
import Testing

/// GET /v1/tokens, DELETE /v1/tokens/{id}, DELETE /v1/tokens/current.
@Suite("tokens")
struct TokenTests {
    private static let path = "/v1/tokens"

    /// The id of the token that somebody holds: the newest of the list.
    private func newestToken(of person: TestPerson) throws -> String {
        try #require(try person.get(Self.path).items.first?["id"]?.text)
    }

    @Test("are listed with their labels and last uses, the newest first, never with their values")
    func lists() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            app.clock.advance(seconds: 3600)
            let asked: JSONObject = ["label": "laptop", "scopes": ["journal:read"], "expiresInDays": 1]
            let laptop = try app.stranger.post(Self.path, .object(AccountBodies.signIn(alice).with(asked)))
            app.clock.advance(seconds: 3600)

            let listed = try alice.get(Self.path)

            #expect(listed.items.count == 2)
            #expect(
                listed.items.first == laptop.json.object?.without("token"))
            #expect(listed.items.last?["lastUsedAt"] == "2026-11-24T01:00:00.000Z")
            #expect(listed.items.last?["createdAt"] == "2026-11-23T23:00:00.000Z")
            #expect(!listed.body.contains("att_"))
        }
    }

    @Test("the last use is exact to a minute")
    func lastUse() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let uses = try [0, 59, 1].map { seconds in
                app.clock.advance(seconds: seconds)
                return try alice.get(Self.path).items.first?["lastUsedAt"]?.text
            }

            #expect(
                uses == ["2026-11-23T23:00:00.000Z", "2026-11-23T23:00:00.000Z", "2026-11-23T23:01:00.000Z"])
        }
    }

    @Test("a list shows nobody else's")
    func listsOwn() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")

            let hers = try newestToken(of: alice)
            let his = try bob.get(Self.path).items.compactMap { $0["id"]?.text }

            #expect(his.count == 1)
            #expect(!his.contains(hers))
        }
    }

    @Test("a revoked token stops working at once, the others do not")
    func revokes() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            app.clock.advance(seconds: 1)
            let phone = try alice.signedIn(scopes: ["account"])
            let id = try newestToken(of: phone)

            let revoked = try alice.delete("\(Self.path)/\(id)")
            let again = try alice.delete("\(Self.path)/\(id)")

            #expect(revoked.status == 204)
            #expect(again.status == 404)
            #expect(try phone.get(Self.path).status == 401)
            #expect(try alice.get(Self.path).items.count == 1)
        }
    }

    @Test("one's own token can be revoked by its id")
    func revokesItself() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let id = try newestToken(of: alice)

            let revoked = try alice.delete("\(Self.path)/\(id)")

            #expect(revoked.status == 204)
            #expect(try alice.get(Self.path).status == 401)
        }
    }

    @Test("somebody else's token is exactly as absent as none")
    func notBobs() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let hers = try newestToken(of: alice)

            let foreign = try bob.delete("\(Self.path)/\(hers)")
            let absent = try bob.delete("\(Self.path)/\(FreshID.first)")

            #expect(foreign.status == 404)
            #expect(foreign.json.object?.without("requestId") == absent.json.object?.without("requestId"))
            #expect(try alice.get(Self.path).status == 200)
        }
    }

    @Test("what is no id names no token", arguments: ["nonsense", "Current", FreshID.first.uppercased()])
    func malformedID(id: String) async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").delete("\(Self.path)/\(id)")

            #expect(answer.status == 404)
        }
    }

    @Test(
        "any token can revoke itself as the current one",
        arguments: [["journal:read"], ["journal:write"], ["account"], ["journal:read", "journal:write", "account"]])
    func current(scopes: [String]) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try alice.signedIn(scopes: scopes)

            let revoked = try phone.delete("\(Self.path)/current")
            let again = try phone.delete("\(Self.path)/current")

            #expect(revoked.status == 204)
            #expect(again.status == 401)
            #expect(try alice.get(Self.path).items.count == 1)
        }
    }

    @Test(
        "without a token it is 401", arguments: ["GET /v1/tokens", "DELETE /v1/tokens/current", "DELETE /v1/tokens/1"])
    func needsToken(request: String) async throws {
        try await TestApp.run { app in
            let parts = request.split(separator: " ").map(String.init)

            let answer = try app.stranger.send(parts[0], parts[1])

            #expect(answer.status == 401)
            #expect(answer.header("WWW-Authenticate") == "Bearer")
        }
    }

    @Test("without the scope it is 403")
    func wrongScope() async throws {
        try await TestApp.run { app in
            let everything = try app.person("charlie")
            let id = try newestToken(of: everything)
            let charlie = try everything.signedIn(scopes: ["journal:read", "journal:write"])

            let listed = try charlie.get(Self.path)
            let revoked = try charlie.delete("\(Self.path)/\(id)")

            #expect([listed, revoked].map(\.status) == [403, 403])
            #expect(revoked.code == "insufficient-scope")
            #expect(try everything.get(Self.path).status == 200)
        }
    }

    @Test("another method is 405", arguments: ["current", FreshID.first], ["GET", "POST", "PUT", "PATCH"])
    func wrongMethod(id: String, method: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send(method, "\(Self.path)/\(id)")

            #expect(answer.status == 405)
            #expect(answer.allowedMethods == ["DELETE", "OPTIONS"])
        }
    }
}
