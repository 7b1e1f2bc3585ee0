import CivilTime
import Crypto
import JSON
import Journal
import SQLite

extension SQLiteTransaction {
    func session(tokenDigest digest: [UInt8], now: Instant) throws -> Session? {
        try connection.first(Self.sessionByDigest, [.blob(digest), now.value]) { row in
            let owner = try row.uuid(3)
            let tokenID = try row.uuid(0)
            let person = Person(
                id: owner, seal: try seal(of: owner, wrapped: row.blobBytes(4)), tokenID: tokenID)
            return Session(
                person: person, tokenID: tokenID, scopes: Self.scopes(try row.text(1)),
                feed: try Self.feed(row, 6, of: tokenID, of: person),
                lastUsedAt: try row.isNull(2) ? nil : row.instant(2), changeNumber: try row.int64(5))
        }
    }

    private static let sessionByDigest = Query(
        """
        SELECT tokens.id, scopes, last_used_at, users.id, data_key, change_number, feed
        FROM tokens
        JOIN users ON users.id = tokens.user_id
        WHERE digest = ?1 AND (expires_at IS NULL OR expires_at > ?2)
        """)

    func isLive(_ tokenID: UUID, of person: Person, now: Instant) throws -> Bool {
        try connection.first(
            """
            SELECT 1
            FROM tokens
            WHERE id = ?1 AND user_id = ?2 AND (expires_at IS NULL OR expires_at > ?3)
            """, [tokenID.value, person.id.value, now.value]
        ) { _ in true } ?? false
    }

    func tokens(of person: Person, now: Instant) throws -> [Token] {
        try connection.all(
            """
            SELECT id, label, scopes, created_at, expires_at, last_used_at, feed
            FROM tokens
            WHERE user_id = ?1 AND (expires_at IS NULL OR expires_at > ?2)
            ORDER BY created_at DESC, id DESC
            """, [person.id.value, now.value]
        ) { try Self.token(from: $0, of: person) }
    }

    func insert(_ token: Token, digest: [UInt8], of person: Person) throws {
        let label = try token.label.map {
            try person.seal.close(Array($0.utf8), context: SealContext.label(of: token.id))
        }
        let feed = try token.feed.map {
            try person.seal.close(JSONWriter.bytes(of: .object($0.json)), context: SealContext.feed(of: token.id))
        }
        try connection.run(
            """
            INSERT INTO tokens (id, user_id, digest, label, scopes, created_at, expires_at, feed)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """,
            [
                token.id.value, person.id.value, .blob(digest), label.map { .blob($0) } ?? .null,
                .text(token.scopes.map(\.rawValue).joined(separator: " ")), token.createdAt.value,
                token.expiresAt?.value ?? .null, feed.map { .blob($0) } ?? .null,
            ])
    }

    func touch(_ tokenID: UUID, of person: Person, at instant: Instant) throws {
        try connection.run(
            """
            UPDATE tokens
            SET last_used_at = ?3
            WHERE id = ?1 AND user_id = ?2
            """, [tokenID.value, person.id.value, instant.value])
    }

    func revokeToken(_ id: UUID, of person: Person) throws -> Bool {
        try connection.run(
            """
            DELETE FROM tokens
            WHERE id = ?1 AND user_id = ?2
            """, [id.value, person.id.value])
        return connection.changes == 1
    }

    func revokeTokens(of person: Person, except kept: UUID?) throws {
        try connection.run(
            """
            DELETE FROM tokens
            WHERE user_id = ?1 AND id IS NOT ?2
            """, [person.id.value, kept?.value ?? .null])
    }

    private static func token(from row: Row, of person: Person) throws -> Token {
        let id = try row.uuid(0)
        let label =
            try row.isNull(1)
            ? nil
            : String(
                decoding: person.seal.open(try row.blob(1), context: SealContext.label(of: id)), as: UTF8.self)
        return Token(
            id: id, label: label,
            scopes: Self.scopes(try row.text(2)),
            feed: try feed(row, 6, of: id, of: person),
            createdAt: try row.instant(3),
            expiresAt: try row.isNull(4) ? nil : row.instant(4),
            lastUsedAt: try row.isNull(5) ? nil : row.instant(5))
    }

    /// The calendar feed of a column.
    private static func feed(_ row: Row, _ column: Int, of token: UUID, of person: Person) throws -> CalendarFeed? {
        if try row.isNull(column) { return nil }
        return try CalendarFeed(
            JSONParser.parse(person.seal.open(row.blob(column), context: SealContext.feed(of: token))))
    }

    /// The scopes of a column; nearly every token has all of them, which costs no parsing.
    private static func scopes(_ text: String) -> [Scope] {
        if text == allScopes { return Scope.allCases }
        return text.split(separator: " ").compactMap { Scope(rawValue: String($0)) }
    }

    private static let allScopes = Scope.allCases.map(\.rawValue).joined(separator: " ")
}
