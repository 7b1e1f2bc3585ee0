import CivilTime
import Journal
import Testing

/// What the contract says of accounts.
@Suite("store contract: accounts")
struct AccountContractTests {
    @Test(
        "an account is found by its email, however that is capitalised, and by its person",
        arguments: JournalStoreKind.all)
    func found(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let user = User.sample("alice")
        let person = try await journal.store.write { try $0.insert(user, passwordHash: "hash") }
        let shouted = try #require(EmailAddress("ALICE@Example.Org"))

        let byEmail = try #require(try journal.store.read { try $0.account(email: shouted) })
        let byPerson = try #require(try journal.store.read { try $0.account(of: person) })

        for account in [byEmail, byPerson] {
            #expect(account.user == user)
            #expect(account.passwordHash == "hash")
            #expect(account.person.id == user.id)
        }
        #expect(person.id == user.id)
    }

    @Test("an account without a display name has none", arguments: JournalStoreKind.all)
    func withoutName(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        var user = User.sample("alice")
        user.displayName = nil

        let person = try await journal.store.write { [user] in try $0.insert(user, passwordHash: "hash") }

        #expect(try journal.store.read { try $0.account(of: person)?.user } == user)
    }

    @Test("an email or person that has no account finds none", arguments: JournalStoreKind.all)
    func unknown(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let nobody = Person(id: .number(1), seal: alice.seal)

        #expect(try journal.store.read { try $0.account(email: User.sample("bob").email) } == nil)
        #expect(try journal.store.read { try $0.account(of: nobody) } == nil)
    }

    @Test("what one finding of a person has sealed, another opens", arguments: JournalStoreKind.all)
    func sameSeal(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        try await journal.save([.sample(1, body: #"{"note":"mine"}"#)], of: alice)

        let found = try #require(try journal.store.read { try $0.account(email: User.sample("alice").email) })
        let sealed = try alice.seal.close([1, 2, 3], context: [4])

        #expect(try await journal.record(.number(1), of: found.person)?.body == Array(#"{"note":"mine"}"#.utf8))
        #expect(try found.person.seal.open(sealed, context: [4]) == [1, 2, 3])
    }

    @Test("an email can have one account only, however it is capitalised", arguments: JournalStoreKind.all)
    func emailTaken(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let email = try #require(EmailAddress("Alice@EXAMPLE.org"))
        let second = User(
            id: .number(2), email: email, displayName: "Impostor", timeZone: "Asia/Tokyo", createdAt: TestJournal.now)

        await Self.expectEmailTaken { try await journal.store.write { try $0.insert(second, passwordHash: "x") } }

        #expect(try journal.store.read { try $0.account(email: email)?.person.id } == alice.id)
    }

    @Test("a changed profile is found under its new email, and the old one is free", arguments: JournalStoreKind.all)
    func updated(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        var changed = User.sample("alice")
        changed.email = User.sample("alicia").email
        changed.displayName = nil
        changed.timeZone = "Asia/Tokyo"

        try await journal.store.write { [changed] in try $0.update(changed, of: alice) }
        let successor = User.sample("alice", id: .number(3))
        _ = try await journal.store.write { try $0.insert(successor, passwordHash: "x") }

        #expect(try journal.store.read { try $0.account(of: alice)?.user } == changed)
        #expect(try journal.store.read { try $0.account(email: changed.email)?.user } == changed)
        #expect(try journal.store.read { try $0.account(email: successor.email)?.person.id } == successor.id)
    }

    @Test("a profile cannot take another's email, but can spell its own anew", arguments: JournalStoreKind.all)
    func updatedToTaken(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        _ = try await journal.person("bob")
        var taken = User.sample("alice")
        taken.email = try #require(EmailAddress("BOB@example.org"))
        var respelled = User.sample("alice")
        respelled.email = try #require(EmailAddress("Alice@Example.org"))

        await Self.expectEmailTaken { try await journal.store.write { [taken] in try $0.update(taken, of: alice) } }
        try await journal.store.write { [respelled] in try $0.update(respelled, of: alice) }

        #expect(try journal.store.read { try $0.account(of: alice)?.user } == respelled)
    }

    @Test("a changed password hash is that person's alone", arguments: JournalStoreKind.all)
    func passwordHash(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let bob = try await journal.person("bob")

        try await journal.store.write { try $0.setPasswordHash("new", of: alice) }

        #expect(try journal.store.read { try $0.account(of: alice)?.passwordHash } == "new")
        #expect(try journal.store.read { try $0.account(of: bob)?.passwordHash } == "hash of bob")
    }

    @Test("erasing a person leaves nothing of theirs, and everything of others", arguments: JournalStoreKind.all)
    func erased(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let later = TestJournal.now.adding(milliseconds: 1_000)
        var people: [Person] = []
        for (number, name) in ["alice", "bob"].enumerated() {
            let person = try await journal.person(name)
            try await journal.save([.sample(1), .sample(2, body: nil)], of: person)
            try await journal.insert(.sample(number), number: number, of: person)
            try await journal.keep("kept", for: "key", of: person, until: later)
            people.append(person)
        }
        let (alice, bob) = (people[0], people[1])

        _ = try await journal.store.write { try $0.erase(alice) }
        try await journal.store.scrub()

        #expect(try journal.store.read { try $0.account(of: alice) } == nil)
        #expect(try journal.store.read { try $0.account(email: User.sample("alice").email) } == nil)
        #expect(try await journal.session(0) == nil)
        #expect(try await journal.record(.number(1), of: alice) == nil)
        #expect(try await journal.record(.number(2), of: alice) == nil)
        #expect(try await journal.keptAnswer(for: "key", of: alice) == nil)
        #expect(try journal.store.read { try $0.account(of: bob) } != nil)
        #expect(try await journal.session(1)?.person.id == bob.id)
        #expect(try await journal.record(.number(1), of: bob) != nil)
        #expect(try await journal.keptAnswer(for: "key", of: bob) == "kept")
    }

    @Test("an erased email is free again, for a person with a key of their own", arguments: JournalStoreKind.all)
    func emailFreeAgain(kind: JournalStoreKind) async throws {
        let journal = try kind.open()
        let alice = try await journal.person("alice")
        let sealed = try alice.seal.close([1], context: [])
        _ = try await journal.store.write { try $0.erase(alice) }

        let again = try await journal.person("alice")

        #expect(throws: (any Error).self) { try again.seal.open(sealed, context: []) }
        #expect(try await journal.ids(PageQuery(), of: again) == [])
    }

    private static func expectEmailTaken(_ body: () async throws -> some Any) async {
        let error = await #expect(throws: JournalError.self) { _ = try await body() }
        guard case .emailTaken? = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }
}
