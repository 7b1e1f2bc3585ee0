import JSON
import JournalTestSupport
import Testing

/// What every collection does alike: the verbs, and who may use them.
@Suite("record endpoints")
struct RecordEndpointTests {
    @Test("a record is made, read, listed, changed, replaced and deleted", arguments: CollectionFixture.all)
    func works(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let created = try alice.post(fixture.path, .object(fixture.record))
            let location = try #require(created.header("Location"))
            let read = try alice.get(location)
            let listed = try alice.get(fixture.path)
            let changed = try alice.patch(location, .object(fixture.change))
            let replaced = try alice.put(location, .object(fixture.record))
            let deleted = try alice.delete(location)
            let gone = try alice.get(location)

            #expect(created.status == 201)
            #expect(created.header("ETag") == "\"1\"")
            #expect(read.json == created.json)
            #expect(listed.items == [created.json].compactMap(\.object))
            #expect(changed.status == 200)
            #expect(changed["revision"] == 2)
            #expect(replaced["revision"] == 3)
            #expect(replaced.header("ETag") == "\"3\"")
            #expect(deleted.status == 204)
            #expect(gone.status == 404)
            #expect(try alice.get(fixture.path).items.isEmpty)
        }
    }

    @Test("without a token it is 401", arguments: CollectionFixture.all, RecordVerb.allCases)
    func needsToken(fixture: CollectionFixture, verb: RecordVerb) async throws {
        try await TestApp.run { app in
            let record = try fixture.create(by: try app.person("alice"))

            let answer = try verb.send(by: app.stranger, in: fixture, id: record.id)

            #expect(answer.status == 401)
            #expect(answer.code == "unauthorized")
            #expect(answer.header("WWW-Authenticate") == "Bearer")
        }
    }

    @Test("without the scope it is 403", arguments: CollectionFixture.all, RecordVerb.allCases)
    func wrongScope(fixture: CollectionFixture, verb: RecordVerb) async throws {
        try await TestApp.run { app in
            let everything = try app.person("charlie")
            let record = try fixture.create(by: everything)
            let charlie = try everything.signedIn(scopes: verb.otherScopes)

            let answer = try verb.send(by: charlie, in: fixture, id: record.id)

            #expect(answer.status == 403)
            #expect(answer.code == "insufficient-scope")
            #expect(answer.header("WWW-Authenticate")?.contains("scope=\"\(verb.scope)\"") == true)
            #expect(try everything.get(record.location).json == record.json)
        }
    }

    @Test("one scope is enough", arguments: CollectionFixture.independent, RecordVerb.allCases)
    func rightScope(fixture: CollectionFixture, verb: RecordVerb) async throws {
        try await TestApp.run { app in
            let everything = try app.person("charlie")
            let record = try fixture.create(by: everything)
            let charlie = try everything.signedIn(scopes: [verb.scope])

            let answer = try verb.send(by: charlie, in: fixture, id: record.id)

            #expect((200...204).contains(answer.status))
        }
    }

    @Test(
        "somebody else's record is exactly as absent as none", arguments: CollectionFixture.all,
        RecordVerb.ofOneRecord)
    func notBobs(fixture: CollectionFixture, verb: RecordVerb) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let record = try fixture.create(by: alice)

            let foreign = try verb.send(by: bob, in: fixture, id: record.id)
            let absent = try verb.send(by: bob, in: fixture, id: FreshID.second)

            #expect(foreign.status == 404)
            #expect(foreign.json.object?.without("requestId") == absent.json.object?.without("requestId"))
            #expect(try alice.get(record.location).json == record.json)
        }
    }

    @Test("a list shows nobody else's records", arguments: CollectionFixture.all)
    func listsNothingOfOthers(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            _ = try fixture.create(by: alice)
            let own = try fixture.create(by: bob, #"{"note": "Bob's"}"#)

            let listed = try bob.get(fixture.path)

            #expect(listed.items == [own.json].compactMap(\.object))
        }
    }

    @Test(
        "with the id of somebody else's record one makes a record of one's own", arguments: CollectionFixture.all,
        RecordVerb.ofWholeRecords)
    func sameIDOfTwoPeople(fixture: CollectionFixture, verb: RecordVerb) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let hers = try fixture.create(by: alice, #"{"note": "Alice's"}"#)
            let body = fixture.record(note: "Bob's", id: hers.id)

            let his = try verb.send(by: bob, in: fixture, id: hers.id, body: body)

            #expect(his.status == 201)
            #expect(his["note"] == "Bob's")
            #expect(his["revision"] == 1)
            #expect(try alice.get(hers.location).json == hers.json)
            #expect(try bob.delete(fixture.path(hers.id)).status == 204)
            #expect(try alice.get(hers.location).json == hers.json)
        }
    }

    @Test(
        "every fault of a body is reported at once", arguments: RefusedBody.all, RecordVerb.ofWholeRecords)
    func badBody(refused: RefusedBody, verb: RecordVerb) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try verb.send(by: alice, in: refused.fixture, id: FreshID.first, body: refused.body)

            #expect(answer.status == 422)
            #expect(answer.code == "invalid")
            #expect(answer.faults.sorted() == refused.faults.sorted())
            #expect(try alice.get(refused.fixture.path).items.isEmpty)
        }
    }

    @Test(
        "a record that is not there is 404", arguments: CollectionFixture.all,
        [FreshID.first, FreshID.first.uppercased(), "nonsense", "01a2073d7d407c1e9b5a3f0d2c6a8e11", "%20"])
    func missing(fixture: CollectionFixture, id: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answers = try RecordVerb.ofOneRecord.map { try $0.send(by: alice, in: fixture, id: id) }

            #expect(answers.map(\.status) == [404, 404, 404])
            #expect(answers.map(\.code) == ["not-found", "not-found", "not-found"])
        }
    }

    @Test(
        "another method is 405 and told which there are", arguments: CollectionFixture.all,
        ["PUT", "PATCH", "DELETE"])
    func wrongMethodOfList(fixture: CollectionFixture, method: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send(method, fixture.path)

            #expect(answer.status == 405)
            #expect(answer.code == "method-not-allowed")
            #expect(answer.allowedMethods == ["GET", "HEAD", "OPTIONS", "POST"])
        }
    }

    @Test("POST to a record is 405", arguments: CollectionFixture.all)
    func wrongMethodOfRecord(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send("POST", fixture.path(FreshID.first))

            #expect(answer.status == 405)
            #expect(answer.allowedMethods == ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "PUT"])
        }
    }
}

/// A fixture's body that is refused.
struct RefusedBody: Sendable, CustomTestStringConvertible {
    let fixture: CollectionFixture
    let body: JSONValue
    let faults: [String]

    static let all = CollectionFixture.all.flatMap { fixture in
        fixture.refused.map { RefusedBody(fixture: fixture, body: $0.body, faults: $0.faults) }
            + [RefusedBody(fixture: fixture, body: ["a", "list"], faults: [" wrong-type"])]
    }

    var testDescription: String { "\(fixture): \(faults)" }
}
