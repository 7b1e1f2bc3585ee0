import Journal
import SQLite

extension SQLiteTransaction {
    /// What a receipt counts beside the records of each collection: a line each, by the name that it has there.
    private static let counted: [(kind: String, sql: String)] = [
        ("versions", "SELECT count(*) FROM versions WHERE user_id = ?1"),
        ("tokens", "SELECT count(*) FROM tokens WHERE user_id = ?1"),
        ("shares", "SELECT count(*) FROM shares WHERE user_id = ?1"),
        ("patients", "SELECT count(*) FROM patients WHERE user_id = ?1"),
        ("accessLog", "SELECT count(*) FROM access_log WHERE user_id = ?1"),
    ]

    func erase(_ person: Person) throws -> [ErasedCount] {
        let counts = try counts(of: person)
        try connection.run(
            """
            INSERT INTO erasures (user_id)
            VALUES (?1)
            ON CONFLICT (user_id) DO NOTHING
            """, [person.id.value])
        try connection.run(
            """
            DELETE FROM users
            WHERE id = ?1
            """, [person.id.value])
        keyring.forget(person.id)
        return counts
    }

    private func counts(of person: Person) throws -> [ErasedCount] {
        let records = try connection.all(
            """
            SELECT collection, count(*)
            FROM records
            WHERE user_id = ?1 AND deleted = 0
            GROUP BY collection
            """, [person.id.value]
        ) { ErasedCount(kind: try $0.text(0), count: try $0.int(1)) }
        let others = try Self.counted.map { counted in
            let count = try connection.first(counted.sql, [person.id.value]) { try $0.int(0) }
            return ErasedCount(kind: counted.kind, count: count ?? 0)
        }
        return records + others
    }

    /// Notes that an erased person has been taken from the master key.
    func endErasure(of person: UUID) throws {
        try connection.run(
            """
            DELETE FROM erasures
            WHERE user_id = ?1
            """, [person.value])
    }

    /// People who are erased, but not known to have been taken from the master key.
    static func erasures(on connection: Connection) throws -> [UUID] {
        try connection.all(
            """
            SELECT user_id
            FROM erasures
            """
        ) { try $0.uuid(0) }
    }
}
