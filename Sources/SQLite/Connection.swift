import CSQLite
import Glibc

/// A connection to a database file, used by one thread at a time.
///
/// It is opened without SQLite's own mutex, in write-ahead log mode, with foreign keys enforced, deleted content
/// overwritten with zeros, `synchronous=FULL` (a COMMIT returns when it is on disk) and a schema that is not trusted
/// to call functions with side effects. Automatic checkpoints are off: ``GroupCommitWriter`` has them done elsewhere.
package final class Connection {
    /// What a connection may do.
    package enum Mode: Sendable {
        /// Reads and writes; a missing file is made, readable by its owner alone, and one that may only be read throws
        /// `.readOnly`.
        case readWriteCreate
        /// Reads only; a missing file throws `.cantOpen`.
        case readOnly
    }

    /// What the connection may do.
    package let mode: Mode

    let handle: OpaquePointer
    let busyTimeoutMilliseconds: Int32
    private let statementLimit: Int
    private var statements: [String: Statement] = [:]
    /// The statements of queries, at the places of their numbers.
    private var numbered: [Statement?] = []
    private var useCount: UInt64 = 0
    /// The log that SQLite has open, for a connection that writes.
    private(set) var logIdentity: FileIdentity?
    /// Whether the log was found to have lost its name.
    var isLogLost = false

    /// Where SQLite's log hook writes; allocated because the hook outlives any pointer to a property.
    private let logPageCountCell: UnsafeMutablePointer<Int32>

    /// Opens the database at `path`.
    package init(
        path: String,
        mode: Mode,
        options: ConnectionOptions = ConnectionOptions()
    ) throws(SQLiteError) {
        self.mode = mode
        handle = try Self.open(path: path, mode: mode)
        busyTimeoutMilliseconds = options.busyTimeoutMilliseconds
        statementLimit = max(options.statementLimit, 1)
        logPageCountCell = .allocate(capacity: 1)
        logPageCountCell.initialize(to: 0)
        try configure(options)
    }

    /// Runs a script of any number of statements, none of them with placeholders; rows are passed over.
    ///
    /// What ran before a failing statement stays done, unless a transaction around it is rolled back.
    package func execute(_ sql: String) throws(SQLiteError) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
            throw SQLiteError(handle: handle)
        }
    }

    /// The prepared statement of `sql`, which must be exactly one; prepared at the first call and kept for the next.
    ///
    /// When the kept one is being stepped, as in a recursion, a second one is prepared for this use.
    package func statement(_ sql: String) throws(SQLiteError) -> Statement {
        useCount &+= 1
        if let kept = statements[sql] {
            if kept.isInUse {
                return try Statement(sql, on: handle, isKept: false)
            }
            kept.lastUse = useCount
            return kept
        }
        let statement = try Statement(sql, on: handle, isKept: true)
        statement.lastUse = useCount
        if statements.count >= statementLimit,
            let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            statements[oldest.key] = nil
        }
        statements[sql] = statement
        return statement
    }

    /// The prepared statement of a query, kept for as long as the connection is; in a recursion a second one.
    func statement(_ query: Query) throws(SQLiteError) -> Statement {
        if query.number < numbered.count, let kept = numbered[query.number] {
            return kept.isInUse ? try Statement(query.text, on: handle, isKept: false) : kept
        }
        let statement = try Statement(query.text, on: handle, isKept: true)
        while numbered.count <= query.number { numbered.append(nil) }
        numbered[query.number] = statement
        return statement
    }

    /// How many rows the last INSERT, UPDATE or DELETE changed.
    package var changes: Int { Int(sqlite3_changes64(handle)) }

    /// How many rows were changed since the connection was opened, those of undone changes included.
    var changesInAll: Int { Int(sqlite3_total_changes64(handle)) }

    /// Whether a transaction is open; false after SQLite rolled one back of its own accord.
    package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// How many statements are kept prepared.
    var keptStatementCount: Int { statements.count }

    /// How many pages the write-ahead log held after this connection's last COMMIT.
    var logPageCount: Int { Int(logPageCountCell.pointee) }

    private static func open(path: String, mode: Mode) throws(SQLiteError) -> OpaquePointer {
        SQLiteLibrary.prepare()
        if mode == .readWriteCreate {
            PrivateFile.create(at: path)
        }
        let access =
            switch mode {
            case .readWriteCreate: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .readOnly: SQLITE_OPEN_READONLY
            }
        var opened: OpaquePointer?
        let flags = access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        guard sqlite3_open_v2(path, &opened, flags, nil) == SQLITE_OK, let opened else {
            let error = SQLiteError(handle: opened, fallback: SQLITE_CANTOPEN)
            sqlite3_close_v2(opened)
            throw error
        }
        // SQLite opens a file that may not be written to read it, and gives its log the same mode.
        guard mode == .readOnly || sqlite3_db_readonly(opened, "main") == 0 else {
            sqlite3_close_v2(opened)
            throw SQLiteError(extendedCode: SQLITE_READONLY, message: "the database file may only be read")
        }
        return opened
    }

    private func configure(_ options: ConnectionOptions) throws(SQLiteError) {
        sqlite3_busy_timeout(handle, options.busyTimeoutMilliseconds)
        // A damaged or hostile file must not make its own schema run code, and "x" is a column, never a string.
        let settings: [(option: Int32, value: Int32)] = [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_ENABLE_FKEY, 1),
            (SQLITE_DBCONFIG_DQS_DML, 0), (SQLITE_DBCONFIG_DQS_DDL, 0),
        ]
        for setting in settings {
            guard csqlite_db_config(handle, setting.option, setting.value) == SQLITE_OK else {
                throw SQLiteError(handle: handle)
            }
        }
        let cache = options.cacheKibibytes ?? (mode == .readOnly ? 8_192 : 16_384)
        // Temporary files would put journal content outside the database's directory, and a batch of savepoints would
        // write one.
        try execute(
            """
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -\(max(cache, 64));
            PRAGMA mmap_size = \(max(options.memoryMapBytes, 0))
            """
        )
        switch mode {
        case .readOnly:
            try execute("PRAGMA query_only = ON")
        case .readWriteCreate:
            try requireLog()
            try execute(
                """
                PRAGMA synchronous = FULL;
                PRAGMA secure_delete = ON;
                PRAGMA wal_autocheckpoint = 0;
                PRAGMA journal_size_limit = \(max(options.logSizeLimitBytes, 0))
                """
            )
            sqlite3_wal_hook(
                handle,
                { cell, _, _, pageCount in
                    cell?.storeBytes(of: pageCount, as: Int32.self)
                    return SQLITE_OK
                },
                logPageCountCell
            )
            // The first read opens the log.
            _ = try value("SELECT count(*) FROM sqlite_schema")
            logIdentity = Self.logIdentity(of: handle)
        }
    }

    /// Switches to the write-ahead log; SQLite answers with the mode it is in, and a file system without shared memory
    /// leaves it in another.
    private func requireLog() throws(SQLiteError) {
        guard try value("PRAGMA journal_mode = WAL") == .text("wal") else {
            throw SQLiteError(extendedCode: SQLITE_CANTOPEN, message: "the write-ahead log is not available")
        }
    }

    deinit {
        statements.removeAll()
        numbered.removeAll()
        sqlite3_close_v2(handle)
        logPageCountCell.deallocate()
    }
}
