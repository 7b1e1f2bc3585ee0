import JSON
import JournalTestSupport
import Testing

/// `GET /v1/changes`: everything that has changed since a cursor, and nothing else.
@Suite("the feed of changes")
struct PullTests {
    @Test("a person who has nothing pulls nothing, and a cursor to go on from")
    func empty() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let page = try alice.get("/v1/changes").expecting(200)
            let created = try CollectionFixture.checkIns.create(by: alice)
            let next = try alice.pull(since: page.text("cursor") ?? "")

            #expect(page.changes.isEmpty)
            #expect(page["hasMore"] == false)
            #expect(page["serverTime"] == "2026-11-23T23:00:00.000Z")
            #expect(next.changeSummaries == ["\(created.id) 1"])
        }
    }

    @Test("a change carries the record as it is read", arguments: CollectionFixture.all)
    func records(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try fixture.create(by: alice, #"{"recordedAt":"2026-11-23T22:59:00+01:00"}"#)

            let page = try alice.pull()

            let change: JSONObject = [
                "collection": .string(fixture.name), "id": .string(created.id), "revision": 1, "deleted": false,
                "record": created.kept,
            ]
            #expect(page.changes == [change])
            #expect(created["recordedAt"] == "2026-11-23T22:59:00+01:00")
        }
    }

    @Test("each record comes once, at the place of its last change, deleted ones without a word of theirs")
    func latestState() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let records = try (0..<4).map { _ in try CollectionFixture.checkIns.create(by: alice) }
            _ = try alice.patch(records[1].location, ["note": "later"]).expecting(200)
            _ = try alice.delete(records[0].location).expecting(204)

            let page = try alice.pull()

            #expect(
                page.changeSummaries == [
                    "\(records[2].id) 1", "\(records[3].id) 1", "\(records[1].id) 2", "\(records[0].id) 2 deleted",
                ])
            #expect(page.changes.last?["record"] == .null)
        }
    }

    @Test("pages go on where the one before ended", arguments: [1, 2, 3, 5, 6, 500])
    func pages(limit: Int) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let ids = try (0..<6).map { _ in try CollectionFixture.checkIns.create(by: alice).id }

            let pages = try alice.pullAll(limit: limit)

            #expect(pages.flatMap(\.changeSummaries) == ids.map { "\($0) 1" })
            #expect(pages.count == (6 + limit - 1) / limit)
            #expect(pages.allSatisfy { $0.changes.count <= limit })
            #expect(try alice.pull(since: pages.last?.text("cursor") ?? "").changes.isEmpty)
        }
    }

    @Test("a record that is changed while the pages are read comes again, and none is left out")
    func changedWhilePaging() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let records = try (0..<6).map { _ in try CollectionFixture.checkIns.create(by: alice) }
            let first = try alice.pull(limit: 3)

            _ = try alice.patch(records[0].location, ["note": "again"]).expecting(200)
            _ = try alice.patch(records[4].location, ["note": "moved"]).expecting(200)
            let rest = try alice.pullAll(since: first.text("cursor") ?? "", limit: 2)

            #expect(first.changeSummaries == records[..<3].map { "\($0.id) 1" })
            #expect(
                rest.flatMap(\.changeSummaries) == [
                    "\(records[3].id) 1", "\(records[5].id) 1", "\(records[0].id) 2", "\(records[4].id) 2",
                ])
        }
    }

    @Test("a deleted protocol leaves its dose logs without it, as changes in the feed")
    func cascade() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let parent = try CollectionFixture.protocols.create(by: alice)
            let child = try CollectionFixture.doseLogs.create(by: alice, #"{"protocolId":"\#(parent.id)"}"#)
            let cursor = try alice.pull().text("cursor") ?? ""

            _ = try alice.delete(parent.location).expecting(204)
            let page = try alice.pull(since: cursor)

            #expect(page.changeSummaries == ["\(parent.id) 2 deleted", "\(child.id) 2"])
            #expect(page.changes.last?["record"]?.value(at: "/protocolId") == nil)
            #expect(page.changes.last?["record"]?.value(at: "/takenAt") == child["takenAt"])
        }
    }

    @Test("another person's changes are nowhere, and neither counts the other's")
    func otherPerson() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let hers = try CollectionFixture.checkIns.create(by: alice)
            let before = try bob.pull()
            _ = try CollectionFixture.checkIns.create(by: alice)

            #expect(before.changes.isEmpty)
            #expect(try bob.pull().text("cursor") == before.text("cursor"))
            #expect(try alice.pull().changes.first?["id"]?.text == hers.id)
        }
    }

    @Test(
        "any cursor but one's own of this database is answered with 410",
        arguments: ["x", "AgAA", "../..", "e30", String(repeating: "A", count: 44), "another's", "tampered", "cut"])
    func foreignCursors(kind: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            _ = try CollectionFixture.checkIns.create(by: alice)
            let own = try alice.pull().text("cursor") ?? ""
            let cursor =
                switch kind {
                case "another's": try bob.pull().text("cursor") ?? ""
                case "tampered":
                    String(own.prefix(11)) + (own.dropFirst(11).first == "B" ? "C" : "B") + own.dropFirst(12)
                case "cut": String(own.dropLast())
                default: kind
                }

            let answer = try alice.pull(since: cursor)

            #expect(cursor != own)
            #expect(answer.status == 410)
            #expect(answer.code == "resync-required")
            #expect(answer["reason"] == "epoch-changed")
        }
    }

    @Test(
        "malformed parameters are refused",
        arguments: ["limit=0", "limit=501", "limit=x", "wait=31", "wait=-1", "wait=", "since=x", "limit=1&limit=2"])
    func malformed(query: String) async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").get("/v1/changes?\(query)")

            #expect(answer.status == 400)
            #expect(answer.code == "malformed-query")
        }
    }
}
