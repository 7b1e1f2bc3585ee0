import Crypto
package import Journal
import SQLite

extension JournalDatabase {
    /// What the check of one person's access log has found.
    package struct AccessLogVerdict: Sendable {
        package let person: UUID
        package let entries: Int
        /// The hash of the last entry, in base64url; `nil` without one.
        package let head: String?
        /// Empty for a log that is whole.
        package let faults: [String]
    }

    /// Checks the chain of every person's access log, one after the other; nothing is written, and a server may run.
    ///
    /// - Throws: `WrongMasterKey`, `MigrationError`, `SQLiteError`; `.cantOpen` where there is no journal.
    package static func checkAccessLogs(
        at path: String, masterKey: MasterKey, _ report: (AccessLogVerdict) throws -> Void
    ) throws {
        let connection = try Connection(path: path, mode: .readOnly)
        let runner = try MigrationRunner(applicationID: applicationID, migrations: migrations)
        guard try runner.version(of: connection) >= sharingVersion else { return }
        try connection.transaction(.read) { connection in
            guard let check = try meta("key-check", on: connection), masterKey.recognises(check) else {
                throw WrongMasterKey()
            }
            let people = try connection.all(
                """
                SELECT id, data_key
                FROM users
                ORDER BY created_at, id
                """
            ) { (id: try $0.uuid(0), wrapped: try $0.blob(1)) }
            for (id, wrapped) in people {
                try report(verdict(on: id, wrapped, masterKey, connection))
            }
        }
    }

    /// A person whose own key, or the word on where the log ends, does not open is told of as any other whose log is not
    /// whole.
    private static func verdict(
        on id: UUID, _ wrapped: [UInt8], _ masterKey: MasterKey, _ connection: Connection
    ) throws -> AccessLogVerdict {
        do {
            let key = try masterKey.unwrap(wrapped, of: id)
            return try verdict(on: Person(id: id, seal: PersonSeal(key: key)), connection)
        } catch  where !(error is SQLiteError) {
            let entries = try connection.first(
                """
                SELECT count(*)
                FROM access_log
                WHERE user_id = ?1
                """, [id.value]
            ) { try $0.int(0) }
            return AccessLogVerdict(
                person: id, entries: entries ?? 0, head: nil,
                faults: ["the journal of this person does not open: attune doctor"])
        }
    }

    private static func verdict(on person: Person, _ connection: Connection) throws -> AccessLogVerdict {
        let chain = AccessChain { SHA256.digest($0) }
        var check = AccessChainCheck(chain: chain)
        try connection.forEach(
            """
            SELECT sequence, entry
            FROM access_log
            WHERE user_id = ?1
            ORDER BY sequence
            """, [person.id.value]
        ) { row in
            let sequence = Int(try row.int64(0))
            let context = SealContext.accessEntry(sequence, of: person.id)
            // What does not open is what is looked for.
            check.add(sequence: sequence, bytes: try? person.seal.open(try row.blob(1), context: context))
        }
        let head = try SQLiteTransaction.accessHead(of: person, on: connection)
        check.end(at: head)
        return AccessLogVerdict(
            person: person.id, entries: check.count,
            head: head.flatMap { $0 == .start ? nil : Base64URL.text(of: $0.hash) },
            faults: check.faults)
    }
}
