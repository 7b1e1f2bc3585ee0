import JSON
import JournalTestSupport
import Testing

/// `Idempotency-Key` on POST.
@Suite("idempotency keys")
struct IdempotencyTests {
    private static let day = 86_400

    private func post(
        _ fixture: CollectionFixture, _ note: String, key: String, by person: TestPerson
    ) throws -> Answer {
        try person.post(fixture.path, fixture.record(note: note), headers: ["Idempotency-Key": key])
    }

    @Test("a retry gets the first answer and does nothing", arguments: CollectionFixture.all)
    func replays(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let first = try post(fixture, "once", key: "key-1", by: alice)
            app.clock.advance(seconds: 60)

            let again = try post(fixture, "once", key: "key-1", by: alice)

            #expect(first.status == 201)
            #expect(first.header("Idempotency-Replayed") == nil)
            #expect(again.status == 201)
            #expect(again.header("Idempotency-Replayed") == "true")
            #expect(again.bytes == first.bytes)
            #expect(again.location == first.location)
            #expect(again.header("ETag") == first.header("ETag"))
            #expect(try alice.get(fixture.path).items.count == 1)
        }
    }

    @Test("the first answer stays the first, whatever became of the record", arguments: CollectionFixture.all)
    func replaysHistory(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let first = try post(fixture, "once", key: "key-1", by: alice)
            _ = try alice.patch(first.location, ["note": "changed"]).expecting(200)
            let afterChange = try post(fixture, "once", key: "key-1", by: alice)
            _ = try alice.delete(first.location).expecting(204)

            let afterDeletion = try post(fixture, "once", key: "key-1", by: alice)

            #expect(afterChange.json == first.json)
            #expect(afterDeletion.json == first.json)
            #expect(try alice.get(fixture.path).items.isEmpty)
        }
    }

    @Test("an answer of 200 is replayed as 200")
    func replaysRepetition() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let body = CollectionFixture.checkIns.record(note: "mine", id: FreshID.first)
            _ = try alice.post("/v1/check-ins", body).expecting(201)
            let keyed = try alice.post("/v1/check-ins", body, headers: ["Idempotency-Key": "key-1"])

            let again = try alice.post("/v1/check-ins", body, headers: ["Idempotency-Key": "key-1"])

            #expect(keyed.status == 200)
            #expect(again.status == 200)
            #expect(again.header("Idempotency-Replayed") == "true")
            #expect(again.header("Location") == nil)
        }
    }

    @Test("the same key with another body is 422", arguments: CollectionFixture.all)
    func otherBody(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try post(fixture, "once", key: "key-1", by: alice)

            let other = try post(fixture, "twice", key: "key-1", by: alice)

            #expect(other.status == 422)
            #expect(other.code == "idempotency-key-reused")
            #expect(other.faults.isEmpty)
            #expect(try alice.get(fixture.path).items.count == 1)
        }
    }

    @Test("the same key for another collection is 422")
    func otherCollection() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try post(.protocols, "once", key: "key-1", by: alice)

            let other = try post(.checkIns, "once", key: "key-1", by: alice)

            #expect(other.code == "idempotency-key-reused")
            #expect(try alice.get("/v1/check-ins").items.isEmpty)
        }
    }

    @Test("quoted and as a token it is the same key")
    func bothForms() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let first = try post(.checkIns, "once", key: "key-1", by: alice)

            let quoted = try post(.checkIns, "once", key: #""key-1""#, by: alice)

            #expect(quoted.json == first.json)
            #expect(quoted.header("Idempotency-Replayed") == "true")
        }
    }

    @Test(
        "every key of 1 to 64 characters is taken",
        arguments: ["a", "!#$%&'*+-.^_`|~", #""with a blank, and: (signs)""#, String(repeating: "k", count: 64)])
    func forms(key: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let first = try post(.checkIns, "once", key: key, by: alice)

            let again = try post(.checkIns, "once", key: key, by: alice)

            #expect(first.status == 201)
            #expect(again.header("Idempotency-Replayed") == "true")
        }
    }

    @Test(
        "other keys are 400",
        arguments: [
            "", #""""#, "two words", #""open"#, "a,b", "(a)", #""esc\"aped""#, String(repeating: "k", count: 65),
            "\"" + String(repeating: "k", count: 65) + "\"", "schlüssel",
        ])
    func malformed(key: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try post(.checkIns, "once", key: key, by: alice)

            #expect(answer.status == 400)
            #expect(answer.code == "malformed-header")
            #expect(try alice.get("/v1/check-ins").items.isEmpty)
        }
    }

    @Test("an answer is kept for seven days and no longer")
    func expires() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let first = try post(.checkIns, "once", key: "key-1", by: alice)
            app.clock.advance(seconds: 7 * Self.day - 1)
            let kept = try post(.checkIns, "once", key: "key-1", by: alice)
            app.clock.advance(seconds: 1)

            let new = try post(.checkIns, "twice", key: "key-1", by: alice)

            #expect(kept.json == first.json)
            #expect(new.status == 201)
            #expect(new.header("Idempotency-Replayed") == nil)
            #expect(new.id != first.id)
        }
    }

    @Test("one person's key is nobody else's")
    func keyOfTwoPeople() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let hers = try post(.checkIns, "hers", key: "key-1", by: alice)

            let his = try post(.checkIns, "his", key: "key-1", by: bob)

            #expect(his.status == 201)
            #expect(his.id != hers.id)
            #expect(his["note"] == "his")
        }
    }

    @Test("a refused body can be corrected under the same key", arguments: CollectionFixture.all)
    func correctable(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let headers = ["Idempotency-Key": "key-1"]

            let refused = try alice.post(fixture.path, ["colour": "red"], headers: headers)
            let corrected = try alice.post(fixture.path, .object(fixture.record), headers: headers)

            #expect(refused.status == 422)
            #expect(corrected.status == 201)
            #expect(corrected.header("Idempotency-Replayed") == nil)
        }
    }

    @Test("a conflict is not kept")
    func conflict() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let headers = ["Idempotency-Key": "key-1"]
            let first = try alice.post("/v1/check-ins", CollectionFixture.checkIns.record(note: "a", id: FreshID.first))
            let body = CollectionFixture.checkIns.record(note: "b", id: FreshID.first)

            let taken = try alice.post("/v1/check-ins", body, headers: headers)
            _ = try alice.put(first.location, body).expecting(200)
            let same = try alice.post("/v1/check-ins", body, headers: headers)

            #expect(taken.status == 409)
            #expect(same.status == 200)
            #expect(same.header("Idempotency-Replayed") == nil)
        }
    }
}
