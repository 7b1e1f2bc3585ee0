import CivilTime
import Journal
import SQLite

extension SQLiteTransaction {
    static let columns =
        "id, revision, created_at, updated_at, event_date, event_at, parent_id, body, collection"

    func record(_ id: UUID, of person: Person) throws -> Record? {
        try connection.first(Self.recordByID, [person.id.value, id.value]) { row in
            try Self.record(from: row, in: try row.text(8), of: person)
        }
    }

    private static let recordByID = Query(
        """
        SELECT \(columns)
        FROM records
        WHERE user_id = ?1 AND id = ?2
        """)

    func records(in collection: String, of person: Person, matching query: PageQuery) throws -> [Record] {
        let isDescending = query.order == .descending
        // The day of the last record seen bounds the range too, so that the index starts at it and not at the top.
        let first = isDescending ? query.from : [query.from, query.after?.event.date].compactMap(\.self).max()
        let last = isDescending ? [query.to, query.after?.event.date].compactMap(\.self).min() : query.to
        let after = query.after
        let end: Int64 = isDescending ? .max : .min
        var records: [Record] = []
        records.reserveCapacity(min(query.limit, 512))
        try connection.forEach(
            isDescending ? Self.newestFirst : Self.oldestFirst,
            [
                person.id.value, .text(collection),
                .integer(first.map { Int64($0.dayNumber) } ?? .min),
                .integer(last.map { Int64($0.dayNumber) } ?? .max),
                .integer(after.map { Int64($0.event.date.dayNumber) } ?? end),
                .integer(after?.event.instant.milliseconds ?? end),
                .blob(after?.id.bytes ?? []),
                query.parentID?.value ?? .null,
                .integer(Int64(query.limit)),
            ]
        ) { records.append(try Self.record(from: $0, in: collection, of: person)) }
        return records
    }

    func children(of parentID: UUID, of person: Person, limit: Int) throws -> [Record] {
        try connection.all(
            """
            SELECT \(Self.columns)
            FROM records
            WHERE user_id = ?1 AND parent_id = ?2 AND deleted = 0
            LIMIT ?3
            """, [person.id.value, parentID.value, .integer(Int64(limit))]
        ) { try Self.record(from: $0, in: try $0.text(8), of: person) }
    }

    func save(_ record: Record, of person: Person) throws {
        guard let numbers else { throw WriteInReadTransaction() }
        let change = try numbers.next(of: person)
        let context = SealContext.record(record.id, in: record.collection, of: person.id)
        let body = try record.body.map { try person.seal.close($0, context: context) }
        try connection.run(
            Self.upsert,
            [
                person.id.value, record.id.value, .text(record.collection), .integer(Int64(record.revision)),
                .integer(change), record.event.instant.value, .integer(Int64(record.event.date.dayNumber)),
                record.parentID?.value ?? .null, .integer(record.isDeleted ? 1 : 0),
                record.createdAt.value, record.updatedAt.value, body.map { .blob($0) } ?? .null,
                person.tokenID?.value ?? .null,
            ])
    }

    private static let upsert = Query(
        """
        INSERT INTO records (
            user_id, id, collection, revision, change, event_at, event_date, parent_id, deleted,
            created_at, updated_at, body, token_id
        )
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        ON CONFLICT (user_id, id) DO UPDATE SET
            collection = excluded.collection,
            revision = excluded.revision,
            change = excluded.change,
            event_at = excluded.event_at,
            event_date = excluded.event_date,
            parent_id = excluded.parent_id,
            deleted = excluded.deleted,
            updated_at = excluded.updated_at,
            body = excluded.body,
            token_id = excluded.token_id
        """)

    /// A record out of the columns above, but for its collection, which a list knows.
    static func record(from row: Row, in collection: String, of person: Person) throws -> Record {
        let id = try row.uuid(0)
        guard let date = CivilDate(dayNumber: Int(try row.int64(4))) else {
            throw UnreadableRow(description: "a day number is out of range")
        }
        var body: [UInt8]?
        if try !row.isNull(7) {
            let context = SealContext.record(id, in: collection, of: person.id)
            body = try person.seal.open(row.blobBytes(7), context: context)
        }
        return Record(
            id: id, collection: collection, revision: Int(try row.int64(1)), createdAt: try row.instant(2),
            updatedAt: try row.instant(3),
            event: RecordEvent(date: date, instant: try row.instant(5)),
            parentID: try row.isNull(6) ? nil : row.uuid(6), body: body)
    }

    private static let newestFirst = Query(
        """
        SELECT \(columns)
        FROM records
        WHERE user_id = ?1 AND collection = ?2 AND deleted = 0
            AND event_date BETWEEN ?3 AND ?4
            AND (event_date, event_at, id) < (?5, ?6, ?7)
            AND (?8 IS NULL OR parent_id = ?8)
        ORDER BY event_date DESC, event_at DESC, id DESC
        LIMIT ?9
        """)

    private static let oldestFirst = Query(
        """
        SELECT \(columns)
        FROM records
        WHERE user_id = ?1 AND collection = ?2 AND deleted = 0
            AND event_date BETWEEN ?3 AND ?4
            AND (event_date, event_at, id) > (?5, ?6, ?7)
            AND (?8 IS NULL OR parent_id = ?8)
        ORDER BY event_date, event_at, id
        LIMIT ?9
        """)
}
