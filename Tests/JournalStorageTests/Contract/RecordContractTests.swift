import CivilTime
import Journal
import Testing

/// What the contract says of single records.
@Suite("store contract: records")
struct RecordContractTests {
    @Test("a saved record reads back whole", arguments: JournalStoreKind.all)
    func whole(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let records = [
            try Record.sample(1, parent: .number(9), body: #"{"note":"ü🍄"}"#),
            try Record.sample(2, in: "dose-logs", revision: 7, on: "0001-01-01", at: -62_135_596_800_000, body: "{}"),
            try Record.sample(
                3, on: "9999-12-31", at: 253_402_300_799_999, body: String(repeating: "x", count: 1 << 20)),
            try Record.sample(4, body: nil),
        ]

        try await journal.save(records, of: alice)

        for record in records {
            let stored = try #require(try await journal.record(record.id, of: alice))
            #expect(stored.summary == record.summary)
        }
    }

    @Test("a record that was never saved is absent", arguments: JournalStoreKind.all)
    func absent(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")

        #expect(try await journal.record(.number(1), of: alice) == nil)
        #expect(try await journal.ids(PageQuery(), of: alice) == [])
    }

    @Test("saving again takes the place of what was there", arguments: JournalStoreKind.all)
    func replaced(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let first = try Record.sample(1, parent: .number(8))
        let second = try Record.sample(1, revision: 2, on: "2026-12-24", at: 5, body: #"{"note":"y"}"#)

        try await journal.save([first, second], of: alice)

        #expect(try await journal.record(first.id, of: alice)?.summary == second.summary)
        #expect(try await journal.ids(PageQuery(), of: alice) == [first.id])
        #expect(try journal.store.read { try $0.children(of: .number(8), of: alice, limit: 9).isEmpty })
    }

    @Test("a tombstone can be read by its id and is in no list", arguments: JournalStoreKind.all)
    func tombstone(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let record = try Record.sample(1, parent: .number(8))
        try await journal.save([record], of: alice)

        try await journal.save([try .sample(1, revision: 2, body: nil)], of: alice)

        let stored = try #require(try await journal.record(record.id, of: alice))
        #expect(stored.isDeleted)
        #expect(stored.revision == 2)
        #expect(try await journal.ids(PageQuery(), of: alice) == [])
        #expect(try journal.store.read { try $0.children(of: .number(8), of: alice, limit: 9).isEmpty })
    }

    @Test("a record put back in place of its tombstone is in lists again", arguments: JournalStoreKind.all)
    func putBack(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let again = try Record.sample(1, in: "dose-logs", revision: 3)

        try await journal.save([.sample(1), .sample(1, revision: 2, body: nil), again], of: alice)

        #expect(try await journal.record(again.id, of: alice)?.summary == again.summary)
        #expect(try await journal.ids(PageQuery(), in: "dose-logs", of: alice) == [again.id])
    }

    @Test("another person's record is as absent as none", arguments: JournalStoreKind.all)
    func otherPerson(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        let record = try Record.sample(1, parent: .number(8))
        try await journal.save([record], of: alice)

        #expect(try await journal.record(record.id, of: bob) == nil)
        #expect(try await journal.ids(PageQuery(), of: bob) == [])
        #expect(try await journal.ids(PageQuery(parentID: .number(8)), of: bob) == [])
        #expect(try journal.store.read { try $0.children(of: .number(8), of: bob, limit: 9).isEmpty })
    }

    @Test("two people can use one id, each for a record of their own", arguments: JournalStoreKind.all)
    func sameID(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        let hers = try Record.sample(1, body: #"{"note":"hers"}"#)
        let his = try Record.sample(1, in: "dose-logs", revision: 4, body: #"{"note":"his"}"#)

        try await journal.save([hers], of: alice)
        try await journal.save([his], of: bob)

        #expect(try await journal.record(hers.id, of: alice)?.summary == hers.summary)
        #expect(try await journal.record(his.id, of: bob)?.summary == his.summary)
    }

    @Test(
        "children are the live records that name a parent, at most as many as asked for",
        arguments: JournalStoreKind.all)
    func children(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let parent = UUID.number(8)
        try await journal.save(
            [
                .sample(1, parent: parent), .sample(2, in: "dose-logs", parent: parent), .sample(3, parent: .number(9)),
                .sample(4), .sample(5, body: nil), .sample(6, parent: parent),
            ], of: alice)

        let all = try journal.store.read { try $0.children(of: parent, of: alice, limit: 10).map(\.id) }
        let some = try journal.store.read { try $0.children(of: parent, of: alice, limit: 2).map(\.id) }

        #expect(Set(all) == [.number(1), .number(2), .number(6)])
        #expect(all.count == 3)
        #expect(some.count == 2)
        #expect(Set(some).isSubset(of: all))
    }

    @Test("the person of an erased account cannot be written for", arguments: JournalStoreKind.all)
    func erasedMeanwhile(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        _ = try await journal.store.write { try $0.erase(alice) }

        let error = await #expect(throws: JournalError.self) { try await journal.save([.sample(1)], of: alice) }

        guard case .notFound? = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }
}
