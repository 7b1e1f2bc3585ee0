import CivilTime
import Journal
import Testing

/// What the contract says of answers that are kept for retries.
@Suite("store contract: kept answers")
struct KeptAnswerContractTests {
    static let now = TestJournal.now
    static let later = now.adding(milliseconds: 1_000)

    @Test("a kept answer is found under its key, by its person, until it expires", arguments: JournalStoreKind.all)
    func kept(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        let answer = KeptAnswer(fingerprint: .digest(3), status: 201, body: Array(#"{"id":"ü"}"#.utf8))

        try await journal.store.write { try $0.keep(answer, for: "key", of: alice, until: Self.later) }

        let found = try #require(
            try journal.store.read { try $0.keptAnswer(for: "key", of: alice, now: Self.now) })
        #expect(found.fingerprint == answer.fingerprint)
        #expect(found.status == 201)
        #expect(found.body == answer.body)
        #expect(try await journal.keptAnswer(for: "Key", of: alice) == nil)
        #expect(try await journal.keptAnswer(for: "key", of: bob) == nil)
        #expect(try await journal.keptAnswer(for: "key", of: alice, at: Self.later.adding(milliseconds: -1)) != nil)
        #expect(try await journal.keptAnswer(for: "key", of: alice, at: Self.later) == nil)
    }

    @Test("two people's keys do not meet", arguments: JournalStoreKind.all)
    func ownKeys(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")

        try await journal.keep("hers", for: "key", of: alice, until: Self.later)
        try await journal.keep("his", for: "key", of: bob, until: Self.later)

        #expect(try await journal.keptAnswer(for: "key", of: alice) == "hers")
        #expect(try await journal.keptAnswer(for: "key", of: bob) == "his")
    }

    @Test("an expired answer that was not removed yet makes way for a new one", arguments: JournalStoreKind.all)
    func replaced(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        try await journal.keep("old", for: "key", of: alice, until: Self.now)

        try await journal.keep("new", for: "key", of: alice, until: Self.later)

        #expect(try await journal.keptAnswer(for: "key", of: alice) == "new")
    }

    @Test("only what has expired is removed, and live ones stay beside it", arguments: JournalStoreKind.all)
    func purged(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        try await journal.keep("old", for: "old", of: alice, until: Self.now)
        try await journal.keep("live", for: "live", of: alice, until: Self.now.adding(milliseconds: 1))
        try await journal.insert(.sample(1, expiresAt: Self.now), number: 1, of: alice)
        try await journal.insert(.sample(2, expiresAt: Self.now.adding(milliseconds: 1)), number: 2, of: alice)
        try await journal.insert(.sample(3), number: 3, of: alice)
        let before = Self.now.adding(milliseconds: -1)

        let count = try await journal.store.write { try $0.purgeExpired(now: Self.now, limit: 100) }
        let again = try await journal.store.write { try $0.purgeExpired(now: Self.now, limit: 100) }

        #expect(count == 2)
        #expect(again == 0)
        #expect(try await journal.keptAnswer(for: "old", of: alice, at: before) == nil)
        #expect(try await journal.keptAnswer(for: "live", of: alice) == "live")
        #expect(try await journal.session(1, at: before) == nil)
        #expect(try await journal.session(2) != nil)
        #expect(try await journal.session(3) != nil)
    }

    @Test("no more are removed at once than asked for, of both kinds together", arguments: JournalStoreKind.all)
    func purgeLimit(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        for number in 1...3 {
            try await journal.keep("old", for: "old \(number)", of: alice, until: Self.now)
            try await journal.insert(.sample(number, expiresAt: Self.now), number: number, of: alice)
        }

        var counts: [Int] = []
        for _ in 0..<3 {
            counts.append(try await journal.store.write { try $0.purgeExpired(now: Self.now, limit: 4) })
        }

        #expect(counts == [4, 2, 0])
    }
}
