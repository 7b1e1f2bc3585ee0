import JSON
import JournalTestSupport
import Testing

/// PATCH by RFC 7396.
@Suite("merge patches")
struct MergePatchTests {
    @Test("null removes a member, others stay", arguments: CollectionFixture.all)
    func removes(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try fixture.create(by: alice, #"{"note": "away", "tags": ["stays"]}"#)
            app.clock.advance(seconds: 60)

            let patched = try alice.patch(created.location, ["note": nil])

            #expect(patched.status == 200)
            #expect(patched.header("ETag") == "\"2\"")
            #expect(
                patched.json.object?.without("revision", "updatedAt")
                    == created.json.object?.without("note", "revision", "updatedAt"))
            #expect(patched["updatedAt"] == "2026-11-23T23:01:00.000Z")
        }
    }

    @Test("an array is replaced as a whole", arguments: CollectionFixture.all)
    func replacesArrays(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try fixture.create(by: alice, #"{"tags": ["a", "b"]}"#)

            let patched = try alice.patch(created.location, ["tags": ["c"]])

            #expect(patched["tags"] == ["c"])
        }
    }

    @Test("a member of an object changes and its neighbours stay")
    func mergesWithin() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let amount = #"{"amount": {"value": 0.10, "unit": "g", "estimated": true, "text": "a tenth"}}"#
            let created = try CollectionFixture.doseLogs.create(by: alice, amount)

            let patched = try alice.patch(
                created.location, try .parsing(#"{"amount": {"value": 0.12, "estimated": null}}"#))

            #expect(patched["amount"] == (try .parsing(#"{"value": 0.12, "unit": "g", "text": "a tenth"}"#)))
        }
    }

    @Test("one rating more and one less")
    func mergesRatings() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try CollectionFixture.checkIns.create(by: alice)

            let patched = try alice.patch(created.location, ["ratings": ["calm": 8, "anxiety": nil]])

            #expect(patched["ratings"] == ["mood": 7, "calm": 8])
        }
    }

    @Test("a schedule turns into one of another kind when the old kind's members go")
    func changesKind() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try CollectionFixture.protocols.create(by: alice)
            let kind: JSONObject = ["kind": "weekdays", "days": ["monday", "thursday"]]

            let half = try alice.patch(created.location, ["schedule": .object(kind)])
            let whole = try alice.patch(
                created.location, ["schedule": .object(kind.with(["doseDays": .null, "restDays": .null]))])

            #expect(half.status == 422)
            #expect(half.faults == ["/schedule/doseDays unknown-field", "/schedule/restDays unknown-field"])
            #expect(whole["schedule"] == .object(kind))
        }
    }

    @Test(
        "a patch that changes nothing keeps the revision", arguments: CollectionFixture.all, ["{}", #"{"tags": null}"#])
    func changesNothing(fixture: CollectionFixture, patch: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try fixture.create(by: alice)
            app.clock.advance(seconds: 60)

            let patched = try alice.patch(created.location, try .parsing(patch))

            #expect(patched.status == 200)
            #expect(patched.json == created.json)
        }
    }

    @Test(
        "what results is held to every rule, and all its faults are reported", arguments: CollectionFixture.independent)
    func faults(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try fixture.create(by: alice)
            // Every collection cannot be without one of the two.
            let needed = fixture.record["timeZone"] == nil ? "name" : "timeZone"
            var patch: JSONObject = ["colour": "red", "tags": ["twice", "twice"], "note": 7]
            patch[needed] = .null

            let answer = try alice.patch(created.location, .object(patch))

            #expect(answer.status == 422)
            #expect(
                answer.faults.sorted()
                    == [
                        "/colour unknown-field", "/note wrong-type", "/tags/1 duplicate", "/\(needed) required",
                    ].sorted())
            #expect(try alice.get(created.location).json == created.json)
        }
    }

    @Test("a patch that is no object is no record", arguments: ["[]", "7", "null", #""text""#])
    func noObject(patch: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try CollectionFixture.checkIns.create(by: alice)

            let answer = try alice.patch(created.location, try .parsing(patch))

            #expect(answer.status == 422)
            #expect(answer.faults == [" wrong-type"])
            #expect(try alice.get(created.location).json == created.json)
        }
    }

    @Test("the id cannot be changed", arguments: CollectionFixture.all)
    func keepsID(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try fixture.create(by: alice)

            let same = try alice.patch(created.location, ["id": .string(created.id), "revision": 9])
            let other = try alice.patch(created.location, ["id": .string(FreshID.third)])

            #expect(same.json == created.json)
            #expect(other.faults == ["/id invalid"])
        }
    }

    @Test("both media types are taken", arguments: ["application/merge-patch+json", "application/json"])
    func mediaTypes(type: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try CollectionFixture.checkIns.create(by: alice)

            let answer = try alice.patch(created.location, ["note": "typed"], headers: ["Content-Type": type])

            #expect(answer["note"] == "typed")
        }
    }

    @Test(
        "other media types are 415 and told which are taken", arguments: CollectionFixture.all,
        ["application/json-patch+json", "text/plain", "", "application/merge-patch+jsonx"])
    func wrongMediaType(fixture: CollectionFixture, type: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try fixture.create(by: alice)

            let answer = try alice.patch(created.location, ["note": "typed"], headers: ["Content-Type": type])

            #expect(answer.status == 415)
            #expect(answer.code == "unsupported-media-type")
            #expect(answer.header("Accept") == "application/merge-patch+json, application/json")
            #expect(try alice.get(created.location).json == created.json)
        }
    }
}
