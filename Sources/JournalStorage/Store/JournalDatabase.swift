import Crypto
package import SQLite

/// The database file of a journal: its schema, its key, its epoch.
package enum JournalDatabase {
    /// The name of the file in the data directory.
    package static let fileName = "attune.db"

    /// "ATTN": what the header of the file says it is.
    static let applicationID: Int32 = 0x4154_544E

    /// The step of the schema that brought shares.
    static let sharingVersion = 4

    /// Every step of the schema, oldest first; released ones are never edited.
    static let migrations = [
        Migration(
            version: 1, name: "journal", sql: String(decoding: PackageResources.V0001_journal_sql, as: UTF8.self)),
        Migration(version: 2, name: "sync", sql: String(decoding: PackageResources.V0002_sync_sql, as: UTF8.self)),
        Migration(
            version: 3, name: "calendar feeds",
            sql: String(decoding: PackageResources.V0003_calendar_feeds_sql, as: UTF8.self)),
        Migration(
            version: sharingVersion, name: "sharing",
            sql: String(decoding: PackageResources.V0004_sharing_sql, as: UTF8.self)),
        Migration(
            version: 5, name: "erasures", sql: String(decoding: PackageResources.V0005_erasures_sql, as: UTF8.self)),
    ]

    /// The version of the schema that this program makes.
    package static let newestVersion = migrations.count

    /// Opens the database, making or migrating it as needed.
    ///
    /// - Parameters:
    ///   - keys: where the master key is kept, for taking from it who is erased.
    ///   - report: is told of checkpoints that fail, on a thread of their own.
    /// - Throws: `WrongMasterKey`, `MigrationError`, `SQLiteError`.
    package static func open(
        at path: String, masterKey: MasterKey, keys: any MasterKeyStore,
        readers: ReaderPoolOptions = ReaderPoolOptions(), writer options: WriterOptions = WriterOptions(),
        report: @escaping @Sendable (SQLiteError) -> Void = { _ in }
    ) throws -> SQLiteJournalStore {
        try migrate(path)
        let connection = try Connection(path: path, mode: .readWriteCreate)
        let (epoch, removed) = try identify(connection, masterKey: masterKey)
        let pool = ReaderPool(path: path, options: readers)
        return SQLiteJournalStore(
            path: path, readers: pool,
            writer: try GroupCommitWriter(
                path: path, options: options, checkpointFailed: report, logRenewed: { pool.closeIdle() }),
            keyring: Keyring(masterKey: masterKey, keys: keys), keys: keys, epoch: epoch, removedPeople: removed)
    }

    /// Brings the schema up to date. What a step needs the master key for is noted in its own transaction and done when
    /// the key has been admitted, so that a kill between the two leaves it to the next start.
    static func migrate(_ path: String) throws {
        try MigrationRunner(applicationID: applicationID, migrations: migrations)
            .migrate(databaseAt: path) { version, connection in
                // The first releases that knew shares wrote where an access log ends only with its first entry.
                guard version == sharingVersion || version == sharingVersion + 1 else { return }
                try connection.run("DELETE FROM meta WHERE name = 'access-logs-to-begin'")
                try setMeta("access-logs-to-begin", [1], on: connection)
            }
    }

    /// Admits the key, or signs a new database with it; returns the epoch, and how many erased people were removed.
    private static func identify(
        _ connection: Connection, masterKey: MasterKey
    ) throws -> (epoch: [UInt8], removed: Int) {
        try connection.transaction(.write) { connection in
            let removed = try admit(masterKey, to: connection)
            if removed == nil { try setMeta("key-check", try masterKey.makeCheck(), on: connection) }
            try beginAccessLogs(connection, masterKey: masterKey)
            if let epoch = try meta("epoch", on: connection) { return (epoch, removed ?? 0) }
            let epoch = try RandomBytes.make(count: 16)
            try setMeta("epoch", epoch, on: connection)
            return (epoch, removed ?? 0)
        }
    }

    static func meta(_ name: String, on connection: Connection) throws -> [UInt8]? {
        try connection.first(
            """
            SELECT value
            FROM meta
            WHERE name = ?1
            """, [.text(name)]
        ) { try $0.blob(0) }
    }

    static func setMeta(_ name: String, _ value: [UInt8], on connection: Connection) throws {
        try connection.run(
            """
            INSERT INTO meta (name, value)
            VALUES (?1, ?2)
            """, [.text(name), .blob(value)])
    }
}
