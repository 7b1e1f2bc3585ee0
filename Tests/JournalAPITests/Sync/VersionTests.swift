import AttuneApp
import JSON
import JournalTestSupport
import Testing

/// `…/versions`: what a record was before it was changed.
@Suite("the history of a record")
struct VersionTests {
    @Test("every revision is there, the newest first, with who wrote it and when", arguments: CollectionFixture.all)
    func history(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try alice.signedIn(scopes: ["journal:read", "journal:write", "account"])
            let first = try fixture.create(by: alice)
            app.clock.advance(seconds: 60)
            let second = try phone.patch(first.location, .object(fixture.change)).expecting(200)

            let versions = try alice.get("\(first.location)/versions").expecting(200).items

            let tokens = try alice.get("/v1/tokens").items.compactMap { $0["id"]?.text }
            #expect(versions.map { $0["record"] } == [second.kept, first.kept])
            #expect(versions.map { $0["revision"] } == [2, 1])
            #expect(versions.map { $0["writtenAt"] } == ["2026-11-23T23:01:00.000Z", "2026-11-23T23:00:00.000Z"])
            #expect(Set(versions.compactMap { $0["tokenId"]?.text }) == Set(tokens))
            #expect(versions[0]["tokenId"] != versions[1]["tokenId"])
            #expect(Set(versions.compactMap { $0["userId"]?.text }) == [try alice.get("/v1/users/me").id])
        }
    }

    @Test("of the earlier revisions as many as the setting says are kept", arguments: [0, 1, 3])
    func bounded(limit: Int) async throws {
        try await TestApp.run(configure: { $0.recordVersions = limit }) { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.checkIns.create(by: alice)
            for number in 2...8 { _ = try alice.patch(record.location, ["note": .string("\(number)")]).expecting(200) }

            let versions = try alice.get("\(record.location)/versions").items

            #expect(versions.compactMap { $0["revision"]?.numberText } == (0...limit).map { String(8 - $0) })
            #expect(versions.first?["record"]?.value(at: "/note") == "8")
        }
    }

    @Test("a deleted record has no history, also when it comes back")
    func deleted() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let fixture = CollectionFixture.checkIns
            let record = try fixture.create(by: alice)
            _ = try alice.patch(record.location, ["note": "secret"]).expecting(200)
            _ = try alice.delete(record.location).expecting(204)

            let gone = try alice.get("\(record.location)/versions")
            _ = try alice.put(record.location, .object(fixture.record)).expecting(201)
            let back = try alice.get("\(record.location)/versions")

            #expect(gone.status == 404)
            #expect(back.items.compactMap { $0["revision"]?.numberText } == ["4"])
        }
    }

    @Test("another person's, an unknown one and one of another collection are as absent as none")
    func absent() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.checkIns.create(by: alice)

            #expect(try app.person("bob").get("\(record.location)/versions").status == 404)
            #expect(try alice.get("/v1/dose-logs/\(record.id)/versions").status == 404)
            #expect(try alice.get("/v1/check-ins/x/versions").status == 404)
        }
    }
}
