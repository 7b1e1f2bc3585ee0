import CivilTime
import Journal
import SQLite

extension JournalDatabase {
    /// The version that this program's schema has.
    package static var newestSchema: Int { migrations.count }

    /// The step of the schema that brought erasures that reach backups.
    private static let erasuresVersion = 5

    /// People that are looked at in one transaction, so that none is long.
    private static let inspectionPage = 200

    /// The schema version of the journal at `path`, which is left as it is; `nil` where there is none.
    ///
    /// - Throws: `MigrationError` for a database that is not ours or is newer, `SQLiteError`.
    package static func schema(at path: String) throws -> Int? {
        do {
            return try MigrationRunner(applicationID: applicationID, migrations: migrations)
                .version(of: Connection(path: path, mode: .readOnly))
        } catch let error as SQLiteError where error.kind == .cantOpen {
            return nil
        }
    }

    /// Whether another process has the journal at `path` open. Where none has, the log is emptied.
    ///
    /// - Throws: `SQLiteError`.
    package static func isInUse(_ path: String) throws -> Bool {
        do throws(SQLiteError) {
            try Connection(path: path, mode: .readWriteCreate).leaveLog()
            return false
        } catch {
            guard error.kind == .busy else { throw error }
            return true
        }
    }

    /// Opens everybody's data key, profile and newest record; nothing is written, and a server may run.
    ///
    /// - Parameter progress: is told how many people are done, of how many.
    /// - Throws: `WrongMasterKey`, `MigrationError`, `SQLiteError`.
    package static func inspect(
        _ path: String, masterKey: MasterKey, progress: (Int, Int) -> Void
    ) throws -> JournalContents {
        let connection = try Connection(path: path, mode: .readOnly)
        let version = try MigrationRunner(applicationID: applicationID, migrations: migrations).version(of: connection)
        guard version > 0 else { return JournalContents() }
        guard let check = try meta("key-check", on: connection), masterKey.recognises(check) else {
            throw WrongMasterKey()
        }
        var contents = JournalContents()
        if version >= erasuresVersion {
            contents.unfinishedErasures = try SQLiteTransaction.erasures(on: connection).count
        }
        // A key of a version before is wrapped anew by the next start, and until then nothing can be said of it.
        guard masterKey.all.contains(where: { $0.opens(check) }) else { return contents }
        contents.isBeingSealedAnew = try !masterKey.opens(check) || meta("key-next", on: connection) != nil
        let total = try connection.first("SELECT count(*) FROM users") { try $0.int(0) } ?? 0
        var last: UUID?
        repeat {
            let page = try connection.transaction(.read) { connection in
                try inspectPage(after: last, masterKey, &contents, connection)
            }
            progress(contents.people, total)
            last = page
        } while last != nil
        return contents
    }

    /// Looks at the people of a page; returns the last of them, `nil` when there are no more.
    private static func inspectPage(
        after last: UUID?, _ masterKey: MasterKey, _ contents: inout JournalContents, _ connection: Connection
    ) throws -> UUID? {
        // Another process may put another key in its place between two pages.
        guard let check = try checkInForce(on: connection), masterKey.recognises(check) else { throw WrongMasterKey() }
        let page = try connection.all(
            """
            SELECT id, data_key, profile, created_at
            FROM users
            WHERE id > ?1
            ORDER BY id
            LIMIT ?2
            """, [last?.value ?? .blob([]), .integer(Int64(inspectionPage))]
        ) { (id: try $0.uuid(0), wrapped: try $0.blob(1), profile: try $0.blob(2), createdAt: try $0.instant(3)) }
        for (id, wrapped, profile, createdAt) in page {
            contents.people += 1
            // Who was erased since a backup was made does not open in it, and is not to.
            guard masterKey.holds(id) else { continue }
            let written = try newestWrite(of: id, connection) ?? createdAt
            contents.newest = max(contents.newest ?? createdAt, written, createdAt)
            do {
                let seal = PersonSeal(key: try masterKey.unwrap(wrapped, of: id))
                _ = try seal.open(profile, context: SealContext.profile(of: id))
                try openSample(of: Person(id: id, seal: seal), connection)
            } catch  where !(error is SQLiteError) {
                contents.unopened.append(id)
            }
        }
        return page.count == inspectionPage ? page.last?.id : nil
    }

    private static func newestWrite(of id: UUID, _ connection: Connection) throws -> Instant? {
        try connection.first(
            """
            SELECT updated_at
            FROM records
            WHERE user_id = ?1
            ORDER BY change DESC
            LIMIT 1
            """, [id.value]
        ) { try $0.instant(0) }
    }

    /// Opens the newest record that has a body; tombstones have none.
    private static func openSample(of person: Person, _ connection: Connection) throws {
        _ = try connection.first(
            """
            SELECT \(SQLiteTransaction.columns)
            FROM records
            WHERE user_id = ?1 AND deleted = 0
            ORDER BY change DESC
            LIMIT 1
            """, [person.id.value]
        ) { try SQLiteTransaction.record(from: $0, in: try $0.text(8), of: person) }
    }
}
