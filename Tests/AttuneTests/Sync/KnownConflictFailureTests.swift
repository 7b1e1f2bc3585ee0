import CivilTime
import Foundation
import JSON
import Journal
import JournalStorage
import JournalSync
import JournalTestSupport
import Testing

/// What has gone wrong in other programs of this kind, by the thread that tells of it, and does not go wrong here.
@Suite("known failures: two at a time, and retries")
struct KnownConflictFailureTests {
    @Test("Nightscout If-Unmodified-Since: of two edits within one second neither overwrites the other unseen")
    func secondResolution() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let (phone, tablet, id) = try await Phone.pair(of: alice, sharing: "both start from here")
            try await phone.edit(id, "both start from here\nthe phone")
            try await tablet.edit(id, "both start from here\nthe tablet")

            try await phone.client.sync()
            try await tablet.client.sync()
            try await phone.client.sync()

            #expect(await phone.notes[id] == "both start from here\nthe phone\nthe tablet")
            #expect(await tablet.notes == phone.notes)
        }
    }

    @Test("Kinto: a conflict carries the server's copy, so that it can be merged without another request")
    func conflictCarriesCopy() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.checkIns.create(by: alice)
            let newer = try alice.patch(record.location, ["note": "newer"]).expecting(200)

            let answer = try alice.push([.put(.checkIns, record.id, ["note": "older"], ifRevision: 1)])

            #expect(answer.value(at: "/results/0/record") == newer.json)
        }
    }

    @Test("CareKit: an edit keeps what was there before")
    func versions() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try Phone(of: alice)
            let id = try await phone.send("as it was answered first")
            try await phone.edit(id, "as it was corrected")
            try await phone.client.sync()

            let versions = try alice.get("/v1/check-ins/\(id)/versions").items

            #expect(
                versions.map { $0["record"]?.value(at: "/note") } == [
                    "as it was corrected", "as it was answered first",
                ])
        }
    }

    @Test("moodtracker 261: an entry can be moved to another day, and stays the same entry")
    func movedToAnotherDay() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try Phone(of: alice)
            let id = try await phone.send("an entry")

            try await phone.write("an entry", id: id, at: "2026-11-20T21:40:00.000+01:00")
            try await phone.client.sync()

            let items = try alice.get("/v1/check-ins").items
            #expect(items.compactMap { $0["id"]?.text } == [id])
            #expect(items.first?["localDate"] == "2026-11-20")
        }
    }

    // MARK: Retries

    @Test("Parse: a retry days later does nothing twice and is answered as the first time")
    func lateRetry() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let push: [SentMutation] = [.put(.checkIns, FreshID.first), .put(.checkIns, FreshID.first, ["note": "x"])]
            let first = try alice.push(push, key: "offline-queue-1")
            app.clock.advance(seconds: 6 * 86_400)

            let again = try alice.push(push, key: "offline-queue-1")

            #expect(again.bytes == first.bytes)
            #expect(try alice.pull().changeSummaries == ["\(FreshID.first) 2"])
        }
    }

    @Test("PowerSync: an entry that the server refuses does not hold up the ones behind it")
    func refusedEntry() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try Phone(of: alice)
            let bad = try await phone.write("from Mars", at: "no time at all")
            let good = try await phone.send("an entry")

            let state = await phone.client.state

            #expect(try alice.get("/v1/check-ins").items.compactMap { $0["id"]?.text } == [good])
            #expect(state.entries[bad]?.local?["note"] == .string("from Mars"))
            #expect(state.entries[bad]?.problem?["code"].text == "invalid")
            try await phone.write("from Mars", id: bad)
            try await phone.client.sync()
            #expect(try alice.get("/v1/check-ins").items.count == 2)
        }
    }

    @Test("Kinto: an id that another person uses tells nothing, and can be used")
    func foreignID() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            _ = try alice.push([.put(.checkIns, FreshID.first, ["note": "hers"])])

            let his = try bob.push([.put(.checkIns, FreshID.first, ["note": "his"], ifRevision: 0)])

            #expect(his.resultSummaries == ["201 1"])
            #expect(try alice.get("/v1/check-ins/\(FreshID.first)")["note"] == "hers")
        }
    }
}
