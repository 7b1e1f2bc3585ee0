import CivilTime
import Journal
import Testing

/// What the contract says of tokens.
@Suite("store contract: tokens")
struct TokenContractTests {
    @Test("a token is found by its digest, with its owner", arguments: JournalStoreKind.all)
    func found(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        let end = TestJournal.now.adding(milliseconds: 5_000)
        let labelled = Token.sample(1, label: "Alice's phone 📱", expiresAt: end)
        let bare = Token.sample(2)

        try await journal.insert(labelled, number: 1, of: alice)
        try await journal.insert(bare, number: 2, of: bob)

        let hers = try #require(try await journal.session(1))
        let his = try #require(try await journal.session(2))
        #expect(hers.tokenID == labelled.id)
        #expect(hers.scopes == labelled.scopes)
        #expect(hers.lastUsedAt == nil)
        #expect(hers.person.id == alice.id)
        #expect(his.tokenID == bare.id)
        #expect(his.person.id == bob.id)
        #expect(try await journal.session(3) == nil)
    }

    @Test("a session's person opens what was sealed for them", arguments: JournalStoreKind.all)
    func seal(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        try await journal.save([.sample(1)], of: alice)
        try await journal.insert(.sample(1), number: 1, of: alice)

        let session = try #require(try await journal.session(1))

        #expect(try await journal.record(.number(1), of: session.person)?.body != nil)
    }

    @Test("a token works until the instant at which it expires", arguments: JournalStoreKind.all)
    func expiry(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let end = TestJournal.now.adding(milliseconds: 5_000)
        try await journal.insert(.sample(1, expiresAt: end), number: 1, of: alice)

        #expect(try await journal.session(1, at: end.adding(milliseconds: -1)) != nil)
        #expect(try await journal.session(1, at: end) == nil)
        #expect(try journal.store.read { try $0.tokens(of: alice, now: end.adding(milliseconds: -1)).count } == 1)
        #expect(try journal.store.read { try $0.tokens(of: alice, now: end).isEmpty })
    }

    @Test("a person's live tokens are listed, newest first", arguments: JournalStoreKind.all)
    func listed(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        try await journal.insert(.sample(1, label: "third", createdAt: 30), number: 1, of: alice)
        try await journal.insert(.sample(2, label: "first", createdAt: 10), number: 2, of: alice)
        try await journal.insert(.sample(3, createdAt: 10, expiresAt: TestJournal.now), number: 3, of: alice)
        try await journal.insert(.sample(4, label: "second", createdAt: 20), number: 4, of: alice)
        try await journal.insert(.sample(5, label: "his"), number: 5, of: bob)

        let tokens = try journal.store.read { try $0.tokens(of: alice, now: TestJournal.now) }

        #expect(tokens.map(\.label) == ["third", "second", "first"])
    }

    @Test("the use of a token is noted, for its owner only", arguments: JournalStoreKind.all)
    func touched(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        let used = TestJournal.now.adding(milliseconds: 42)
        try await journal.insert(.sample(1), number: 1, of: alice)

        try await journal.store.write { try $0.touch(.number(1), of: bob, at: used) }
        let before = try await journal.session(1)?.lastUsedAt
        try await journal.store.write { try $0.touch(.number(1), of: alice, at: used) }

        #expect(before == nil)
        #expect(try await journal.session(1)?.lastUsedAt == used)
    }

    @Test("a revoked token works no more; another's cannot be revoked", arguments: JournalStoreKind.all)
    func revoked(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        try await journal.insert(.sample(1), number: 1, of: alice)

        let byBob = try await journal.store.write { try $0.revokeToken(.number(1), of: bob) }
        let stillThere = try await journal.session(1) != nil
        let byAlice = try await journal.store.write { try $0.revokeToken(.number(1), of: alice) }
        let again = try await journal.store.write { try $0.revokeToken(.number(1), of: alice) }

        #expect(!byBob)
        #expect(stillThere)
        #expect(byAlice)
        #expect(!again)
        #expect(try await journal.session(1) == nil)
    }

    @Test(
        "all of a person's tokens are revoked but the one to be kept", arguments: JournalStoreKind.all, [nil, 2])
    func revokedAll(kind: JournalStoreKind, kept: Int?) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")
        for number in 1...3 { try await journal.insert(.sample(number), number: number, of: alice) }
        try await journal.insert(.sample(4), number: 4, of: bob)

        try await journal.store.write { try $0.revokeTokens(of: alice, except: kept.map { .number($0) }) }

        for number in 1...3 { #expect(try await (journal.session(number) != nil) == (number == kept)) }
        #expect(try await journal.session(4) != nil)
    }
}
