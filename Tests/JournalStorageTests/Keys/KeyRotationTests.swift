import Crypto
import Journal
import JournalTestSupport
import SQLite
import Testing

@testable import JournalStorage

/// Another master key takes the place of the one in force while a store is open, as `attune key rotate` does it in a
/// process of its own.
@Suite("key rotation")
struct KeyRotationTests {
    let sqlite: SQLiteJournal
    /// More than are sealed anew at once.
    let names = (0..<120).map { "p\($0)" }
    let next: MasterKey
    var path: String { SQLiteJournal.path(in: sqlite.directory) }

    init() async throws {
        sqlite = try SQLiteJournal()
        for (number, name) in names.enumerated() {
            let person = try await sqlite.journal.person(name)
            try await sqlite.journal.save([.sample(1)], of: person)
            try await sqlite.journal.insert(.sample(number + 1), number: number + 1, of: person)
        }
        next = try sqlite.keys.key.successor()
    }

    /// Ends a rotation once so many people are done.
    func rotate(until count: Int) throws {
        sqlite.keys.replace(by: next)
        #expect(throws: CancellationError.self) {
            try JournalDatabase.sealAnew(at: path, with: next) { done, _ in
                if done >= count { throw CancellationError() }
            }
        }
    }

    /// Whether everybody is found by their email and their token, and reads what they wrote.
    func expectAllOpen(_ journal: TestJournal) async throws {
        for (number, name) in names.enumerated() {
            #expect(try journal.store.read { try $0.account(email: User.sample(name).email) }?.user.id == .named(name))
            let person = try #require(try await journal.session(number + 1)?.person)
            #expect(try await journal.record(.number(1), of: person) != nil)
        }
    }

    /// People whose data key the key opens by itself.
    func sealed(by key: MasterKey) throws -> Int {
        let key = try key.withoutFormer()
        return try names.filter { name in
            let wrapped = try #require(
                try sqlite.connection().first(
                    "SELECT data_key FROM users WHERE id = ?1", [UUID.named(name).blob]
                ) { try $0.blob(0) })
            return (try? key.unwrap(wrapped, of: .named(name))) != nil
        }.count
    }

    @Test("everybody's key is sealed with the new key, which alone opens all; the store goes on with it")
    func rotated() async throws {
        var steps: [[Int]] = []
        sqlite.keys.replace(by: next)

        let rotation = try JournalDatabase.sealAnew(at: path, with: next) { steps.append([$0, $1]) }

        #expect(rotation == JournalDatabase.KeyRotation(people: 120, sealedAnew: 120, unopened: 0))
        #expect(steps == [[0, 120], [50, 120], [100, 120], [120, 120]])
        #expect(try sealed(by: next) == 120)
        #expect(try JournalDatabase.isSealed(at: path, with: next.withoutFormer()))
        try await expectAllOpen(sqlite.journal)
        await sqlite.store.close()
        let again = try SQLiteJournal(in: sqlite.directory, keys: KeptMasterKey(try next.withoutFormer()))
        try await expectAllOpen(again.journal)
    }

    @Test("half way, everybody is found and opened, by whichever key; done again, it goes on where it ended")
    func halfWay() async throws {
        try rotate(until: 50)
        #expect(try sealed(by: next) == 50)
        #expect(try !JournalDatabase.isSealed(at: path, with: next))

        try await expectAllOpen(sqlite.journal)
        for name in ["p3", "p110"] {
            let error = await #expect(throws: JournalError.self, "\(name)") {
                try await sqlite.store.write { [user = User.sample(name, id: .number(7))] transaction in
                    _ = try transaction.insert(user, passwordHash: "hash")
                }
            }
            guard case .emailTaken? = error else {
                Issue.record("\(name): \(String(describing: error))")
                continue
            }
        }
        let newcomer = try await sqlite.journal.person("new")
        let rotation = try JournalDatabase.sealAnew(at: path, with: next)

        #expect(rotation.people == 121)
        #expect(rotation.sealedAnew == 70)
        #expect(try sqlite.store.read { try $0.account(of: newcomer) }?.user.email == User.sample("new").email)
        #expect(try sealed(by: next) == 120)
        try await expectAllOpen(sqlite.journal)
    }

    @Test("a store that is opened half way ends the rotation by itself")
    func openedHalfWay() async throws {
        try rotate(until: 100)
        await sqlite.store.close()

        let again = try SQLiteJournal(in: sqlite.directory, keys: sqlite.keys)

        #expect(try sealed(by: next) == 120)
        #expect(try JournalDatabase.isSealed(at: path, with: next))
        try await expectAllOpen(again.journal)
    }

    @Test("who changes their email half way is found by the new one alone")
    func renamedHalfWay() async throws {
        try rotate(until: 50)
        for (token, name) in [(4, "q3"), (111, "q110")] {
            let session = try #require(try await sqlite.journal.session(token))
            let user = User.sample(name, id: session.person.id)
            try await sqlite.store.write { try $0.update(user, of: session.person) }
        }

        _ = try JournalDatabase.sealAnew(at: path, with: next)

        let found = try ["p3", "q3", "p110", "q110"].map { name in
            try sqlite.store.read { try $0.account(email: User.sample(name).email) }?.user.id
        }
        #expect(found == [nil, .named("p3"), nil, .named("p110")])
    }

    @Test("a rotation that another one has overtaken ends before it seals anything more, and everybody opens")
    func overtaken() async throws {
        sqlite.keys.replace(by: next)
        let later = try next.successor()

        #expect(throws: JournalDatabase.RotationOvertaken.self) {
            try JournalDatabase.sealAnew(at: path, with: next) { done, _ in
                guard done == 50 else { return }
                sqlite.keys.replace(by: later)
                _ = try JournalDatabase.sealAnew(at: path, with: later)
            }
        }

        #expect(try JournalDatabase.isSealed(at: path, with: later.withoutFormer()))
        #expect(try sealed(by: later) == 120)
        try await expectAllOpen(sqlite.journal)
    }

    @Test("a store that was idle while the key was changed and the former one forgotten goes on, erasures too")
    func forgotten() async throws {
        _ = try JournalDatabase.sealAnew(at: path, with: next)
        sqlite.keys.replace(by: try next.withoutFormer())

        let alice = try #require(try await sqlite.journal.session(1)?.person)
        _ = try await sqlite.store.write { try $0.erase(alice) }

        #expect(try await sqlite.store.destroyErasedKeys())
        #expect(!sqlite.keys.key.holds(alice.id))
        #expect(try await sqlite.journal.session(2) != nil)
    }

    @Test("another journal's key in the place of this one's is not gone by, whatever does not open")
    func foreignKey() async throws {
        let foreign = try MasterKey(SecretBytes(copying: Array(repeating: 9, count: 32)))
        try sqlite.run("UPDATE users SET data_key = zeroblob(60) WHERE id = ?1", [UUID.named("p7").blob])
        sqlite.keys.replace(by: foreign)

        await #expect(throws: CryptoError.cannotOpen) { try await sqlite.journal.session(8) }
        let newcomer = try await sqlite.journal.person("new")

        #expect(try sqlite.store.read { try $0.account(email: User.sample("p9").email) }?.user.id == .named("p9"))
        await #expect(throws: JournalError.self) {
            try await sqlite.store.write { [user = User.sample("p9", id: .number(7))] transaction in
                _ = try transaction.insert(user, passwordHash: "hash")
            }
        }
        await sqlite.store.close()
        let again = try SQLiteJournal(in: sqlite.directory)
        #expect(try again.store.read { try $0.account(of: newcomer) } != nil)
    }

    @Test("where the new key cannot be read, nobody is signed up with the old one")
    func unreadable() async throws {
        #expect(throws: CancellationError.self) {
            try JournalDatabase.sealAnew(at: path, with: next) { done, _ in
                if done >= 50 { throw CancellationError() }
            }
        }

        let error = await #expect(throws: JournalError.self) { try await sqlite.journal.person("new") }

        guard case .storageUnavailable? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("backups from before open until the former key is let go of")
    func backups() async throws {
        let backup = "\(sqlite.directory.path)/backup.db"
        _ = try JournalDatabase.backUp(path, to: backup, masterKey: sqlite.keys.key)
        sqlite.keys.replace(by: next)
        _ = try JournalDatabase.sealAnew(at: path, with: next)
        let directory = try TemporaryDirectory()
        let place = SQLiteJournal.path(in: directory)

        try JournalDatabase.restore(backup, to: place, masterKey: next, overwriting: false)

        let restored = try SQLiteJournal(in: directory, keys: KeptMasterKey(try next.withoutFormer()))
        try await expectAllOpen(restored.journal)
        await restored.store.close()
        let alone = try next.withoutFormer()
        #expect(throws: WrongMasterKey.self) {
            try JournalDatabase.restore(backup, to: place, masterKey: alone, overwriting: true)
        }
    }

    @Test("who was erased, before the rotation or after it, is in no backup that opens")
    func erased() async throws {
        let backup = "\(sqlite.directory.path)/backup.db"
        _ = try JournalDatabase.backUp(path, to: backup, masterKey: nil)
        let before = try #require(try await sqlite.journal.session(1)?.person)
        let after = try #require(try await sqlite.journal.session(2)?.person)
        _ = try await sqlite.store.write { try $0.erase(before) }
        #expect(try await sqlite.store.destroyErasedKeys())
        let next = try sqlite.keys.key.successor()
        sqlite.keys.replace(by: next)
        _ = try JournalDatabase.sealAnew(at: path, with: next)
        _ = try await sqlite.store.write { try $0.erase(after) }
        #expect(try await sqlite.store.destroyErasedKeys())
        let directory = try TemporaryDirectory()

        let outcome = try JournalDatabase.restore(
            backup, to: SQLiteJournal.path(in: directory), masterKey: sqlite.keys.key, overwriting: false)

        let restored = try SQLiteJournal(in: directory, keys: sqlite.keys)
        #expect(outcome.erased == 2)
        let there = try [0, 1, 2].map { number in
            try restored.store.read { try $0.account(email: User.sample("p\(number)").email) } != nil
        }
        #expect(there == [false, false, true])
    }

    @Test("a damaged row is left as it is and counted, and keeps nobody else from the new key")
    func damaged() async throws {
        try sqlite.run("UPDATE users SET data_key = zeroblob(60) WHERE id = ?1", [UUID.named("p7").blob])
        try sqlite.run("UPDATE users SET profile = zeroblob(60) WHERE id = ?1", [UUID.named("p8").blob])
        sqlite.keys.replace(by: next)

        let rotation = try JournalDatabase.sealAnew(at: path, with: next)

        #expect(rotation == JournalDatabase.KeyRotation(people: 120, sealedAnew: 119, unopened: 1))
        let person = try #require(try await sqlite.journal.session(9)?.person)
        #expect(try await sqlite.journal.record(.number(1), of: person) != nil)
    }
}
