/// Brings a database to the newest schema, one transaction a step, forward only.
///
/// The version is kept in `PRAGMA user_version`; `PRAGMA application_id` tells our files from others'.
package struct MigrationRunner: Sendable {
    private let applicationID: Int32
    private let migrations: [Migration]

    /// Takes an application id other than 0 and the steps, numbered 1, 2, 3, … in order; throws `.misnumbered`.
    package init(applicationID: Int32, migrations: [Migration]) throws(MigrationError) {
        for (index, migration) in migrations.enumerated() where migration.version != index + 1 {
            throw .misnumbered(version: migration.version)
        }
        self.applicationID = applicationID
        self.migrations = migrations
    }

    /// The version that this program's schema has.
    package var newestVersion: Int { migrations.count }

    /// The database's schema version, 0 for an empty one; throws ``MigrationError`` for a database that is not ours or
    /// is newer. Nothing is written, so a connection that only reads will do.
    package func version(of connection: Connection) throws -> Int {
        let id = try Self.integer("PRAGMA application_id", on: connection)
        let version = try Self.integer("PRAGMA user_version", on: connection)
        let isEmpty = try Self.integer("SELECT count(*) FROM sqlite_schema", on: connection) == 0
        guard id == Int(applicationID) || (id == 0 && version == 0 && isEmpty) else {
            throw MigrationError.foreignDatabase(applicationID: id)
        }
        guard version <= newestVersion else {
            throw MigrationError.newerSchema(found: version, supported: newestVersion)
        }
        return version
    }

    /// Applies the steps that the database lacks and gives their versions.
    ///
    /// Two processes may do so at once: each step looks at the version again under the write lock. Throws
    /// ``MigrationError``, ``SQLiteError`` when the database cannot be read or locked, and what `completing` throws.
    ///
    /// - Parameter completing: does what a step's script cannot say, in the step's transaction: given the version.
    @discardableResult
    package func migrate(
        _ connection: Connection, completing: (_ version: Int, Connection) throws -> Void = { _, _ in }
    ) throws -> [Int] {
        var applied: [Int] = []
        // Known before the write lock is asked for, so that a foreign file is not touched.
        let version = try version(of: connection)
        for migration in migrations.dropFirst(version) {
            let isApplied = try connection.transaction(.write) { connection in
                guard try self.version(of: connection) < migration.version else {
                    return false
                }
                try apply(migration, on: connection)
                try completing(migration.version, connection)
                return true
            }
            if isApplied {
                applied.append(migration.version)
            }
        }
        return applied
    }

    /// As ``migrate(_:)``, for the file at `path`, which is made when missing and looked at through a connection that
    /// only reads before anything is written to it.
    @discardableResult
    package func migrate(
        databaseAt path: String, completing: (_ version: Int, Connection) throws -> Void = { _, _ in }
    ) throws -> [Int] {
        do {
            _ = try version(of: Connection(path: path, mode: .readOnly))
        } catch let error as SQLiteError where error.kind == .cantOpen || error.kind == .readOnly {
            // Missing, as at the first start; or left amid a change by a kill before the write-ahead log was on, which
            // only a connection that writes can undo (SQLITE_READONLY_ROLLBACK). Opening to write tells.
        }
        return try migrate(Connection(path: path, mode: .readWriteCreate), completing: completing)
    }

    private func apply(_ migration: Migration, on connection: Connection) throws(MigrationError) {
        do throws(SQLiteError) {
            try connection.execute(migration.sql)
            if connection.isInTransaction {
                // A pragma takes no placeholder; both are numbers.
                try connection.execute("PRAGMA user_version = \(migration.version)")
                try connection.execute("PRAGMA application_id = \(applicationID)")
                return
            }
        } catch {
            throw MigrationError.failed(version: migration.version, name: migration.name, error)
        }
        throw MigrationError.endedTransaction(version: migration.version, name: migration.name)
    }

    private static func integer(_ sql: String, on connection: Connection) throws -> Int {
        try connection.first(sql) { try $0.int(0) } ?? 0
    }
}
