import CivilTime
import Journal
import SQLite

extension SQLiteTransaction {
    func account(id: UUID) throws -> Account? {
        guard let person = try person(id) else { return nil }
        return try account(of: person)
    }

    func owner(ofToken id: UUID) throws -> Person? {
        let owner = try connection.first(
            """
            SELECT user_id
            FROM tokens
            WHERE id = ?1
            """, [id.value]
        ) { try $0.uuid(0) }
        return try owner.flatMap { try person($0) }
    }

    func accountFigures(after id: UUID?, now: Instant, limit: Int) throws -> [AccountFigures] {
        try connection.all(
            """
            SELECT id, created_at,
                (SELECT max(last_used_at) FROM tokens WHERE user_id = users.id),
                (SELECT count(*) FROM records WHERE user_id = users.id AND deleted = 0),
                (SELECT count(*)
                FROM tokens
                WHERE user_id = users.id AND (expires_at IS NULL OR expires_at > ?2))
            FROM users
            WHERE id > ?1
            ORDER BY id
            LIMIT ?3
            """, [id?.value ?? .blob([]), now.value, .integer(Int64(limit))]
        ) { row in
            AccountFigures(
                id: try row.uuid(0), createdAt: try row.instant(1),
                lastSeenAt: try row.isNull(2) ? nil : row.instant(2), records: try row.int(3), tokens: try row.int(4))
        }
    }

    private func person(_ id: UUID) throws -> Person? {
        try connection.first(
            """
            SELECT data_key
            FROM users
            WHERE id = ?1
            """, [id.value]
        ) { Person(id: id, seal: try seal(of: id, wrapped: $0.blobBytes(0))) }
    }
}
