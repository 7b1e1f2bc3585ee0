import JSON
import JournalTestSupport
import Testing

/// What every collection does alike.
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
        }
    }
}

extension JSONValue {
    /// The object, if it is one.
    var object: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }
}
