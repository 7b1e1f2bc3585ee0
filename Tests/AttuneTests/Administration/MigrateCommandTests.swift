import Glibc
import JSON
import JournalTestSupport
import ProcessTestSupport
import SQLite
import Testing

@testable import AttuneApp
@testable import JournalStorage

/// `attune migrate`, as an operator runs it.
@Suite("attune migrate")
struct MigrateCommandTests {
    let directory: TemporaryDirectory
    var data: String { "\(directory.path)/data" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    /// A journal of an earlier schema, empty but for its key.
    private func makeOld(version: Int) throws {
        _ = try AttuneProgram.run(["user", "create", "alice@example.org", "--generate", "--data", data])
        for suffix in ["", "-wal", "-shm"] { unlink("\(data)/attune.db\(suffix)") }
        try MigrationRunner(
            applicationID: JournalDatabase.applicationID,
            migrations: Array(JournalDatabase.migrations.prefix(version))
        ).migrate(databaseAt: "\(data)/attune.db")
    }

    private func migrate(_ flags: String...) throws -> (end: ChildProcess.End, output: String, errors: String) {
        let (end, process) = try AttuneProgram.run(["migrate", "--data", data] + flags)
        return (end, process.output, process.errors)
    }

    @Test("says from which version to which, and then that nothing is to be done")
    func migrated() async throws {
        try await onThread {
            let newest = JournalDatabase.newestSchema
            try makeOld(version: 2)

            let first = try migrate("--json")
            let second = try migrate()

            #expect(first.end == .exited(0), "\(first.errors)")
            let answer = try JSONParser.parse(Array(first.output.utf8))
            #expect(answer == ["from": 2, "to": .number(JSONNumber(newest)), "isChanged": true])
            #expect(second.end == .exited(0))
            #expect(second.output.contains("Nothing is to be done"))
        }
    }

    @Test("refuses while somebody has the journal open, and other commands wait for it")
    func inUse() async throws {
        try await onThread {
            try makeOld(version: 2)
            let connection = try Connection(path: "\(data)/attune.db", mode: .readWriteCreate)
            _ = try connection.value("SELECT count(*) FROM users")

            let refused = try migrate()
            let list = try AttuneProgram.run(["user", "list", "--data", data])
            let doctor = try AttuneProgram.run(["doctor", "--json", "--data", data])
            withExtendedLifetime(connection) {}

            #expect(refused.end == .exited(1))
            #expect(refused.errors.contains("is in use"))
            #expect(list.end == .exited(1))
            #expect(list.process.errors.contains("attune migrate"))
            #expect(doctor.process.output.contains("attune migrate"))
        }
    }

    @Test("refuses while somebody shares the lock, who may be about to open the journal, and changes nothing")
    func locked() async throws {
        try await onThread {
            try makeOld(version: 2)
            let lock = try FileLock(.shared, at: "\(data)/attune.lock")

            let refused = try migrate()
            withExtendedLifetime(lock) {}

            #expect(refused.end == .exited(1))
            #expect(refused.errors.contains("is in use"), "\(refused.errors)")
            #expect(try JournalDatabase.schema(at: "\(data)/attune.db") == 2)
        }
    }

    @Test("a journal that a newer program has used is never taken back, and is left as it is")
    func newer() async throws {
        try await onThread {
            try makeOld(version: 2)
            try Connection(path: "\(data)/attune.db", mode: .readWriteCreate).execute("PRAGMA user_version = 99")

            let refused = try migrate()

            #expect(refused.end == .exited(1))
            #expect(refused.errors.contains("A schema is never taken back"))
            let version = try Connection(path: "\(data)/attune.db", mode: .readOnly).value("PRAGMA user_version")
            #expect(version == .integer(99))
        }
    }

    @Test("a place without a journal is said to be one")
    func nothing() async throws {
        try await onThread {
            let refused = try migrate()

            #expect(refused.end == .exited(1))
            #expect(refused.errors.contains("there is no journal"))
            #expect(try directory.names() == [])
        }
    }
}
