import CSQLite

extension Connection {
    /// Leaves the write-ahead log for good, so that the database is a single file; for the last one that has it open.
    ///
    /// - Throws: `.busy` when another connection has the database open.
    package func leaveLog() throws(SQLiteError) {
        sqlite3_busy_timeout(handle, 0)
        guard try value("PRAGMA journal_mode = DELETE") == .text("delete") else {
            throw SQLiteError(extendedCode: SQLITE_BUSY, message: "another connection has the database open")
        }
    }

    /// How a checkpoint moves the write-ahead log's pages into the database file.
    enum Checkpoint {
        /// As many as can be moved without waiting for anyone.
        case passive
        /// Waits until all are moved and no reader uses the log, so that the next write starts it anew.
        case restart
        /// As `restart`, and cuts the log to nothing, so that no overwritten content is left in it.
        case truncate

        fileprivate var code: Int32 {
            switch self {
            case .passive: SQLITE_CHECKPOINT_PASSIVE
            case .restart: SQLITE_CHECKPOINT_RESTART
            case .truncate: SQLITE_CHECKPOINT_TRUNCATE
            }
        }
    }

    /// Does a checkpoint; throws `.busy` when it had to wait longer than the busy timeout.
    func checkpoint(_ checkpoint: Checkpoint) throws(SQLiteError) {
        guard sqlite3_wal_checkpoint_v2(handle, nil, checkpoint.code, nil, nil) == SQLITE_OK else {
            throw SQLiteError(handle: handle)
        }
    }

    /// Has the disk take what checkpoints have written into the database file.
    func syncDatabaseFile() throws(SQLiteError) {
        try Self.syncDatabaseFile(of: handle)
    }

    /// As above through SQLite's own descriptor: closing another one would let go of all its locks.
    static func syncDatabaseFile(of handle: OpaquePointer) throws(SQLiteError) {
        var file: UnsafeMutablePointer<sqlite3_file>?
        let status = sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file)
        guard status == SQLITE_OK, let file, let sync = file.pointee.pMethods?.pointee.xSync else {
            throw SQLiteError(handle: handle, fallback: status)
        }
        let outcome = sync(file, SQLITE_SYNC_NORMAL)
        guard outcome == SQLITE_OK else {
            throw SQLiteError(extendedCode: outcome, message: "the database file could not be synced")
        }
    }
}
