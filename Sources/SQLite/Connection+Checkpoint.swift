import CSQLite

extension Connection {
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
}
