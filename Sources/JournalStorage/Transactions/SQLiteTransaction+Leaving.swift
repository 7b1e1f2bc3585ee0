import CivilTime
import Journal
import SQLite

/// What a person takes along, and what they bring back.
extension SQLiteTransaction {
    /// Rows that are looked at for one scan: a collection of which there is little must not be searched for in one go.
    private static let window = 2_000

    func scan(
        _ collection: String, of person: Person, after id: UUID?, limits: ScanLimits
    ) throws -> RecordScan {
        let start = id?.value ?? .blob([])
        let end = try connection.first(
            Self.windowEnd, [person.id.value, start, .integer(Int64(Self.window - 1))]
        ) { try $0.uuid(0) }
        var records: [Record] = []
        let isCut = try forEach(
            Self.rowsByID,
            [
                person.id.value, start, end?.value ?? .blob(Self.behindAllIDs), .text(collection),
                .integer(Int64(limits.records)),
            ], limits
        ) { row in
            let record = try Self.record(from: row, in: collection, of: person)
            records.append(record)
            return record.body?.count ?? 0
        }
        return RecordScan(records: records, next: isCut ? records.last?.id : end)
    }

    func earlierRevisions(
        of person: Person, after position: RevisionScan.Position?, limits: ScanLimits
    ) throws -> RevisionScan {
        var records: [Record] = []
        let isCut = try forEach(
            Self.revisionsByRecord,
            [
                person.id.value, position?.recordID.value ?? .blob([]), .integer(Int64(position?.revision ?? 0)),
                .integer(Int64(limits.records)),
            ], limits
        ) { row in
            let record = try Self.record(from: row, in: try row.text(8), of: person)
            records.append(record)
            return record.body?.count ?? 0
        }
        let last = records.last.map { RevisionScan.Position(recordID: $0.id, revision: $0.revision) }
        return RevisionScan(records: records, next: isCut ? last : nil)
    }

    func raiseChangeNumber(of person: Person, to number: Int64) throws {
        guard let numbers else { throw WriteInReadTransaction() }
        try numbers.raise(to: number, of: person)
    }

    /// Enough has been read.
    private struct Enough: Error {}

    /// Hands over rows until there are as many, or as many bytes, as the limits say; whether that was so.
    private func forEach(
        _ query: Query, _ values: [Value], _ limits: ScanLimits, _ body: (Row) throws -> Int
    ) throws -> Bool {
        var (count, bytes) = (0, 0)
        do {
            try connection.forEach(query, values) { row in
                bytes += try body(row)
                count += 1
                if bytes >= limits.bytes { throw Enough() }
            }
        } catch is Enough {
            return true
        }
        return count >= limits.records
    }

    /// Greater than any id.
    private static let behindAllIDs = [UInt8](repeating: 0xFF, count: 17)

    private static let windowEnd = Query(
        """
        SELECT id
        FROM records INDEXED BY sqlite_autoindex_records_1
        WHERE user_id = ?1 AND id > ?2
        ORDER BY id
        LIMIT 1 OFFSET ?3
        """)

    private static let rowsByID = Query(
        """
        SELECT \(columns)
        FROM records INDEXED BY sqlite_autoindex_records_1
        WHERE user_id = ?1 AND id > ?2 AND id <= ?3 AND collection = ?4 AND deleted = 0
        ORDER BY id
        LIMIT ?5
        """)

    private static let revisionsByRecord = Query(
        """
        SELECT records.id, versions.revision, created_at, written_at, event_date, event_at, NULL, versions.body, collection
        FROM versions
        JOIN records ON records.user_id = versions.user_id AND records.id = versions.record_id
        WHERE versions.user_id = ?1 AND (versions.record_id, versions.revision) > (?2, ?3)
        ORDER BY versions.record_id, versions.revision
        LIMIT ?4
        """)
}
