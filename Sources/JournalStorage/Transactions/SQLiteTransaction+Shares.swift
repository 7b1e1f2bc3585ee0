import CivilTime
import JSON
import Journal
import SQLite

extension SQLiteTransaction {
    func shares(of person: Person, now: Instant) throws -> [Share] {
        try connection.all(
            """
            SELECT id, terms, created_at, expires_at, last_used_at, uses
            FROM shares
            WHERE user_id = ?1 AND expires_at > ?2
            ORDER BY created_at DESC, id DESC
            """, [person.id.value, now.value]
        ) { try Self.share(from: $0, of: person) }
    }

    func access(shareDigest digest: [UInt8], now: Instant) throws -> ShareAccess? {
        try connection.first(
            """
            SELECT shares.id, terms, shares.created_at, expires_at, last_used_at, uses, users.id, data_key
            FROM shares
            JOIN users ON users.id = shares.user_id
            WHERE digest = ?1 AND expires_at > ?2
            """, [.blob(digest), now.value], map: access)
    }

    func access(shareID: UUID, now: Instant) throws -> ShareAccess? {
        try connection.first(
            """
            SELECT shares.id, terms, shares.created_at, expires_at, last_used_at, uses, users.id, data_key
            FROM shares
            JOIN users ON users.id = shares.user_id
            WHERE shares.id = ?1 AND expires_at > ?2
            """, [shareID.value, now.value], map: access)
    }

    func insert(_ share: Share, digest: [UInt8], of person: Person) throws {
        try connection.run(
            """
            INSERT INTO shares (id, user_id, digest, terms, created_at, expires_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            """,
            [
                share.id.value, person.id.value, .blob(digest), .blob(try Self.terms(of: share, sealedBy: person)),
                share.createdAt.value, share.expiresAt.value,
            ])
    }

    func update(_ share: Share, of person: Person) throws {
        try connection.run(
            """
            UPDATE shares
            SET terms = ?3, expires_at = ?4
            WHERE id = ?1 AND user_id = ?2
            """,
            [
                share.id.value, person.id.value, .blob(try Self.terms(of: share, sealedBy: person)),
                share.expiresAt.value,
            ])
    }

    func countUse(of shareID: UUID, of person: Person, at instant: Instant) throws {
        try connection.run(
            """
            UPDATE shares
            SET uses = uses + 1, last_used_at = ?3
            WHERE id = ?1 AND user_id = ?2
            """, [shareID.value, person.id.value, instant.value])
    }

    func removeShare(_ id: UUID, of person: Person) throws -> Bool {
        try connection.run(
            """
            DELETE FROM shares
            WHERE id = ?1 AND user_id = ?2
            """, [id.value, person.id.value])
        return connection.changes == 1
    }

    func removeShares(of person: Person) throws {
        try connection.run(
            """
            DELETE FROM shares
            WHERE user_id = ?1
            """, [person.id.value])
    }

    private func access(from row: Row) throws -> ShareAccess {
        let owner = try row.uuid(6)
        let person = Person(id: owner, seal: try seal(of: owner, wrapped: row.blobBytes(7)))
        return ShareAccess(share: try Self.share(from: row, of: person), person: person)
    }

    private static func share(from row: Row, of person: Person) throws -> Share {
        let id = try row.uuid(0)
        let terms = try JSONParser.parse(person.seal.open(row.blob(1), context: SealContext.terms(of: id)))
        return Share(
            id: id, terms: try ShareTerms(terms), createdAt: try row.instant(2), expiresAt: try row.instant(3),
            lastUsedAt: try row.isNull(4) ? nil : row.instant(4), uses: Int(try row.int64(5)))
    }

    private static func terms(of share: Share, sealedBy person: Person) throws -> [UInt8] {
        try person.seal.close(
            JSONWriter.bytes(of: .object(share.terms.json)), context: SealContext.terms(of: share.id))
    }
}
