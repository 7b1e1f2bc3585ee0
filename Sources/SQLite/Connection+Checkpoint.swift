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
        /// Waits until all are moved and no reader uses the log, and cuts it to nothing, so that no overwritten content is
        /// left in it. Nobody can write meanwhile.
        case truncate

        fileprivate var code: Int32 {
            switch self {
            case .passive: SQLITE_CHECKPOINT_PASSIVE
            case .truncate: SQLITE_CHECKPOINT_TRUNCATE
            }
        }
    }

    /// Does a checkpoint; throws `.busy` when it had to wait longer than the busy timeout, or than `milliseconds`.
    ///
    /// - Returns: how many pages the log holds, and how many of them are in the database file.
    @discardableResult
    func checkpoint(
        _ checkpoint: Checkpoint, waitingAtMost milliseconds: Int32? = nil
    ) throws(SQLiteError) -> (logPageCount: Int, movedPageCount: Int) {
        if let milliseconds { sqlite3_busy_timeout(handle, milliseconds) }
        defer { if milliseconds != nil { sqlite3_busy_timeout(handle, busyTimeoutMilliseconds) } }
        var count: (log: Int32, moved: Int32) = (0, 0)
        guard sqlite3_wal_checkpoint_v2(handle, nil, checkpoint.code, &count.log, &count.moved) == SQLITE_OK else {
            throw SQLiteError(handle: handle)
        }
        return (max(Int(count.log), 0), max(Int(count.moved), 0))
    }

    /// Leaves the log as it is when this, the last connection, is closed: nothing is moved out of it.
    func keepLogOnClose() {
        _ = csqlite_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
    }

    /// Has the disk take what checkpoints have written into the database file.
    func syncDatabaseFile() throws(SQLiteError) {
        try Self.syncDatabaseFile(of: handle)
    }

    /// As above through SQLite's own descriptor: closing another one would let go of all its locks.
    static func syncDatabaseFile(of handle: OpaquePointer) throws(SQLiteError) {
        let file = try file(SQLITE_FCNTL_FILE_POINTER, of: handle)
        let outcome = file.pointee.pMethods?.pointee.xSync?(file, SQLITE_SYNC_NORMAL) ?? SQLITE_NOTFOUND
        guard outcome == SQLITE_OK else {
            throw SQLiteError(extendedCode: outcome, message: "the database file could not be synced")
        }
    }

    /// SQLite's own file of the database, or of its log.
    func file(_ operation: Int32) throws(SQLiteError) -> UnsafeMutablePointer<sqlite3_file> {
        try Self.file(operation, of: handle)
    }

    private static func file(
        _ operation: Int32, of handle: OpaquePointer
    ) throws(SQLiteError) -> UnsafeMutablePointer<sqlite3_file> {
        var file: UnsafeMutablePointer<sqlite3_file>?
        let status = sqlite3_file_control(handle, "main", operation, &file)
        guard status == SQLITE_OK, let file else {
            throw SQLiteError(handle: handle, fallback: status)
        }
        return file
    }
}
