import CivilTime
import Foundation
import JSON
import Journal
import JournalStorage
import JournalSync
import JournalTestSupport
import Testing

/// What has gone wrong in other programs of this kind, by the thread that tells of it, and does not go wrong here.
@Suite("known failures: deletions")
struct KnownDeletionFailureTests {
    @Test("Kinto 3644: forgetting deletions, as it comes round by itself, removes no entry that lives")
    func purgeOfLiveRows() async throws {
        let directory = try TemporaryDirectory()
        let clock = TestClock()
        var token: String?
        try await TestApp.run(clock: clock, in: directory) { app in
            let alice = try app.person("alice")
            for _ in 0..<5 { _ = try CollectionFixture.checkIns.create(by: alice) }
            let gone = try CollectionFixture.checkIns.create(by: alice)
            _ = try alice.delete(gone.location).expecting(204)
            token = alice.token
        }
        clock.advance(seconds: 400 * 86_400)

        try await TestApp.run(clock: clock, in: directory) { app in
            let alice = app.stranger.bearing(token)
            var feed = try alice.pull()
            // Another page each time: the same one would be the one kept in memory.
            for attempt in 0..<400 where feed.changes.count > 5 {
                try await Task.sleep(for: .milliseconds(50))
                feed = try alice.pull(limit: 500 - attempt)
            }

            #expect(feed.changeSummaries.count == 5)
            #expect(feed.changeSummaries.allSatisfy { $0.hasSuffix(" 1") })
            #expect(try alice.get("/v1/check-ins").items.count == 5)
        }
    }

    @Test("Nightscout: an edit of what was deleted in the meantime does not bring it back, and is not lost unseen")
    func editOfDeleted() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let (phone, tablet, id) = try await Phone.pair(of: alice, sharing: "an entry")
            try await phone.client.delete(id)
            try await phone.client.sync()

            try await tablet.edit(id, "an entry, edited offline")
            try await tablet.client.sync()

            #expect(await tablet.notes.isEmpty)
            #expect(await tablet.client.state.discarded.map { $0["note"] } == [.string("an entry, edited offline")])
            #expect(try alice.get("/v1/check-ins/\(id)").status == 404)
        }
    }

    @Test("Joplin 16165: a phone gone wrong that deletes 59 of a hundred and more is stopped by their number")
    func massDelete() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try Phone(of: alice)
            for number in 0..<200 { try await phone.write("entry \(number)") }
            try await phone.client.sync()
            for id in await phone.notes.keys.prefix(118) { try await phone.client.delete(id) }

            let refusal = await #expect(throws: SyncClient.Refusal.self) { try await phone.client.sync() }
            let left = try alice.pull(limit: 500).changes.count { $0["deleted"] == false }
            try await phone.client.sync(confirmDeletes: true)

            #expect(refusal?.status == 409)
            #expect(refusal?.problem["code"].text == "confirm-deletes")
            #expect(left == 200)
            #expect(try alice.pull(limit: 500).changes.count { $0["deleted"] == false } == 82)
        }
    }

    @Test("Joplin 16177: what a push or a page does not name is not deleted")
    func absence() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try Phone(of: alice)
            let ids = [try await phone.send("one"), try await phone.send("two")]

            _ = try alice.push([.put(.checkIns, FreshID.first)])
            _ = try alice.push([])
            try await phone.client.sync()

            #expect(await Set(phone.notes.keys).isSuperset(of: ids))
            #expect(try alice.get("/v1/check-ins").items.count == 3)
        }
    }

    @Test("Joplin: a deletion that is heard of twice is one")
    func deletedTwice() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let (phone, tablet, id) = try await Phone.pair(of: alice, sharing: "an entry")
            try await phone.client.delete(id)
            try await tablet.client.delete(id)

            try await phone.client.sync()
            try await tablet.client.sync()
            try await phone.client.sync()

            #expect(try alice.pull().changeSummaries == ["\(id) 2 deleted"])
        }
    }
}
