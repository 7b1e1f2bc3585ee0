import CSQLite
import Glibc

extension Connection {
    /// Copies the whole database, as it is at one moment, into a new file at `path`, readable by its owner alone.
    ///
    /// Others go on reading and writing meanwhile. The copy is written under a name of its own, synced, and then
    /// renamed, so that `path` is either absent or complete. An existing file at `path` is not touched: `.cantOpen`.
    package func backup(to path: String) throws(SQLiteError) {
        guard access(path, F_OK) != 0 else {
            throw SQLiteError(extendedCode: SQLITE_CANTOPEN, message: "the backup's file exists already")
        }
        let partial = path + ".partial"
        unlink(partial)
        do throws(SQLiteError) {
            guard PrivateFile.create(at: partial) else {
                throw SQLiteError(extendedCode: SQLITE_CANTOPEN, message: "the backup's file cannot be made")
            }
            try copyPages(to: partial)
            // link(2) instead of rename(2): it never replaces a file that has appeared since.
            guard PrivateFile.sync(partial), link(partial, path) == 0 else {
                throw SQLiteError(extendedCode: SQLITE_IOERR, message: "the backup cannot be synced or named")
            }
            unlink(partial)
            guard PrivateFile.sync(PrivateFile.directory(of: path)) else {
                throw SQLiteError(extendedCode: SQLITE_IOERR, message: "the backup's directory cannot be synced")
            }
        } catch {
            unlink(partial)
            throw error
        }
    }

    private func copyPages(to path: String) throws(SQLiteError) {
        var destination: OpaquePointer?
        defer { sqlite3_close_v2(destination) }
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        guard sqlite3_open_v2(path, &destination, flags, nil) == SQLITE_OK,
            let backup = sqlite3_backup_init(destination, "main", handle, "main")
        else {
            throw SQLiteError(handle: destination, fallback: SQLITE_CANTOPEN)
        }
        // All pages in one step: the read transaction it holds gives one snapshot and, with the log, stops no writer.
        let status = sqlite3_backup_step(backup, -1)
        let finish = sqlite3_backup_finish(backup)
        guard status == SQLITE_DONE, finish == SQLITE_OK else {
            throw SQLiteError(
                extendedCode: status == SQLITE_DONE ? finish : status,
                message:
                    "the backup failed: \(String(cString: sqlite3_errstr(status == SQLITE_DONE ? finish : status)))"
            )
        }
    }
}
