import JSON
import JournalTestSupport
import Testing

/// Pushes that are sent again, and ones that nobody can have meant.
@Suite("repeated and careless pushes")
struct RepeatedPushTests {
    @Test("the same push again changes nothing and is answered alike", arguments: CollectionFixture.independent)
    func again(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let gone = try fixture.create(by: alice)
            let edited = try fixture.create(by: alice)
            let mutations: [SentMutation] = [
                .put(fixture, FreshID.first, ifRevision: 0), .put(fixture, FreshID.second),
                .put(fixture, edited.id, ["note": "edited"], ifRevision: 1), .delete(fixture, gone.id, ifRevision: 1),
                .delete(fixture, FreshID.third), .put(fixture, gone.id, ifRevision: 9),
            ]
            let first = try alice.push(mutations)
            let feed = try alice.pull()
            app.clock.advance(seconds: 60)

            let second = try alice.push(mutations)

            #expect(first.resultSummaries == ["201 1", "201 1", "200 2", "204 2", "204", "412 2"])
            #expect(second.resultSummaries == first.resultSummaries)
            #expect(try alice.pull().json.object?.without("serverTime") == feed.json.object?.without("serverTime"))
        }
    }

    @Test("the same push again is no conflict when somebody has gone on from it since")
    func againAfterAnother() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let fixture = CollectionFixture.checkIns
            let record = try fixture.create(by: alice)
            let edit: [SentMutation] = [.put(fixture, record.id, ["note": "from the phone"], ifRevision: 1)]
            _ = try alice.push(edit)
            _ = try alice.patch(record.location, ["note": "from the tablet"]).expecting(200)

            let again = try alice.push(edit)
            let other = try alice.push([.put(fixture, record.id, ["note": "another"], ifRevision: 1)])

            #expect(again.resultSummaries == ["200 2"])
            #expect(other.resultSummaries == ["412 3"])
            #expect(try alice.get(record.location)["note"] == "from the tablet")
        }
    }

    @Test("the first answer under an idempotency key is the answer for good")
    func idempotency() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let fixture = CollectionFixture.checkIns
            let mutations: [SentMutation] = [
                .put(fixture, FreshID.first, ["note": "one"]), .put(fixture, FreshID.first, ["note": "two"]),
            ]
            let first = try alice.push(mutations, key: "push-1")
            app.clock.advance(seconds: 86_400)

            let again = try alice.push(mutations, key: "push-1")
            let other = try alice.push([.delete(fixture, FreshID.first)], key: "push-1")

            #expect(first.resultSummaries == ["201 1", "200 2"])
            #expect(again.bytes == first.bytes)
            #expect(again.header("Idempotency-Replayed") == "true")
            #expect(other.status == 422)
            #expect(other.code == "idempotency-key-reused")
            #expect(try alice.pull().changeSummaries == ["\(FreshID.first) 2"])
        }
    }

    @Test("more than 100 deletions need a second word")
    func massDelete() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let fixture = CollectionFixture.checkIns
            let ids = (0..<101).map { number in
                "01935b7e-0000-7000-8000-" + String(repeating: "0", count: 9) + String(100 + number)
            }
            _ = try alice.push(ids.map { .put(fixture, $0) }).expecting(200)
            let deletes = ids.map { SentMutation.delete(fixture, $0) }

            let refused = try alice.push(deletes)
            let left = try alice.pull(limit: 500).changeSummaries.count { $0.hasSuffix(" 1") }
            let few = try alice.push(Array(deletes.prefix(100)))
            let confirmed = try alice.push(deletes, with: ["confirmDeletes": true])

            #expect(refused.status == 409)
            #expect(refused.code == "confirm-deletes")
            #expect(left == 101)
            #expect(few.status == 200)
            #expect(confirmed.resultSummaries == Array(repeating: "204 2", count: 101))
            #expect(try alice.get(fixture.path).items.isEmpty)
        }
    }
}
