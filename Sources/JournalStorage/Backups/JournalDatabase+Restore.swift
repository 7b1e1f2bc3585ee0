import CivilTime
import Crypto
import Glibc
import SQLite

extension JournalDatabase {
    /// Puts a backup in the place of the journal at `path`, as another history of it: clients that have seen what the
    /// backup does not hold are told by the new epoch, and push it.
    ///
    /// The backup is copied, checked and given its epoch beside the journal, and takes its name only then: the journal
    /// is the old one or the restored one, whenever this is interrupted.
    ///
    /// - Parameters:
    ///   - overwriting: whether a journal that is there may be lost.
    ///   - progress: is told how much of the work is done, in a unit of its own.
    /// - Throws: `RestoreError`, `WrongMasterKey`, `MigrationError`, `SQLiteError`.
    @discardableResult
    package static func restore(
        _ backup: String, to path: String, masterKey: MasterKey, overwriting: Bool,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> RestoredJournal {
        if access(path, F_OK) == 0 {
            guard overwriting else { throw RestoreError.occupied }
            try release(path)
        }
        let copy = "\(path).restoring"
        try removeFiles(of: copy)
        do {
            try bring(backup, to: copy, progress: progress)
            let restored = try renew(copy, masterKey: masterKey)
            progress(1, 1)
            try publish(copy, as: path, overwriting: overwriting)
            return restored
        } catch {
            // What went wrong first is what is told.
            try? removeFiles(of: copy)
            throw error
        }
    }

    /// Copies a backup, held against its checksum, to where it is made ready.
    private static func bring(
        _ backup: String, to copy: String, progress: (_ done: Int, _ total: Int) -> Void
    ) throws {
        let size = size(of: backup)
        let needed = size + Self.size(of: "\(backup)-wal")
        if let room = PrivateFile.room(at: PrivateFile.directory(of: copy)), room.free < needed {
            throw RestoreError.noSpace(needed: needed, free: room.free)
        }
        // Checking the copy takes about as long as making it.
        let checksum = try copyFile(backup, to: copy) { progress($0, size * 2) }
        if let expected = try BackupChecksum.kept(of: backup), expected != checksum {
            throw RestoreError.damaged(
                "its SHA-256 is not the one that stands in \(BackupChecksum.file(of: backup))")
        }
        if access("\(backup)-wal", F_OK) == 0 { try copyFile("\(backup)-wal", to: "\(copy)-wal") }
    }

    /// Gives what is ready the name of the journal.
    private static func publish(_ copy: String, as path: String, overwriting: Bool) throws {
        guard overwriting || access(path, F_OK) != 0 else { throw RestoreError.occupied }
        // What lies beside the journal of before would be taken for the restored one's.
        try removeFiles(of: path, companions)
        let directory = PrivateFile.directory(of: path)
        guard PrivateFile.sync(directory) else { throw RestoreError.file(directory, code: errno) }
        // link(2) never replaces a journal that was made meanwhile; some file systems have none.
        if !overwriting, link(copy, path) == 0 {
            unlink(copy)
        } else {
            guard overwriting || errno != EEXIST else { throw RestoreError.occupied }
            guard rename(copy, path) == 0 else { throw RestoreError.file(path, code: errno) }
        }
        guard PrivateFile.sync(directory) else { throw RestoreError.file(path, code: errno) }
    }

    /// Holds that nobody has the journal open, and leaves it as a single file. One that cannot be read any more is what
    /// a backup is for.
    private static func release(_ path: String) throws {
        do throws(SQLiteError) {
            try Connection(path: path, mode: .readWriteCreate).leaveLog()
        } catch {
            switch error.kind {
            case .busy: throw RestoreError.inUse
            case .corrupt, .notADatabase: break
            default: throw error
            }
        }
    }

    /// Checks the copy of a backup, gives it an epoch of its own and removes who has been erased since.
    private static func renew(_ copy: String, masterKey: MasterKey) throws -> RestoredJournal {
        let restored: RestoredJournal
        do {
            // Closed before the file is synced.
            let connection = try Connection(path: copy, mode: .readWriteCreate)
            let version = try MigrationRunner(applicationID: applicationID, migrations: migrations)
                .version(of: connection)
            guard version > 0 else { throw RestoreError.damaged("it is empty") }
            if let problem = try connection.integrityProblems().first { throw RestoreError.damaged(problem) }
            restored = try connection.transaction(.write) { connection in
                guard let erased = try admit(masterKey, to: connection) else {
                    throw RestoreError.damaged("it has no key")
                }
                try connection.run("DELETE FROM meta WHERE name = 'epoch'")
                // A share that was ended or narrowed after the backup was made must not come back to life.
                if version >= sharingVersion { try connection.run("DELETE FROM shares") }
                try setMeta("epoch", try RandomBytes.make(count: 16), on: connection)
                return try look(at: connection, erased: erased)
            }
            try connection.leaveLog()
        } catch let error as SQLiteError where error.kind == .corrupt || error.kind == .notADatabase {
            throw RestoreError.damaged("\(error)")
        }
        guard PrivateFile.sync(copy) else { throw RestoreError.file(copy, code: errno) }
        return restored
    }

    private static func look(at connection: Connection, erased: Int) throws -> RestoredJournal {
        let people = try connection.first("SELECT count(*) FROM users") { try $0.int(0) } ?? 0
        let newest = try connection.first(
            """
            SELECT max(at)
            FROM (
                SELECT max(updated_at) AS at FROM records
                UNION ALL
                SELECT max(created_at) FROM users
            )
            """
        ) { try $0.isNull(0) ? nil : $0.instant(0) }
        return RestoredJournal(people: people, erased: erased, newest: newest ?? nil)
    }

    /// What SQLite makes beside a database file.
    private static let companions = ["-wal", "-shm", "-journal"]

    /// - Throws: `RestoreError.file` for one that is there and cannot be removed.
    private static func removeFiles(of path: String, _ suffixes: [String] = [""] + companions) throws {
        for suffix in suffixes {
            guard unlink(path + suffix) == 0 || errno == ENOENT else {
                throw RestoreError.file(path + suffix, code: errno)
            }
        }
    }

    /// Bytes of a file; 0 for one that cannot be looked at.
    package static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// Copies a file to a new one that only its owner may read, telling how many bytes are copied; gives its SHA-256.
    @discardableResult
    private static func copyFile(
        _ source: String, to path: String, progress: (_ done: Int) -> Void = { _ in }
    ) throws -> String {
        let output = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard output >= 0 else { throw RestoreError.file(path, code: errno) }
        defer { close(output) }
        var copied = 0
        return try BackupChecksum.of(source) { piece in
            guard PrivateFile.write(piece, to: output) else { throw RestoreError.file(path, code: errno) }
            copied += piece.count
            progress(copied)
        }
    }
}
