import CivilTime
import Crypto
import Journal
import SQLite

extension SQLiteTransaction {
    func keptAnswer(for key: String, of person: Person, now: Instant) throws -> KeptAnswer? {
        let digest = SHA256.digest(Array(key.utf8))
        return try connection.first(
            """
            SELECT fingerprint, status, body
            FROM idempotency
            WHERE user_id = ?1 AND key = ?2 AND expires_at > ?3
            """, [person.id.value, .blob(digest), now.value]
        ) { row in
            let body = try person.seal.open(try row.blob(2), context: SealContext.answer(digest, of: person.id))
            return KeptAnswer(fingerprint: try row.blob(0), status: Int(try row.int64(1)), body: body)
        }
    }

    func keep(_ answer: KeptAnswer, for key: String, of person: Person, until: Instant) throws {
        let digest = SHA256.digest(Array(key.utf8))
        let body = try person.seal.close(answer.body, context: SealContext.answer(digest, of: person.id))
        try connection.run(
            """
            INSERT INTO idempotency (user_id, key, fingerprint, status, body, expires_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (user_id, key) DO UPDATE SET
                fingerprint = excluded.fingerprint,
                status = excluded.status,
                body = excluded.body,
                expires_at = excluded.expires_at
            """,
            [
                person.id.value, .blob(digest), .blob(answer.fingerprint), .integer(Int64(answer.status)),
                .blob(body), until.value,
            ])
    }

    func purgeExpired(now: Instant, limit: Int) throws -> Int {
        try connection.run(
            """
            DELETE FROM idempotency
            WHERE (user_id, key) IN (
                SELECT user_id, key
                FROM idempotency
                WHERE expires_at <= ?1
                LIMIT ?2
            )
            """, [now.value, .integer(Int64(limit))])
        let answers = connection.changes
        try connection.run(
            """
            DELETE FROM tokens
            WHERE id IN (
                SELECT id
                FROM tokens
                WHERE expires_at <= ?1
                LIMIT ?2
            )
            """, [now.value, .integer(Int64(limit - answers))])
        let tokens = connection.changes
        try connection.run(
            """
            DELETE FROM shares
            WHERE id IN (
                SELECT id
                FROM shares
                WHERE expires_at <= ?1
                LIMIT ?2
            )
            """, [now.value, .integer(Int64(limit - answers - tokens))])
        return answers + tokens + connection.changes
    }
}
