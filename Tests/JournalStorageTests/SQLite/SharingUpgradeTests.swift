import Crypto
import Journal
import SQLite
import Testing

@testable import JournalStorage

/// Journals from before there were shares.
@Suite("upgrade to shares")
struct SharingUpgradeTests {
    @Test("everybody gets an access log, which is whole and begins with the first read")
    func logs() async throws {
        let sqlite = try SQLiteJournal()
        let alice = try await sqlite.journal.person("alice")
        await sqlite.store.close()
        try sqlite.connection().execute(
            """
            DROP TABLE shares;
            DROP TABLE patients;
            DROP TABLE access_log;
            DROP TABLE erasures;
            ALTER TABLE users DROP COLUMN access_head;
            PRAGMA user_version = 3;
            """)

        let upgraded = try SQLiteJournal(in: sqlite.directory)

        #expect(try upgraded.store.read { try $0.accessHead(of: alice) } == .start)
        var faults: [String] = []
        try JournalDatabase.checkAccessLogs(
            at: SQLiteJournal.path(in: sqlite.directory), masterKey: upgraded.keys.key
        ) { faults += $0.faults }
        #expect(faults == [])
    }
}
