import CivilTime
import Journal
import Testing

/// What the contract says of the feed, its cursors and what is forgotten.
@Suite("store contract: the feed")
struct FeedContractTests {
    private func changes(_ journal: TestJournal, of person: Person, after number: Int64 = 0) throws -> [String] {
        try journal.store.read { transaction in
            try transaction.changes(of: person, after: number, limit: 100).map {
                "\($0.number): \($0.record.id)" + ($0.record.isDeleted ? " deleted" : "")
            }
        }
    }

    private func bounds(_ journal: TestJournal, of person: Person) throws -> FeedBounds {
        try journal.store.read { try $0.feedBounds(of: person) }
    }

    @Test("changes come in the order in which they were made, each record once", arguments: JournalStoreKind.all)
    func order(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        try await journal.save([.sample(3), .sample(1), .sample(2)], of: alice)
        try await journal.save([.sample(1)], of: bob)
        try await journal.save([.sample(3, revision: 2, body: nil)], of: alice)

        #expect(
            try changes(journal, of: alice) == [
                "2: \(UUID.number(1))", "3: \(UUID.number(2))", "4: \(UUID.number(3)) deleted",
            ])
        #expect(try changes(journal, of: alice, after: 3) == ["4: \(UUID.number(3)) deleted"])
        #expect(try changes(journal, of: alice, after: 4) == [])
        #expect(try bounds(journal, of: alice) == FeedBounds(newest: 4, purgeHorizon: 0))
        #expect(try bounds(journal, of: bob) == FeedBounds(newest: 1, purgeHorizon: 0))
    }

    @Test("a cursor names its place, for its person alone", arguments: JournalStoreKind.all)
    func cursors(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        let positions = [
            FeedPosition(number: 0, start: 0), FeedPosition(number: 7, start: 900),
            FeedPosition(number: .max, start: .max),
        ]

        for position in positions {
            let cursor = try journal.store.read { $0.cursor(at: position, of: alice) }

            #expect(try journal.store.read { $0.position(of: cursor, of: alice) } == position)
            #expect(try journal.store.read { $0.cursor(at: position, of: alice) } == cursor)
            #expect(try journal.store.read { $0.position(of: cursor, of: bob) } == nil)
            for index in cursor.indices {
                var forged = cursor
                forged.replaceSubrange(index...index, with: cursor[index] == "x" ? "y" : "x")
                #expect(try journal.store.read { $0.position(of: forged, of: alice) } == nil)
            }
        }
        let other = try kind.open()
        let elsewhere = try other.store.read { $0.cursor(at: positions[0], of: alice) }
        #expect(try journal.store.read { $0.position(of: elsewhere, of: alice) } == nil)
    }

    @Test(
        "only tombstones that are old enough are forgotten, never a record that lives", arguments: JournalStoreKind.all)
    func purge(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        // All of them were written at 2,000; what comes back was deleted then.
        try await journal.save([.sample(1), .sample(2, body: nil), .sample(3, body: nil), .sample(4)], of: alice)
        try await journal.save([.sample(3, revision: 2)], of: alice)
        try await journal.save([.sample(1, body: nil), .sample(2)], of: bob)

        let early = try await journal.store.write {
            try $0.purgeTombstones(before: Instant(milliseconds: 2_000), limit: 100)
        }
        let before = try changes(journal, of: alice)
        let first = try await journal.store.write {
            try $0.purgeTombstones(before: Instant(milliseconds: 2_001), limit: 1)
        }
        let second = try await journal.store.write {
            try $0.purgeTombstones(before: Instant(milliseconds: 2_001), limit: 100)
        }

        #expect(early == 0)
        #expect(before.contains("2: \(UUID.number(2)) deleted"))
        #expect((first, second) == (1, 1))
        #expect(
            try changes(journal, of: alice) == [
                "1: \(UUID.number(1))", "4: \(UUID.number(4))", "5: \(UUID.number(3))",
            ])
        #expect(try changes(journal, of: bob) == ["2: \(UUID.number(2))"])
        #expect(try bounds(journal, of: alice) == FeedBounds(newest: 5, purgeHorizon: 2))
        #expect(try bounds(journal, of: bob) == FeedBounds(newest: 2, purgeHorizon: 1))
        #expect(try await journal.ids(PageQuery(), of: alice).count == 3)
    }

    @Test("an erased person has no feed", arguments: JournalStoreKind.all)
    func erased(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        _ = try await journal.store.write { try $0.erase(alice) }

        let error = #expect(throws: JournalError.self) { try bounds(journal, of: alice) }
        guard case .notFound? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
