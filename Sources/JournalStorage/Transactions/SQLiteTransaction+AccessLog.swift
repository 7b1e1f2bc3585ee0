import Journal
import SQLite

extension SQLiteTransaction {
    func accessHead(of person: Person) throws -> AccessHead? {
        try Self.accessHead(of: person, on: connection)
    }

    static func accessHead(of person: Person, on connection: Connection) throws -> AccessHead? {
        let head = try connection.first(
            """
            SELECT access_head
            FROM users
            WHERE id = ?1
            """, [person.id.value]
        ) { row in
            try row.isNull(0)
                ? nil : person.seal.open(try row.blob(0), context: SealContext.accessHead(of: person.id))
        }
        guard let bytes = head ?? nil else { return nil }
        guard bytes.count == 40 else { throw UnreadableRow(description: "the head of an access log does not read") }
        let sequence = bytes[..<8].reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return AccessHead(sequence: Int(sequence), hash: Array(bytes[8...]))
    }

    func accessEntries(of person: Person, before sequence: Int, limit: Int) throws -> [AccessLogRow] {
        try connection.all(
            """
            SELECT sequence, entry
            FROM access_log
            WHERE user_id = ?1 AND sequence < ?2
            ORDER BY sequence DESC
            LIMIT ?3
            """, [person.id.value, .integer(Int64(sequence)), .integer(Int64(limit))]
        ) { row in
            let sequence = Int(try row.int64(0))
            let context = SealContext.accessEntry(sequence, of: person.id)
            return AccessLogRow(sequence: sequence, bytes: try person.seal.open(try row.blob(1), context: context))
        }
    }

    func append(_ row: AccessLogRow, head: AccessHead, of person: Person) throws {
        let entry = try person.seal.close(
            row.bytes, context: SealContext.accessEntry(row.sequence, of: person.id))
        try connection.run(
            """
            INSERT INTO access_log (user_id, sequence, entry)
            VALUES (?1, ?2, ?3)
            """, [person.id.value, .integer(Int64(row.sequence)), .blob(entry)])
        try Self.setAccessHead(head, of: person, on: connection)
    }

    static func setAccessHead(_ head: AccessHead, of person: Person, on connection: Connection) throws {
        let number = withUnsafeBytes(of: Int64(head.sequence).bigEndian) { [UInt8]($0) }
        let sealed = try person.seal.close(number + head.hash, context: SealContext.accessHead(of: person.id))
        try connection.run(
            """
            UPDATE users
            SET access_head = ?2
            WHERE id = ?1
            """, [person.id.value, .blob(sealed)])
    }
}
