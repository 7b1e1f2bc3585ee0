package import Journal
import SQLite

extension JournalDatabase {
    /// Holds the key against the one that made the database, seals anew what a key before it or a version without a key
    /// for each person has sealed, and removes people who have been taken from the key, as after a restore: they never open again.
    ///
    /// Within the caller's transaction; done again, it changes nothing.
    ///
    /// - Returns: how many people were removed; `nil` for a database that has no key yet.
    /// - Throws: `WrongMasterKey`.
    static func admit(_ masterKey: MasterKey, to connection: Connection) throws -> Int? {
        guard let check = try meta("key-check", on: connection) else { return nil }
        if !masterKey.opens(check) {
            let next = try meta("key-next", on: connection)
            guard masterKey.recognises(check), next.map(masterKey.recognises) ?? true else { throw WrongMasterKey() }
            _ = try seal(try people(on: connection), anewWith: masterKey, on: connection)
            try endRotation(to: masterKey, on: connection)
        }
        return try removeErased(by: masterKey, on: connection)
    }

    /// People who were erased from the journal at `path`, but are not known to have been taken from the master key: nobody
    /// where there is no journal, and none that can be read.
    package static func unfinishedErasures(at path: String) -> [UUID] {
        do {
            let connection = try Connection(path: path, mode: .readOnly)
            guard
                try connection.first("SELECT 1 FROM sqlite_schema WHERE name = 'erasures'", map: { _ in true }) != nil
            else { return [] }
            return try SQLiteTransaction.erasures(on: connection)
        } catch {
            // A journal that is damaged is what a backup takes the place of.
            return []
        }
    }

    /// Writes where the access logs end that a step of the schema has left without: nowhere yet. Those that have an entry
    /// stay as they are, since a word that is missing there is not for the program to make up.
    static func beginAccessLogs(_ connection: Connection, masterKey: MasterKey) throws {
        guard try meta("access-logs-to-begin", on: connection) != nil else { return }
        let people = try connection.all(
            """
            SELECT id
            FROM users
            WHERE access_head IS NULL
                AND NOT EXISTS (SELECT 1 FROM access_log WHERE user_id = users.id)
            """
        ) { try $0.uuid(0) }
        for id in people {
            guard let wrapped = try dataKey(of: id, on: connection) else { continue }
            // A damaged key opens nothing of theirs, and is no reason to keep the others from their journals.
            guard let key = try? masterKey.unwrap(wrapped, of: id) else { continue }
            try SQLiteTransaction.setAccessHead(
                .start, of: Person(id: id, seal: PersonSeal(key: key)), on: connection)
        }
        try connection.run("DELETE FROM meta WHERE name = 'access-logs-to-begin'")
    }

    private static func dataKey(of person: UUID, on connection: Connection) throws -> [UInt8]? {
        try connection.first(
            """
            SELECT data_key
            FROM users
            WHERE id = ?1
            """, [person.value]
        ) { try $0.blob(0) }
    }

    /// Goes by what was taken from the key, never by what does not open: a damaged row is no erased person.
    private static func removeErased(by masterKey: MasterKey, on connection: Connection) throws -> Int {
        guard masterKey.isPunctured else { return 0 }
        let erased = try people(on: connection).filter { !masterKey.holds($0) }
        for person in erased {
            try connection.run(
                """
                DELETE FROM users
                WHERE id = ?1
                """, [person.value])
        }
        return erased.count
    }

    static func people(on connection: Connection) throws -> [UUID] {
        try connection.all(
            """
            SELECT id
            FROM users
            """
        ) { try $0.uuid(0) }
    }
}
