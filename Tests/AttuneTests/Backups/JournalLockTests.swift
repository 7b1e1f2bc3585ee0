import Crypto
import Glibc
import HTTPTestSupport
import JournalStorage
import JournalTestSupport
import Logging
import ProcessTestSupport
import Testing

@testable import AttuneApp

/// Who may work with a journal while another is put in its place.
@Suite("the lock on a data directory")
struct JournalLockTests {
    let directory: TemporaryDirectory
    var data: String { "\(directory.path)/data" }
    var backup: String { "\(directory.path)/backup.db" }
    var path: String { "\(data)/attune.lock" }

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func attune(_ arguments: String...) throws -> (end: ChildProcess.End, text: String) {
        let (end, process) = try AttuneProgram.run(arguments + ["--data", data])
        return (end, process.output + process.errors)
    }

    /// A journal with one person and a backup of it.
    private func makeJournal() throws {
        let made = try attune("user", "create", "alice@example.org", "--generate")
        #expect(made.end == .exited(0), "\(made.text)")
        let backedUp = try attune("backup", backup)
        #expect(backedUp.end == .exited(0), "\(backedUp.text)")
    }

    @Test("while it is held alone, as by a restore, nobody begins to work with the journal; who only reads does")
    func restoring() async throws {
        try await onThread {
            try makeJournal()
            let lock = try FileLock(.exclusive, at: path)

            let serve = try attune("serve", "--port", "0")
            let create = try attune("user", "create", "bob@example.org", "--generate")
            let restore = try attune("restore", "--force", backup)
            let second = try attune("backup", "\(directory.path)/second.db")
            let audit = try attune("audit", "verify")
            withExtendedLifetime(lock) {}

            for (end, text) in [serve, create] {
                #expect(end == .exited(1))
                #expect(text.contains("is just being restored"), "\(text)")
            }
            #expect(restore.end == .exited(1))
            #expect(restore.text.contains("is in use"), "\(restore.text)")
            #expect(second.end == .exited(0), "\(second.text)")
            #expect(audit.end == .exited(0), "\(audit.text)")
        }
    }

    @Test("while it is shared, as by a server, commands share it and a restore is refused; then it is free again")
    func serving() async throws {
        try await onThread {
            try makeJournal()
            let lock = try #require(try FileLock(.shared, at: path))

            let create = try attune("user", "create", "bob@example.org", "--generate")
            let tokens = try attune("token", "list", "--user", "alice@example.org")
            let refused = try attune("restore", "--force", backup)
            lock.release()
            let restored = try attune("restore", "--force", backup)

            #expect(create.end == .exited(0), "\(create.text)")
            #expect(tokens.end == .exited(0), "\(tokens.text)")
            #expect(refused.end == .exited(1))
            #expect(refused.text.contains("is in use"), "\(refused.text)")
            #expect(restored.end == .exited(0), "\(restored.text)")
        }
    }

    @Test("a server that has stopped holds it no more")
    func stopped() async throws {
        try await onThread {
            try makeJournal()
            var configuration = Configuration()
            configuration.data = data
            let logger = Logger(label: "attune") { _ in SwiftLogNoOpLogHandler() }
            let application = try Application(configuration, logger: logger)

            let whileOpen = try FileLock(.exclusive, at: path)
            await application.stop()
            let after = try FileLock(.exclusive, at: path)

            #expect(whileOpen == nil)
            #expect(after != nil)
        }
    }

    @Test("where nothing can be locked, all goes on with a warning")
    func unlockable() async throws {
        try await onThread {
            try makeJournal()
            unlink(path)
            #expect(mkdir(path, 0o700) == 0)

            let created = try attune("user", "create", "bob@example.org", "--generate")

            #expect(created.end == .exited(0))
            #expect(created.text.contains("cannot lock the data directory"), "\(created.text)")
        }
    }

    @Test("a journal that appears while a backup is put where there was none is not replaced")
    func appearing() async throws {
        try await onThread {
            try makeJournal()
            let journal = "\(directory.path)/attune.db"
            let key = try MasterKey(file: SecretBytes(copying: directory.contents(of: "data/master.key")))

            #expect(throws: RestoreError.occupied) {
                try JournalDatabase.restore(backup, to: journal, masterKey: key, overwriting: false) { done, total in
                    if done == total { try? directory.write([1, 2, 3], to: "attune.db") }
                }
            }

            #expect(try directory.contents(of: "attune.db") == [1, 2, 3])
            #expect(try directory.names().filter { $0.contains("restoring") } == [])
        }
    }

    @Test("what lies beside the journal of before goes with it; where it cannot, nothing is put there")
    func companions() async throws {
        try await onThread {
            try makeJournal()
            try directory.write(Array(repeating: 7, count: 10_000), to: "data/attune.db-journal")
            let restored = try attune("restore", "--force", backup)
            let after = try directory.names(in: "data")
            unlink("\(data)/attune.db")
            #expect(mkdir("\(data)/attune.db-journal", 0o700) == 0)

            let refused = try attune("restore", backup)

            #expect(restored.end == .exited(0), "\(restored.text)")
            #expect(after == ["attune.db", "attune.lock", "master.key"])
            #expect(refused.end == .exited(1))
            #expect(refused.text.contains("attune.db-journal: "), "\(refused.text)")
            #expect(try directory.names(in: "data") == ["attune.db-journal", "attune.lock", "master.key"])
        }
    }
}
