import JSON
import JournalTestSupport
import Testing

/// What POST and PUT make of ids, of content that is there already, and of what the server sets.
@Suite("writing whole records")
struct RecordWriteTests {
    // MARK: POST

    @Test("the server makes a UUID of version 7 where the client sends none", arguments: CollectionFixture.independent)
    func makesID(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let first = try fixture.create(by: alice)
            let second = try fixture.create(by: alice)

            #expect(first.id.dropFirst(14).first == "7")
            #expect(first.location == fixture.path(first.id))
            #expect(first.id != second.id)
        }
    }

    @Test("a client can choose the id", arguments: CollectionFixture.all)
    func choosesID(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let created = try alice.post(fixture.path, fixture.record(note: "mine", id: FreshID.first))

            #expect(created.status == 201)
            #expect(created.id == FreshID.first)
            #expect(created.location == fixture.path(FreshID.first))
        }
    }

    @Test("the same id and content again is the stored record", arguments: CollectionFixture.all)
    func repeatedPost(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let body = fixture.record(note: "once", id: FreshID.first)
            let created = try alice.post(fixture.path, body)
            app.clock.advance(seconds: 60)

            let again = try alice.post(fixture.path, body)

            #expect(again.status == 200)
            #expect(again.json == created.json)
            #expect(again.header("ETag") == "\"1\"")
            #expect(try alice.get(fixture.path).items.count == 1)
        }
    }

    @Test("the same id with other content is 409", arguments: CollectionFixture.independent)
    func otherContent(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try alice.post(fixture.path, fixture.record(note: "once", id: FreshID.first))

            let answer = try alice.post(fixture.path, fixture.record(note: "twice", id: FreshID.first))

            #expect(answer.status == 409)
            #expect(answer.code == "id-taken")
            #expect(try alice.get(created.location).json == created.json)
        }
    }

    @Test("POST does not bring a deleted record back", arguments: CollectionFixture.all)
    func deletedID(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let body = fixture.record(note: "gone", id: FreshID.first)
            let created = try alice.post(fixture.path, body)
            _ = try alice.delete(created.location).expecting(204)

            let answer = try alice.post(fixture.path, body)

            #expect(answer.status == 409)
            #expect(answer.code == "id-taken")
            #expect(try alice.get(created.location).status == 404)
        }
    }

    @Test(
        "an id of another collection is taken, deleted or not", arguments: CollectionFixture.all,
        RecordVerb.ofWholeRecords)
    func idOfOtherCollection(fixture: CollectionFixture, verb: RecordVerb) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let other = try #require(CollectionFixture.all.first { $0.name != fixture.name })
            let taken = try other.create(by: alice, #"{"note": "first"}"#)
            let body = fixture.record(note: "second", id: taken.id)

            let live = try verb.send(by: alice, in: fixture, id: taken.id, body: body)
            let untouched = try alice.get(taken.location)
            _ = try alice.delete(taken.location).expecting(204)
            let deleted = try verb.send(by: alice, in: fixture, id: taken.id, body: body)

            #expect(live.status == 409)
            #expect(live.code == "id-taken")
            #expect(untouched.json == taken.json)
            #expect(deleted.status == 409)
        }
    }

    // MARK: PUT

    @Test("PUT makes a record that was not there", arguments: CollectionFixture.all)
    func putCreates(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let created = try alice.put(fixture.path(FreshID.first), .object(fixture.record))

            #expect(created.status == 201)
            #expect(created.id == FreshID.first)
            #expect(created.location == fixture.path(FreshID.first))
            #expect(created.header("ETag") == "\"1\"")
        }
    }

    @Test("PUT replaces the whole record", arguments: CollectionFixture.independent)
    func putReplaces(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try fixture.create(by: alice, #"{"note": "first", "tags": ["kept?"]}"#)
            app.clock.advance(seconds: 60)

            let replaced = try alice.put(created.location, fixture.record(note: "second"))

            #expect(replaced.status == 200)
            #expect(replaced["revision"] == 2)
            #expect(replaced["note"] == "second")
            #expect(replaced["tags"] == nil)
            #expect(replaced["createdAt"] == created["createdAt"])
            #expect(created["updatedAt"] == "2026-11-23T23:00:00.000Z")
            #expect(replaced["updatedAt"] == "2026-11-23T23:01:00.000Z")
            #expect(try alice.get(created.location).json == replaced.json)
        }
    }

    @Test("PUT of unchanged content keeps the revision", arguments: CollectionFixture.independent)
    func putUnchanged(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try fixture.create(by: alice)
            app.clock.advance(seconds: 60)

            let again = try alice.put(created.location, .object(fixture.record))

            #expect(again.status == 200)
            #expect(again.json == created.json)
        }
    }

    @Test("PUT brings a deleted record back as a later revision", arguments: CollectionFixture.all)
    func putRevives(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try fixture.create(by: alice)
            _ = try alice.delete(created.location).expecting(204)

            let revived = try alice.put(created.location, .object(fixture.record))

            #expect(revived.status == 201)
            #expect(revived["revision"] == 3)
            #expect(try alice.get(fixture.path).items.count == 1)
        }
    }

    @Test("an id in the body must be the one of the path", arguments: CollectionFixture.all)
    func putWithOtherID(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let same = try alice.put(fixture.path(FreshID.first), fixture.record(note: "same", id: FreshID.first))
            let other = try alice.put(fixture.path(FreshID.second), fixture.record(note: "other", id: FreshID.third))

            #expect(same.status == 201)
            #expect(other.status == 422)
            #expect(other.faults == ["/id invalid"])
        }
    }

    @Test("what a read has answered can be sent back as it is", arguments: CollectionFixture.all)
    func sentBack(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try fixture.create(by: alice, #"{"note": "read me"}"#)
            let edited = try #require(created.json.object).with(["note": "edited", "revision": 17, "createdAt": 3])

            let unchanged = try alice.put(created.location, created.json)
            let repeated = try alice.post(fixture.path, created.json)
            let changed = try alice.put(created.location, .object(edited))

            #expect(unchanged.json == created.json)
            #expect(repeated.json == created.json)
            #expect(changed["revision"] == 2)
            #expect(changed["createdAt"] == created["createdAt"])
        }
    }

    @Test("null and absent are the same", arguments: CollectionFixture.all)
    func nullIsAbsent(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let body = fixture.record.with(["note": .null, "tags": .null, "id": .null])

            let created = try alice.post(fixture.path, .object(body))

            #expect(created.status == 201)
            #expect(created.json.object?.names.contains("note") == false)
            #expect(created.json.object?.names.contains("tags") == false)
        }
    }
}
