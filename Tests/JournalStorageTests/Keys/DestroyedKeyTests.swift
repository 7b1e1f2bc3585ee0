import Crypto
import Journal
import JournalTestSupport
import SQLite
import Testing

@testable import JournalStorage

/// After an erasure no backup opens for the person, and all do for everybody else.
@Suite("destroyed keys")
struct DestroyedKeyTests {
    let sqlite: SQLiteJournal
    let alice: Person
    let bob: Person
    var backup: String { "\(sqlite.directory.path)/backup.db" }

    init() async throws {
        sqlite = try SQLiteJournal()
        alice = try await sqlite.journal.person("alice")
        bob = try await sqlite.journal.person("bob")
        for (number, person) in [alice, bob].enumerated() {
            try await sqlite.journal.save([.sample(1)], of: person)
            try await sqlite.journal.insert(.sample(number + 1), number: number + 1, of: person)
        }
        _ = try JournalDatabase.backUp(SQLiteJournal.path(in: sqlite.directory), to: backup, masterKey: nil)
    }

    /// The wrapped data key of a person, from the database at a path.
    func wrappedKey(of person: Person, in path: String) throws -> [UInt8]? {
        try Connection(path: path, mode: .readOnly).first("SELECT data_key FROM users WHERE id = ?1", [person.id.blob])
        {
            try $0.blob(0)
        }
    }

    func erasures() throws -> Int {
        try sqlite.connection().first("SELECT count(*) FROM erasures") { try $0.int(0) } ?? -1
    }

    func eraseAlice() async throws {
        _ = try await sqlite.store.write { try $0.erase(alice) }
        #expect(try await sqlite.store.destroyErasedKeys())
    }

    /// A directory with the backup in the journal's place, as someone who copies files does.
    func copied() throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        try directory.write(sqlite.directory.contents(of: "backup.db"), to: JournalDatabase.fileName)
        return directory
    }

    @Test("the data key in a backup does not unwrap any more, and another's does")
    func unwrapped() async throws {
        let hers = try #require(try wrappedKey(of: alice, in: backup))
        let his = try #require(try wrappedKey(of: bob, in: backup))
        let before = sqlite.keys.key
        _ = try before.unwrap(hers, of: alice.id)

        try await eraseAlice()

        let key = sqlite.keys.key
        #expect(throws: CryptoError.cannotOpen) { try key.unwrap(hers, of: alice.id) }
        _ = try key.unwrap(his, of: bob.id)
        // The documented limit: a copy of the master key from before opens what it did.
        _ = try before.unwrap(hers, of: alice.id)
        #expect(try erasures() == 0)
    }

    @Test("a restored backup has everybody but the erased, whose rows are removed and counted")
    func restored() async throws {
        try await eraseAlice()
        let directory = try TemporaryDirectory()

        let outcome = try JournalDatabase.restore(
            backup, to: SQLiteJournal.path(in: directory), masterKey: sqlite.keys.key, overwriting: false)

        let again = try SQLiteJournal(in: directory, keys: sqlite.keys)
        #expect(outcome.erased == 1)
        #expect(again.store.removedPeople == 0)
        #expect(try wrappedKey(of: alice, in: SQLiteJournal.path(in: directory)) == nil)
        #expect(try await again.journal.session(1) == nil)
        let person = try #require(try await again.journal.session(2)?.person)
        #expect(try await again.journal.record(.number(1), of: person) != nil)
        #expect(try again.connection().first("SELECT count(*) FROM records") { try $0.int(0) } == 1)
    }

    @Test("who was erased since a backup was made is not taken for damaged in it")
    func inspected() async throws {
        try await eraseAlice()

        let contents = try JournalDatabase.inspect(backup, masterKey: sqlite.keys.key) { _, _ in }

        #expect(contents.people == 2)
        #expect(contents.unopened == [])
    }

    @Test("a backup that is put in place by hand loses the erased when it is opened")
    func copiedByHand() async throws {
        try await eraseAlice()

        let again = try SQLiteJournal(in: copied(), keys: sqlite.keys)

        #expect(again.store.removedPeople == 1)
        #expect(try again.store.read { try $0.account(email: User.sample("alice").email) } == nil)
        #expect(try again.store.read { try $0.account(email: User.sample("bob").email) } != nil)
    }

    @Test("with a copy of the master key from before, a backup has her again: the documented limit")
    func formerKey() async throws {
        try await eraseAlice()

        let again = try SQLiteJournal(in: copied(), key: sqlite.key)

        let person = try #require(try await again.journal.session(1)?.person)
        #expect(try await again.journal.record(.number(1), of: person) != nil)
    }

    @Test("a row that does not open for another reason is never taken for an erased person's")
    func damagedRow() async throws {
        try await eraseAlice()
        await sqlite.store.close()
        try sqlite.run("UPDATE users SET data_key = zeroblob(60) WHERE id = ?1", [bob.id.blob])

        let again = try SQLiteJournal(in: sqlite.directory, keys: sqlite.keys)

        #expect(again.store.removedPeople == 0)
        #expect(try wrappedKey(of: bob, in: SQLiteJournal.path(in: sqlite.directory)) != nil)
    }

    @Test("where the key cannot be written, the erasure stays noted until it can")
    func unwritable() async throws {
        sqlite.keys.setWritable(false)
        _ = try await sqlite.store.write { try $0.erase(alice) }

        let first = try await sqlite.store.destroyErasedKeys()
        let noted = try erasures()
        sqlite.keys.setWritable(true)
        let second = try await sqlite.store.destroyErasedKeys()
        let third = try await sqlite.store.destroyErasedKeys()

        #expect(!first && second && third)
        #expect(noted == 1)
        #expect(try erasures() == 0)
        #expect(sqlite.keys.punctures == [[alice.id]])
        #expect(!sqlite.keys.key.holds(alice.id))
    }

    @Test("killed between the erasure and the key, the next one to open the journal finishes it")
    func killedBetween() async throws {
        _ = try await sqlite.store.write { try $0.erase(alice) }
        let left = try TemporaryDirectory()
        for suffix in ["", "-wal"] {
            let name = JournalDatabase.fileName + suffix
            try left.write(sqlite.directory.contents(of: name), to: name)
        }

        let again = try SQLiteJournal(in: left)
        let isDone = try await again.store.destroyErasedKeys()

        #expect(isDone)
        #expect(again.keys.punctures == [[alice.id]])
        #expect(try again.connection().first("SELECT count(*) FROM erasures") { try $0.int(0) } == 0)
    }

    @Test("an erasure that is rolled back destroys nothing")
    func rolledBack() async throws {
        await #expect(throws: CancellationError.self) {
            try await sqlite.store.write { transaction in
                _ = try transaction.erase(alice)
                throw CancellationError()
            }
        }

        #expect(try await sqlite.store.destroyErasedKeys())
        #expect(sqlite.keys.punctures == [])
        #expect(try await sqlite.journal.record(.number(1), of: alice) != nil)
    }

    @Test("people who leave at the same moment are all taken from the key, and nobody else")
    func atOnce() async throws {
        var leaving: [Person] = []
        for number in 0..<12 { leaving.append(try await sqlite.journal.person("leaving\(number)")) }

        let done = try await withThrowingTaskGroup(of: Bool.self) { group in
            for person in leaving {
                group.addTask { [store = sqlite.store] in
                    _ = try await store.write { try $0.erase(person) }
                    return try await store.destroyErasedKeys()
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(done == leaving.map { _ in true })
        #expect(leaving.allSatisfy { !sqlite.keys.key.holds($0.id) })
        #expect(sqlite.keys.key.holds(alice.id) && sqlite.keys.key.holds(bob.id))
        #expect(try erasures() == 0)
        #expect(try await sqlite.journal.session(1) != nil)
    }

    @Test("the running store opens and seals on with the key that is left")
    func goesOn() async throws {
        try await eraseAlice()

        let charlie = try await sqlite.journal.person("charlie")
        try await sqlite.journal.save([.sample(2)], of: charlie)

        await sqlite.store.close()
        let again = try SQLiteJournal(in: sqlite.directory, keys: sqlite.keys)
        #expect(try again.store.read { try $0.account(email: User.sample("charlie").email) } != nil)
        #expect(try await again.journal.session(2) != nil)
    }
}
