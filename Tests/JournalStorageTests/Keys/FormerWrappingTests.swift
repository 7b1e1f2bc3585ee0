import Crypto
import Journal
import JournalTestSupport
import SQLite
import Testing

@testable import JournalStorage

/// Databases of versions that wrapped everybody's data key with one key.
@Suite("former wrapping")
struct FormerWrappingTests {
    let sqlite: SQLiteJournal
    let former: SealingKey

    init() async throws {
        sqlite = try SQLiteJournal()
        former = try SealingKey(
            HMACSHA256.derive("attune data-key wrapping v1", from: SecretBytes(copying: sqlite.key)))
        for (number, name) in ["alice", "bob"].enumerated() {
            let person = try await sqlite.journal.person(name)
            try await sqlite.journal.save([.sample(1)], of: person)
            try await sqlite.journal.insert(.sample(number + 1), number: number + 1, of: person)
        }
        await sqlite.store.close()
        try ageKeys()
    }

    /// Puts the database into the state that such a version leaves.
    func ageKeys() throws {
        let connection = try sqlite.connection()
        let rows = try connection.all("SELECT id, data_key FROM users") { (try $0.uuid(0), try $0.blob(1)) }
        for (id, wrapped) in rows {
            let key = try sqlite.keys.key.unwrap(wrapped, of: id)
            let context = Array("data key".utf8) + id.bytes
            try connection.run(
                "UPDATE users SET data_key = ?2 WHERE id = ?1",
                [id.blob, .blob(try former.wrap(key, authenticating: context))])
        }
        let text = Array("attune key check".utf8)
        try connection.run(
            "UPDATE meta SET value = ?1 WHERE name = 'key-check'", [.blob(try former.seal(text, authenticating: text))])
    }

    func wrappings(in directory: TemporaryDirectory) throws -> [[UInt8]] {
        try Connection(path: SQLiteJournal.path(in: directory), mode: .readOnly).all(
            "SELECT data_key FROM users UNION ALL SELECT value FROM meta WHERE name = 'key-check'"
        ) { try $0.blob(0) }
    }

    @Test("opening one wraps every key anew, once, and everything opens")
    func opened() async throws {
        let before = try wrappings(in: sqlite.directory)

        let first = try SQLiteJournal(in: sqlite.directory)
        let after = try wrappings(in: sqlite.directory)
        await first.store.close()
        let second = try SQLiteJournal(in: sqlite.directory)

        #expect(Set(before).isDisjoint(with: after))
        #expect(try wrappings(in: sqlite.directory) == after)
        for number in 1...2 {
            let person = try #require(try await second.journal.session(number)?.person)
            #expect(try await second.journal.record(.number(1), of: person) != nil)
        }
    }

    @Test("a backup of one can be restored for as long as nobody was erased")
    func restored() async throws {
        let backup = "\(sqlite.directory.path)/backup.db"
        _ = try JournalDatabase.backUp(SQLiteJournal.path(in: sqlite.directory), to: backup, masterKey: nil)
        let directory = try TemporaryDirectory()
        let path = SQLiteJournal.path(in: directory)
        let punctured = try sqlite.keys.key.puncturing([.named("charlie")])

        let outcome = try JournalDatabase.restore(backup, to: path, masterKey: sqlite.keys.key, overwriting: false)

        #expect(outcome.erased == 0)
        #expect(try await SQLiteJournal(in: directory).journal.session(1) != nil)
        #expect(throws: WrongMasterKey.self) {
            try JournalDatabase.restore(backup, to: path, masterKey: punctured, overwriting: true)
        }
    }

    @Test("a data key that opens with nothing stays as it is, and keeps nobody else from their journal")
    func brokenRow() async throws {
        try sqlite.run("UPDATE users SET data_key = zeroblob(60) WHERE id = ?1", [UUID.named("bob").blob])

        let again = try SQLiteJournal(in: sqlite.directory)

        #expect(try await again.journal.session(1) != nil)
        await #expect(throws: CryptoError.cannotOpen) { try await again.journal.session(2) }
        #expect(try wrappings(in: sqlite.directory).contains(Array(repeating: 0, count: 60)))
    }
}
