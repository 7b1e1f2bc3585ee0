import CivilTime
import Journal
import SQLite

extension SQLiteTransaction {
    private static let columns =
        "id, collection, revision, created_at, updated_at, event_date, event_at, parent_id, body"

    func record(_ id: UUID, of person: Person) throws -> Record? {
        try connection.first(
            """
            SELECT \(Self.columns)
            FROM records
            WHERE user_id = ?1 AND id = ?2
            """, [person.id.value, id.value]
        ) { try Self.record(from: $0, of: person) }
    }

    func records(in collection: String, of person: Person, matching query: PageQuery) throws -> [Record] {
        let isDescending = query.order == .descending
        // The day of the last record seen bounds the range too, so that the index starts at it and not at the top.
        let first = isDescending ? query.from : [query.from, query.after?.event.date].compactMap(\.self).max()
        let last = isDescending ? [query.to, query.after?.event.date].compactMap(\.self).min() : query.to
        let after = query.after
        let end: Int64 = isDescending ? .max : .min
        return try connection.all(
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
        ) { try Self.record(from: $0, of: person) }
    }

    func children(of parentID: UUID, of person: Person, limit: Int) throws -> [Record] {
        try connection.all(
            """
            SELECT \(Self.columns)
            FROM records
            WHERE user_id = ?1 AND parent_id = ?2 AND deleted = 0
            LIMIT ?3
            """, [person.id.value, parentID.value, .integer(Int64(limit))]
        ) { try Self.record(from: $0, of: person) }
    }

    func save(_ record: Record, of person: Person) throws {
        let change = try nextChange(of: person)
        let context = SealContext.record(record.id, in: record.collection, of: person.id)
        let body = try record.body.map { try person.seal.close($0, context: context) }
        try connection.run(
            """
            INSERT INTO records (
                user_id, id, collection, revision, change, event_at, event_date, parent_id, deleted,
                created_at, updated_at, body
            )
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
            ON CONFLICT (user_id, id) DO UPDATE SET
                collection = excluded.collection,
                revision = excluded.revision,
                change = excluded.change,
                event_at = excluded.event_at,
                event_date = excluded.event_date,
                parent_id = excluded.parent_id,
                deleted = excluded.deleted,
                updated_at = excluded.updated_at,
                body = excluded.body
            """,
            [
                person.id.value, record.id.value, .text(record.collection), .integer(Int64(record.revision)),
                .integer(change), record.event.instant.value, .integer(Int64(record.event.date.dayNumber)),
                record.parentID?.value ?? .null, .integer(record.isDeleted ? 1 : 0),
                record.createdAt.value, record.updatedAt.value, body.map { .blob($0) } ?? .null,
            ])
    }

    /// Raises the person's change number by one.
    ///
    /// - Throws: `.notFound` when the account has been erased since the request was let in.
    private func nextChange(of person: Person) throws -> Int64 {
        let change = try connection.first(
            """
            UPDATE users
            SET change_number = change_number + 1
            WHERE id = ?1
            RETURNING change_number
            """, [person.id.value]
        ) { try $0.int64(0) }
        guard let change else { throw JournalError.notFound }
        return change
    }

    private static func record(from row: Row, of person: Person) throws -> Record {
        let id = try row.uuid(0)
        let collection = try row.text(1)
        guard let date = CivilDate(dayNumber: Int(try row.int64(5))) else {
            throw UnreadableRow(description: "a day number is out of range")
        }
        let body =
            try row.isNull(8)
            ? nil
            : person.seal.open(
                try row.blob(8), context: SealContext.record(id, in: collection, of: person.id))
        return Record(
            id: id, collection: collection, revision: Int(try row.int64(2)), createdAt: try row.instant(3),
            updatedAt: try row.instant(4),
            event: RecordEvent(date: date, instant: try row.instant(6)),
            parentID: try row.isNull(7) ? nil : row.uuid(7), body: body)
    }

    private static let newestFirst = """
        SELECT \(columns)
        FROM records
        WHERE user_id = ?1 AND collection = ?2 AND deleted = 0
            AND event_date BETWEEN ?3 AND ?4
            AND (event_date, event_at, id) < (?5, ?6, ?7)
            AND (?8 IS NULL OR parent_id = ?8)
        ORDER BY event_date DESC, event_at DESC, id DESC
        LIMIT ?9
        """

    private static let oldestFirst = """
        SELECT \(columns)
        FROM records
        WHERE user_id = ?1 AND collection = ?2 AND deleted = 0
            AND event_date BETWEEN ?3 AND ?4
            AND (event_date, event_at, id) > (?5, ?6, ?7)
            AND (?8 IS NULL OR parent_id = ?8)
        ORDER BY event_date, event_at, id
        LIMIT ?9
        """
}
