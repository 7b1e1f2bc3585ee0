import CivilTime
import Journal
import SQLite

extension SQLiteTransaction {
    // MARK: The feed

    func changes(of person: Person, after number: Int64, limit: Int) throws -> [Change] {
        var changes: [Change] = []
        changes.reserveCapacity(min(limit, 512))
        try connection.forEach(
            Self.changesByNumber, [person.id.value, .integer(number), .integer(Int64(limit))]
        ) { row in
            let record = try Self.record(from: row, in: try row.text(8), of: person)
            changes.append(Change(record: record, number: try row.int64(9)))
        }
        return changes
    }

    private static let changesByNumber = Query(
        """
        SELECT \(columns), change
        FROM records
        WHERE user_id = ?1 AND change > ?2
        ORDER BY change
        LIMIT ?3
        """)

    func feedBounds(of person: Person) throws -> FeedBounds {
        try numbers?.store()
        let bounds = try connection.first(Self.boundsOfFeed, [person.id.value]) { row in
            FeedBounds(newest: try row.int64(0), purgeHorizon: try row.int64(1))
        }
        guard let bounds else { throw JournalError.notFound }
        return bounds
    }

    private static let boundsOfFeed = Query(
        """
        SELECT change_number, purge_horizon
        FROM users
        WHERE id = ?1
        """)

    func cursor(at position: FeedPosition, of person: Person) -> String {
        cursors.cursor(at: position, of: person.id)
    }

    func position(of cursor: String, of person: Person) -> FeedPosition? {
        cursors.position(of: cursor, of: person.id)
    }

    // MARK: History

    func versions(of record: Record, of person: Person) throws -> [RecordVersion] {
        try connection.all(
            """
            SELECT revision, updated_at, token_id, body
            FROM records
            WHERE user_id = ?1 AND id = ?2 AND deleted = 0
            UNION ALL
            SELECT revision, written_at, token_id, body
            FROM versions
            WHERE user_id = ?1 AND record_id = ?2
            ORDER BY revision DESC
            """, [person.id.value, record.id.value]
        ) { try Self.version(from: $0, of: record, person) }
    }

    func version(_ revision: Int, of record: Record, of person: Person) throws -> RecordVersion? {
        try connection.first(
            """
            SELECT revision, written_at, token_id, body
            FROM versions
            WHERE user_id = ?1 AND record_id = ?2 AND revision = ?3
            """, [person.id.value, record.id.value, .integer(Int64(revision))]
        ) { try Self.version(from: $0, of: record, person) }
    }

    private static func version(from row: Row, of record: Record, _ person: Person) throws -> RecordVersion {
        // What was moved here is bound to its record as before.
        let context = SealContext.record(record.id, in: record.collection, of: person.id)
        return RecordVersion(
            revision: Int(try row.int64(0)), writtenAt: try row.instant(1),
            tokenID: try row.isNull(2) ? nil : row.uuid(2),
            body: try person.seal.open(row.blobBytes(3), context: context))
    }

    func keepVersion(of record: Record, of person: Person, limit: Int) throws {
        try connection.run(Self.copyToVersions, [person.id.value, record.id.value])
        guard record.revision > limit else { return }
        try connection.run(
            """
            DELETE FROM versions
            WHERE user_id = ?1 AND record_id = ?2 AND revision <= ?3
            """, [person.id.value, record.id.value, .integer(Int64(record.revision - limit))])
    }

    private static let copyToVersions = Query(
        """
        INSERT INTO versions (user_id, record_id, revision, token_id, written_at, body)
        SELECT user_id, id, revision, token_id, updated_at, body
        FROM records
        WHERE user_id = ?1 AND id = ?2 AND deleted = 0
        """)

    func removeVersions(of recordID: UUID, of person: Person) throws {
        try connection.run(
            """
            DELETE FROM versions
            WHERE user_id = ?1 AND record_id = ?2
            """, [person.id.value, recordID.value])
    }

    // MARK: Forgetting deletions

    func purgeTombstones(before instant: Instant, limit: Int) throws -> Int {
        let tombstones = try connection.all(
            """
            SELECT user_id, id, change
            FROM records
            WHERE deleted = 1 AND updated_at < ?1
            ORDER BY updated_at
            LIMIT ?2
            """, [instant.value, .integer(Int64(limit))]
        ) { (owner: try $0.uuid(0), id: try $0.uuid(1), change: try $0.int64(2)) }
        for tombstone in tombstones {
            // First the horizon, so that no client goes on from below it.
            try connection.run(
                """
                UPDATE users
                SET purge_horizon = max(purge_horizon, ?2)
                WHERE id = ?1
                """, [tombstone.owner.value, .integer(tombstone.change)])
            try connection.run(
                """
                DELETE FROM records
                WHERE user_id = ?1 AND id = ?2 AND change = ?3 AND deleted = 1
                """, [tombstone.owner.value, tombstone.id.value, .integer(tombstone.change)])
        }
        return tombstones.count
    }
}
