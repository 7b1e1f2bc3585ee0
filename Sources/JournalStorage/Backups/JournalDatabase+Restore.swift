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
    /// - Returns: how many people in the backup have been erased since, and were removed.
    /// - Throws: `RestoreError`, `WrongMasterKey`, `MigrationError`, `SQLiteError`.
    @discardableResult
    package static func restore(
        _ backup: String, to path: String, masterKey: MasterKey, overwriting: Bool,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws -> Int {
        if access(path, F_OK) == 0 {
            guard overwriting else { throw RestoreError.occupied }
            try release(path)
        }
        let copy = "\(path).restoring"
        removeFiles(of: copy)
        do {
            // Checking the copy takes about as long as making it.
            let size = size(of: backup)
            let checksum = try copyFile(backup, to: copy) { progress($0, size * 2) }
            if let expected = try BackupChecksum.kept(of: backup), expected != checksum {
                throw RestoreError.damaged(
                    "its SHA-256 is not the one that stands in \(BackupChecksum.file(of: backup))")
            }
            if access("\(backup)-wal", F_OK) == 0 { try copyFile("\(backup)-wal", to: "\(copy)-wal") }
            let removed = try renew(copy, masterKey: masterKey)
            progress(1, 1)
            for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
            guard rename(copy, path) == 0 else { throw RestoreError.file(path, code: errno) }
            guard PrivateFile.sync(PrivateFile.directory(of: path)) else { throw RestoreError.file(path, code: errno) }
            return removed
        } catch {
            removeFiles(of: copy)
            throw error
        }
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
    private static func renew(_ copy: String, masterKey: MasterKey) throws -> Int {
        let removed: Int
        // Closed before the file is synced.
        do {
            let connection = try Connection(path: copy, mode: .readWriteCreate)
            let version = try MigrationRunner(applicationID: applicationID, migrations: migrations)
                .version(of: connection)
            if let problem = try connection.integrityProblems().first { throw RestoreError.damaged(problem) }
            removed = try connection.transaction(.write) { connection in
                guard let removed = try admit(masterKey, to: connection) else {
                    throw RestoreError.damaged("it is empty")
                }
                try connection.run("DELETE FROM meta WHERE name = 'epoch'")
                // A share that was ended or narrowed after the backup was made must not come back to life.
                if version >= sharingVersion { try connection.run("DELETE FROM shares") }
                try setMeta("epoch", try RandomBytes.make(count: 16), on: connection)
                return removed
            }
            try connection.leaveLog()
        }
        guard PrivateFile.sync(copy) else { throw RestoreError.file(copy, code: errno) }
        return removed
    }

    private static func removeFiles(of path: String) {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
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
            guard write(output, piece.baseAddress, piece.count) == piece.count else {
                throw RestoreError.file(path, code: errno)
            }
            copied += piece.count
            progress(copied)
        }
    }
}
