import CivilTime
import Glibc
import JSON
import JournalTestSupport
import Testing

/// DELETE /v1/users/me.
@Suite("erasing an account")
struct ErasureTests {
    private static let path = "/v1/users/me"

    @Test("removes everything of the person, and nothing of others")
    func works() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try alice.signedIn(scopes: ["journal:read"])
            let bob = try app.person("bob")
            for fixture in CollectionFixture.all { _ = try fixture.create(by: alice) }
            let his = try CollectionFixture.checkIns.create(by: bob)

            let erased = try alice.delete(Self.path, .object(AccountBodies.confirmation))

            #expect(erased.status == 200)
            #expect(erased["keyDestroyed"] == true)
            #expect(erased.text("backups") == "unreadable")
            #expect(erased.text("erasedAt") == app.clock.now.utcText)
            #expect(try alice.get(Self.path).status == 401)
            #expect(try phone.get("/v1/check-ins").status == 401)
            #expect(try app.stranger.post("/v1/tokens", .object(AccountBodies.signIn(alice))).status == 401)
            #expect(try bob.get(his.location).json == his.json)
        }
    }

    @Test("the receipt counts every collection, earlier versions and tokens, of this person alone")
    func receipt() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try alice.signedIn(scopes: ["journal:read"])
            let bob = try app.person("bob")
            for fixture in CollectionFixture.all { _ = try fixture.create(by: bob) }
            for number in 0..<3 {
                _ = try alice.post("/v1/check-ins", CollectionFixture.checkIns.record(note: "\(number)")).expecting(201)
            }
            let edited = try CollectionFixture.medications.create(by: alice)
            _ = try alice.patch(edited.location, ["note": "changed"]).expecting(200)
            let deleted = try CollectionFixture.trackers.create(by: alice)
            _ = try alice.delete(deleted.location).expecting(204)
            // Kept by another, which is one entry of her log; she herself keeps another's.
            _ = try bob.keep(alice.share()).expecting(201)
            _ = try alice.keep(bob.share()).expecting(201)

            let erased = try alice.delete(Self.path, .object(AccountBodies.confirmation))

            #expect(
                erased["counts"] == [
                    "protocols": 0, "dose-logs": 0, "trackers": 0, "check-ins": 3, "medications": 1, "screenings": 0,
                    "assessments": 0, "versions": 1, "tokens": 2, "shares": 1, "patients": 1, "accessLog": 1,
                ])
        }
    }

    @Test("where the master key cannot be written, the receipt says that backups still open, until it can")
    func unwritableKey() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let key = "\(app.directory.path)/master.key"
            // Nothing can be made beside the key, as in a read-only directory.
            #expect(mkdir("\(key).partial", 0o700) == 0)

            let hers = try alice.delete(Self.path, .object(AccountBodies.confirmation))
            let before = try app.directory.contents(of: "master.key")
            #expect(rmdir("\(key).partial") == 0)
            let his = try bob.delete(Self.path, .object(AccountBodies.confirmation))
            let after = try app.directory.contents(of: "master.key")

            #expect(hers.status == 200)
            #expect(hers["keyDestroyed"] == false)
            #expect(hers.text("backups") == "readable-until-the-key-file-can-be-written")
            #expect(try alice.get(Self.path).status == 401)
            #expect(his.text("backups") == "unreadable")
            #expect(before.count == 32)
            // Both are taken from it: one branch for each level but those that their ways share.
            #expect(after.count > 8 + 64 + 100 * 41 + 32)
        }
    }

    @Test("no token of an erased person reads anything")
    func nothingIsRead() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try alice.signedIn(scopes: ["journal:read", "journal:write", "account"])
            let places = try CollectionFixture.all.flatMap { [$0.path, try $0.create(by: alice).location] }
            let all = places + ["/v1/changes", "/v1/insights?from=2026-11-01&to=2026-11-30", "/v1/tokens", Self.path]
            #expect(try all.map { try phone.get($0).status } == all.map { _ in 200 })

            _ = try alice.delete(Self.path, .object(AccountBodies.confirmation)).expecting(200)

            #expect(try all.map { try phone.get($0).status } == all.map { _ in 401 })
            #expect(try all.map { try alice.get($0).status } == all.map { _ in 401 })
        }
    }

    @Test("the email can be used for a new account, which finds nothing of the old one")
    func emailIsFree() async throws {
        try await TestApp.run { app in
            let first = try app.person("alice")
            let body = CollectionFixture.checkIns.record(note: "old", id: FreshID.first)
            _ = try first.post("/v1/check-ins", body, headers: ["Idempotency-Key": "key-1"]).expecting(201)
            _ = try first.delete(Self.path, .object(AccountBodies.confirmation)).expecting(200)

            let second = try app.person("alice")
            let listed = try second.get("/v1/check-ins")
            let again = try second.post("/v1/check-ins", body, headers: ["Idempotency-Key": "key-1"])

            #expect(listed.items.isEmpty)
            #expect(again.status == 201)
            #expect(again.header("Idempotency-Replayed") == nil)
            #expect(try first.get(Self.path).status == 401)
        }
    }

    @Test("it stays erased after a restart")
    func survivesRestart() async throws {
        let directory = try TemporaryDirectory()
        try await TestApp.run(in: directory) { app in
            let alice = try app.person("alice")
            _ = try CollectionFixture.checkIns.create(by: alice)
            _ = try alice.delete(Self.path, .object(AccountBodies.confirmation)).expecting(200)
        }

        try await TestApp.run(in: directory) { app in
            let alice = try app.person("alice")

            #expect(try alice.get("/v1/check-ins").items.isEmpty)
        }
    }

    @Test("a wrong password is 403 and erases nothing", arguments: ["wrong horse battery", "x"])
    func wrongPassword(password: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.checkIns.create(by: alice)

            let answer = try alice.delete(Self.path, ["currentPassword": .string(password)])

            #expect(answer.status == 403)
            #expect(answer.code == "wrong-password")
            #expect(try alice.get(record.location).json == record.json)
        }
    }

    static let faulty = [
        BodyCase("{}", "/currentPassword required"),
        BodyCase(#"{"currentPassword": null, "sure": true}"#, "/currentPassword required", "/sure unknown-field"),
        BodyCase(#"{"currentPassword": 7}"#, "/currentPassword wrong-type"),
        BodyCase("null", " wrong-type"),
    ]

    @Test("every fault is reported at once", arguments: faulty)
    func faults(refused: BodyCase) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.delete(Self.path, try .parsing(refused.body))

            #expect(answer.status == 422)
            #expect(answer.faults.sorted() == refused.faults.sorted())
            #expect(try alice.get(Self.path).status == 200)
        }
    }

    @Test("without a body nothing is erased")
    func noBody() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.delete(Self.path)

            #expect(answer.status == 415)
            #expect(try alice.get(Self.path).status == 200)
        }
    }

    @Test("without a token it is 401, without the scope 403")
    func needsToken() async throws {
        try await TestApp.run { app in
            let everything = try app.person("charlie")
            let charlie = try everything.signedIn(scopes: ["journal:read", "journal:write"])

            let stranger = try app.stranger.delete(Self.path, .object(AccountBodies.confirmation))
            let narrow = try charlie.delete(Self.path, .object(AccountBodies.confirmation))

            #expect(stranger.status == 401)
            #expect(narrow.status == 403)
            #expect(try everything.get(Self.path).status == 200)
        }
    }
}
