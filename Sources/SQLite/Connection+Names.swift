import CSQLite
import Glibc

extension Connection {
    /// What tells a file from another that has taken its name.
    struct FileIdentity: Hashable {
        private let device: dev_t
        private let number: ino_t

        /// `nil` where there is none, or it cannot be looked at.
        init?(of path: UnsafePointer<CChar>) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            device = status.st_dev
            number = status.st_ino
        }
    }

    /// Whether another file, or none, has the database's name by now: what is written would be gone with this process.
    func hasMoved() throws(SQLiteError) -> Bool {
        var hasMoved: Int32 = 0
        let status = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
        guard status == SQLITE_OK else { throw SQLiteError(handle: handle, fallback: status) }
        return hasMoved != 0
    }

    /// Whether another file, or none, has the log's name by now: SQLite would go on writing to one that nobody finds
    /// after this process. Costs a call of the system; what it finds stays in ``isLogLost``.
    func hasLostLog() -> Bool {
        if let logIdentity, Self.logIdentity(of: handle) != logIdentity { isLogLost = true }
        return isLogLost
    }

    /// The file that has the log's name, which SQLite has open from a connection's first read on.
    static func logIdentity(of handle: OpaquePointer) -> FileIdentity? {
        guard let path = sqlite3_filename_wal(sqlite3_db_filename(handle, "main")) else { return nil }
        return FileIdentity(of: path)
    }
}
