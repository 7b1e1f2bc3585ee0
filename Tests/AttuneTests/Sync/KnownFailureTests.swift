import CivilTime
import Foundation
import JSON
import Journal
import JournalStorage
import JournalSync
import JournalTestSupport
import Testing

/// What has gone wrong in other programs of this kind, by the thread that tells of it, and does not go wrong here.
@Suite("known failures: cursors and restores")
struct KnownFailureTests {
    // MARK: Cursors

    @Test("Joplin 6517: an entry with an old time is synced like any other")
    func oldTimestamps() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let (slow, other) = (try Phone(of: alice), try Phone(of: alice))
            try await other.send("first")

            let id = try await slow.write("from a phone whose clock says 2019", at: "2019-01-01T00:00:00.000+01:00")
            try await slow.client.sync()
            try await other.client.sync()

            #expect(await other.notes[id] == "from a phone whose clock says 2019")
        }
    }

    @Test("Nightscout HISTORY: entries of one millisecond are not lost at the edge of a page")
    func equalStamps() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let ids = try (0..<7).map { _ in try CollectionFixture.checkIns.create(by: alice).id }

            let pages = try alice.pullAll(limit: 2)

            #expect(pages.flatMap(\.changes).compactMap { $0["id"]?.text } == ids)
            #expect(Set(pages.flatMap(\.changes).map { $0["record"]?.value(at: "/updatedAt") }).count == 1)
        }
    }

    @Test("pervasync: a server whose clock is set back loses no change")
    func clockSetBack() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try Phone(of: alice)
            let before = try CollectionFixture.checkIns.create(by: alice).id
            try await phone.client.sync()
            app.clock.advance(seconds: -86_400)

            let after = try CollectionFixture.checkIns.create(by: alice).id
            try await phone.client.sync()

            #expect(await Set(phone.client.state.entries.keys) == [before, after])
        }
    }

    @Test("remote-settings 1477: a phone that was away for too long does not keep deleted entries for ever")
    func deletedForEver() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let (phone, away) = (try Phone(of: alice), try Phone(of: alice))
            let gone = try await phone.send("to be deleted")
            let kept = try await phone.send("to be kept")
            try await away.client.sync()
            let unsent = try await away.write("written while away")
            try await phone.client.delete(gone)
            try await phone.client.sync()

            app.clock.advance(seconds: 181 * 86_400)
            _ = try await app.store.write {
                try $0.purgeTombstones(before: Instant(milliseconds: app.clock.now.milliseconds - 1), limit: 100)
            }
            let cursor = await away.client.state.cursor
            let refused = try alice.pull(since: cursor)
            try await away.client.sync()
            try await phone.client.sync()

            #expect(refused.status == 410)
            #expect(refused["reason"] == "cursor-expired")
            #expect(await Set(away.notes.keys) == [kept, unsent])
            #expect(await away.notes == phone.notes)
        }
    }

    @Test("a first reading that is amid its pages when old deletions are forgotten goes on")
    func purgeAmidFirstReading() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            for number in 0..<4 {
                let record = try CollectionFixture.checkIns.create(by: alice)
                if number == 2 { _ = try alice.delete(record.location).expecting(204) }
            }
            let first = try alice.pull(limit: 1)

            _ = try await app.store.write {
                try $0.purgeTombstones(before: Instant(milliseconds: app.clock.now.milliseconds + 1), limit: 100)
            }
            let rest = try alice.pullAll(since: first.text("cursor") ?? "", limit: 1)

            #expect(rest.flatMap(\.changes).count == 2)
        }
    }

    // MARK: A server that was put back

    @Test("Joplin 12272: what a phone has and a restored server lacks is not overwritten but sent again")
    func restoredServer() async throws {
        let directory = try TemporaryDirectory()
        let backups = try TemporaryDirectory()
        let (database, backup) = ("\(directory.path)/\(JournalDatabase.fileName)", "\(backups.path)/backup.db")
        var ids: [String] = []
        var phone: Phone?
        var token: String?
        try await TestApp.run(in: directory) { app in
            let alice = try app.person("alice")
            let here = try Phone(of: alice)
            ids = [try await here.send("old"), try await here.send("to be deleted")]
            _ = try JournalDatabase.backUp(database, to: backup, masterKey: nil)
            try await here.edit(ids[0], "newer")
            try await here.client.delete(ids[1])
            ids.append(try await here.send("new"))
            (phone, token) = (here, alice.token)
        }
        try JournalDatabase.restore(
            backup, to: database, masterKey: .reading(directory), overwriting: true)

        try await TestApp.run(in: directory) { app in
            let alice = app.stranger.bearing(token)
            let here = try Phone(of: alice, replacing: phone)
            let other = try Phone(of: alice)

            try await here.client.sync()
            try await other.client.sync()

            #expect(await here.notes == [ids[0]: "old\nnewer", ids[2]: "new"])
            #expect(await other.notes == here.notes)
        }
    }
}
