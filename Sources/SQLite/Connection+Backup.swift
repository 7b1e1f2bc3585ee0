import CSQLite
import Glibc

extension Connection {
    /// Pages that are copied in a row, 1 MiB of them: read, written and synced within some milliseconds.
    private static let backupPages: Int32 = 256

    /// How long a copy rests after each row of pages, as a multiple of the time that they took: half of the disk and of
    /// a core are left to others.
    private static let backupRest = 1.0

    /// Copies the whole database, as it is at one moment, into a new file at `path`, readable by its owner alone and on
    /// disk when this returns; a single file, without a write-ahead log beside it.
    ///
    /// Others go on reading and writing meanwhile, though the log cannot be started anew until the copy is done. An
    /// existing file is not touched, and a copy that fails leaves none.
    ///
    /// - Parameter progress: is told, between two rows of pages, how many of how many are copied; what it throws ends
    ///   the copy.
    /// - Throws: `SQLiteError`, `.cantOpen` when the file exists or cannot be made; what `progress` throws.
    package func copy(
        to path: String, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws {
        guard PrivateFile.create(at: path) else {
            throw SQLiteError(
                extendedCode: SQLITE_CANTOPEN, message: "cannot make \(path): \(String(cString: strerror(errno)))")
        }
        do {
            try copy(into: path, progress: progress)
        } catch {
            for suffix in ["", "-journal"] { unlink(path + suffix) }
            throw error
        }
    }

    /// As ``copy(to:progress:)``, into an empty file that the caller has made, and removes where this fails.
    package func copy(
        into path: String, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws {
        try transaction(.read) { connection in
            // The copy is of the moment of this read, since the transaction goes on.
            _ = try connection.value("SELECT count(*) FROM sqlite_schema")
            try connection.copyPages(to: path, progress: progress)
        }
        guard PrivateFile.markAsUnlogged(path), PrivateFile.sync(path) else {
            throw SQLiteError(extendedCode: SQLITE_IOERR, message: "cannot sync \(path)")
        }
    }

    private func copyPages(to path: String, progress: (_ done: Int, _ total: Int) throws -> Void) throws {
        var destination: OpaquePointer?
        defer { sqlite3_close_v2(destination) }
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        // A copy that is cut off is thrown away, so that it needs no journal; syncs are this function's own.
        guard sqlite3_open_v2(path, &destination, flags, nil) == SQLITE_OK, let destination,
            sqlite3_exec(destination, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", nil, nil, nil)
                == SQLITE_OK,
            let backup = sqlite3_backup_init(destination, "main", handle, "main")
        else {
            throw SQLiteError(handle: destination, fallback: SQLITE_CANTOPEN)
        }
        let outcome = Result {
            while true {
                let start = ContinuousClock.now
                let status = sqlite3_backup_step(backup, Self.backupPages)
                let total = Int(sqlite3_backup_pagecount(backup))
                try progress(total - Int(sqlite3_backup_remaining(backup)), total)
                if status == SQLITE_DONE { return }
                guard status == SQLITE_OK else { throw Self.failure(status) }
                try Self.syncDatabaseFile(of: destination)
                Self.rest(ContinuousClock.now - start)
            }
        }
        let end = sqlite3_backup_finish(backup)
        try outcome.get()
        guard end == SQLITE_OK else { throw Self.failure(end) }
    }

    private static func failure(_ status: Int32) -> SQLiteError {
        SQLiteError(extendedCode: status, message: "the copy failed: \(String(cString: sqlite3_errstr(status)))")
    }

    private static func rest(_ work: Duration) {
        let (seconds, fraction) = (work * backupRest).components
        usleep(useconds_t(clamping: seconds * 1_000_000 + fraction / 1_000_000_000_000))
    }
}
