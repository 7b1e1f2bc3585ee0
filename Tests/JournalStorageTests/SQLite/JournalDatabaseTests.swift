import Crypto
import Journal
import JournalTestSupport
import SQLite
import Testing

@testable import JournalStorage

@Suite("journal database")
struct JournalDatabaseTests {
    @Test("a new database has exactly this schema")
    func schema() throws {
        let sqlite = try SQLiteJournal()
        let connection = try sqlite.connection()

        let tables = try connection.all(
            "SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main' ORDER BY name"
        ) { row in
            try row.text(0) + (row.int(1) == 1 ? " WITHOUT ROWID" : "") + (row.int(2) == 1 ? " STRICT" : "")
        }
        let others = try connection.all(
            "SELECT type, name, tbl_name FROM sqlite_schema WHERE type <> 'table' ORDER BY name"
        ) { "\(try $0.text(0)) \(try $0.text(1)) ON \(try $0.text(2))" }

        #expect(
            tables == [
                "access_log WITHOUT ROWID STRICT", "erasures WITHOUT ROWID STRICT", "idempotency WITHOUT ROWID STRICT",
                "meta WITHOUT ROWID STRICT", "patients STRICT", "records STRICT", "shares STRICT", "sqlite_schema",
                "tokens STRICT", "users STRICT", "versions WITHOUT ROWID STRICT",
            ])
        #expect(
            others == [
                "index idempotency_by_expiry ON idempotency",
                "index records_by_change ON records",
                "index records_by_event ON records",
                "index records_by_parent ON records",
                "index shares_by_expiry ON shares",
                "index shares_of_user ON shares",
                "index sqlite_autoindex_patients_1 ON patients",
                "index sqlite_autoindex_patients_2 ON patients",
                "index sqlite_autoindex_records_1 ON records",
                "index sqlite_autoindex_shares_1 ON shares",
                "index sqlite_autoindex_shares_2 ON shares",
                "index sqlite_autoindex_tokens_1 ON tokens",
                "index sqlite_autoindex_tokens_2 ON tokens",
                "index sqlite_autoindex_users_1 ON users",
                "index sqlite_autoindex_users_2 ON users",
                "index tokens_of_user ON tokens",
                "index tombstones_by_age ON records",
            ])
        #expect(try connection.value("PRAGMA user_version") == .integer(JournalDatabase.migrations.count))
        #expect(try connection.value("PRAGMA application_id") == 0x4154_544E)
    }

    @Test("what is written is there after closing and opening again, with its epoch")
    func reopened() async throws {
        let first = try SQLiteJournal()
        let alice = try await first.journal.person("alice")
        let record = try Record.sample(1)
        try await first.journal.save([record], of: alice)
        try await first.journal.insert(.sample(1), number: 1, of: alice)
        await first.store.close()

        let second = try SQLiteJournal(in: first.directory)

        let person = try #require(try await second.journal.session(1)?.person)
        #expect(try await second.journal.record(record.id, of: person)?.summary == record.summary)
        #expect(second.store.epoch == first.store.epoch)
        #expect(first.store.epoch.count == 16)
    }

    @Test("two databases have epochs of their own")
    func epochs() throws {
        #expect(try SQLiteJournal().store.epoch != SQLiteJournal().store.epoch)
    }

    @Test("a closed store refuses writes in a way that a client can wait for")
    func closed() async throws {
        let sqlite = try SQLiteJournal()
        let alice = try await sqlite.journal.person("alice")
        await sqlite.store.close()

        await expectStorageUnavailable { try await sqlite.journal.save([.sample(1)], of: alice) }
        #expect(await !sqlite.store.isWritable())
    }

    @Test("another master key is refused, and the file stays as it is")
    func wrongKey() async throws {
        let sqlite = try SQLiteJournal()
        _ = try await sqlite.journal.person("alice")
        await sqlite.store.close()
        let before = try sqlite.directory.contents(of: JournalDatabase.fileName)

        let error = #expect(throws: WrongMasterKey.self) {
            try SQLiteJournal.open(in: sqlite.directory, key: Array(repeating: 43, count: 32))
        }

        #expect(error?.description == "the master key is not the one that this database was made with")
        #expect(try sqlite.directory.contents(of: JournalDatabase.fileName) == before)
    }

    @Test("a database of a newer release is refused, and stays as it is")
    func newerSchema() async throws {
        let sqlite = try SQLiteJournal()
        let newest = JournalDatabase.migrations.count
        await sqlite.store.close()
        try sqlite.run("PRAGMA user_version = \(newest + 1)")
        let before = try sqlite.directory.contents(of: JournalDatabase.fileName)

        let error = #expect(throws: MigrationError.newerSchema(found: newest + 1, supported: newest)) {
            try SQLiteJournal.open(in: sqlite.directory, key: sqlite.key)
        }

        #expect(error?.description.contains("run a newer one") == true)
        #expect(try sqlite.directory.contents(of: JournalDatabase.fileName) == before)
    }

    @Test("a database of another program is refused, and stays as it is")
    func foreign() throws {
        let directory = try TemporaryDirectory()
        let path = SQLiteJournal.path(in: directory)
        try Connection(path: path, mode: .readWriteCreate).execute(
            "CREATE TABLE photographs (id INTEGER PRIMARY KEY); PRAGMA application_id = 7")
        let before = try directory.contents(of: JournalDatabase.fileName)

        #expect(throws: MigrationError.foreignDatabase(applicationID: 7)) {
            try SQLiteJournal.open(in: directory, key: Array(repeating: 1, count: 32))
        }

        #expect(try directory.contents(of: JournalDatabase.fileName) == before)
    }

    @Test(
        "a file that is no database is refused, and stays as it is",
        arguments: [
            Array("Dear diary, this is not a database. ".utf8), Array(repeating: 0, count: 8_192),
            Array("SQLite format 3\u{0}".utf8) + Array(repeating: 0xA5, count: 8_192),
        ] as [[UInt8]])
    func notADatabase(bytes: [UInt8]) throws {
        let directory = try TemporaryDirectory()
        try directory.write(bytes, to: JournalDatabase.fileName)

        let error = #expect(throws: SQLiteError.self) {
            try SQLiteJournal.open(in: directory, key: Array(repeating: 1, count: 32))
        }

        #expect(error?.kind == .notADatabase || error?.kind == .corrupt)
        #expect(try directory.contents(of: JournalDatabase.fileName) == bytes)
    }

    @Test("an empty file, as an interrupted first start may leave, becomes a journal")
    func emptyFile() async throws {
        let directory = try TemporaryDirectory()
        try directory.write([], to: JournalDatabase.fileName)

        let sqlite = try SQLiteJournal(in: directory)

        #expect(await sqlite.store.isWritable())
    }

    @Test("a database that was left amid a change without the log, as by a kill at the first start, is opened")
    func hotJournal() async throws {
        let sqlite = try SQLiteJournal()
        _ = try await sqlite.journal.person("alice")
        await sqlite.store.close()
        let copy = try TemporaryDirectory()
        let connection = try sqlite.connection()
        // A cache of one page has the half of the change that is done written into the file.
        try connection.execute(
            """
            PRAGMA journal_mode = DELETE;
            PRAGMA cache_size = 1;
            BEGIN;
            CREATE TABLE filler (a BLOB);
            """)
        for _ in 0..<100 { try connection.run("INSERT INTO filler (a) VALUES (zeroblob(2000))") }
        for name in try sqlite.directory.names() { try copy.write(sqlite.directory.contents(of: name), to: name) }
        let names = try copy.names()

        let opened = try SQLiteJournal(in: copy)

        #expect(names == [JournalDatabase.fileName, "\(JournalDatabase.fileName)-journal"])
        #expect(try opened.store.read { try $0.account(email: User.sample("alice").email) } != nil)
        #expect(try opened.connection().integrityProblems() == [])
    }

    @Test("damaged pages are answered by an error, never by other words than were written")
    func damagedPages() async throws {
        let sqlite = try SQLiteJournal()
        let alice = try await sqlite.journal.person("alice")
        let records = try (0..<200).map { try Record.sample($0, body: String(repeating: "word \($0) ", count: 40)) }
        try await sqlite.journal.save(records, of: alice)
        await sqlite.store.close()
        var bytes = try sqlite.directory.contents(of: JournalDatabase.fileName)
        for page in 20..<bytes.count / 4_096 {
            for offset in 0..<512 { bytes[page * 4_096 + offset] = 0xA5 }
        }
        try sqlite.directory.write(bytes, to: JournalDatabase.fileName)

        let damaged = try SQLiteJournal(in: sqlite.directory)
        var failures = 0
        for record in records {
            do {
                let stored = try await damaged.journal.record(record.id, of: alice)
                #expect(stored == nil || stored?.summary == record.summary)
            } catch JournalError.storageUnavailable {
                failures += 1
            } catch is CryptoError {
                failures += 1
            }
        }

        #expect(failures > 0)
    }

    @Test("the change number goes up by one with each write to a person's records, and by no other")
    func changeNumbers() async throws {
        let sqlite = try SQLiteJournal()
        let alice = try await sqlite.journal.person("alice")
        let bob = try await sqlite.journal.person("bob")

        try await sqlite.journal.save([.sample(1), .sample(2)], of: alice)
        try await sqlite.journal.save([.sample(1)], of: bob)
        try await sqlite.journal.save([.sample(1, revision: 2, body: nil)], of: alice)
        try await sqlite.journal.insert(.sample(1), number: 1, of: alice)
        try await sqlite.store.write { try $0.setPasswordHash("new", of: alice) }
        await #expect(throws: CancellationError.self) {
            try await sqlite.store.write { transaction in
                try transaction.save(.sample(3), of: alice)
                throw CancellationError()
            }
        }
        try await sqlite.journal.save([.sample(4)], of: alice)

        let changes = try sqlite.connection().all(
            "SELECT substr(id, 16), change FROM records WHERE user_id = ?1 ORDER BY change", [alice.id.blob]
        ) { [Int(try $0.blob(0)[0]), try $0.int(1)] }
        #expect(changes == [[2, 2], [1, 3], [4, 4]])
        for (person, number) in [(alice, 4), (bob, 1)] {
            let stored = try sqlite.connection().first(
                "SELECT change_number FROM users WHERE id = ?1", [person.id.blob]
            ) { try $0.int(0) }
            #expect(stored == number)
        }
    }
}
