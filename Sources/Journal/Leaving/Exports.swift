import CivilTime
import JSON

/// What a person takes along: all of it as one document, or a collection as a table.
package struct Exports: Sendable {
    let records: Records
    let users: Users
    let tokens: Tokens
    let sharing: Sharing

    /// Assessments at once: each is compared with others, which takes as long as some ten records.
    private static let comparedLimits = ScanLimits(records: 40, bytes: ScanLimits.usual.bytes)

    package init(records: Records, users: Users, tokens: Tokens, sharing: Sharing) {
        self.records = records
        self.users = users
        self.tokens = tokens
        self.sharing = sharing
    }

    /// Everything that a person has; what it says of the account is read now, the lists as they are asked for.
    package func document(of person: Person, from transaction: any ReadTransaction) throws -> ExportDocument {
        let start = records.now()
        let tokens = try tokens.list(of: person, from: transaction)
        let shares = try sharing.shares.list(of: person, from: transaction)
        let patients = try sharing.patients.list(of: person, from: transaction)
        let head: JSONObject = [
            "format": .string(ExportDocument.format), "version": .number(JSONNumber(ExportDocument.version)),
            "exportedAt": .string(start.utcText),
            "user": .object(try users.profile(of: person, from: transaction).json),
            "tokens": .array(tokens.map { .object($0.json) }),
            "shares": .array(shares.map { .object($0.json) }),
            "patients": .array(patients.map { .object($0.json) }),
        ]
        return ExportDocument(
            head: head,
            lists: Records.collections.map { list(of: $0, since: start) } + [versions(since: start), accessLog])
    }

    /// A collection as a table.
    package func table(
        of type: any RecordContent.Type, of person: Person, from transaction: any ReadTransaction
    ) throws -> ExportTable {
        let trackers = try transaction.trackerScales(of: person).keys.sorted()
        let metrics = records.rules.metrics.metrics.map(\.key)
        return ExportTable(of: type, metrics: metrics, trackers: trackers) { [self] id, person, transaction in
            let scan = try scan(type, of: person, after: id, from: transaction)
            return ExportTable.Page(records: try complete(scan.records, of: person, from: transaction), next: scan.next)
        }
    }

    /// The records of a collection, as they are answered, but for those that were made since the export began: what they
    /// hang on may belong to what has been written already. A time that is yet to come is one that was brought in.
    private func list(of type: any RecordContent.Type, since start: Instant) -> ExportList {
        ExportList(type.collection.name, in: "records") { [self] position, person, transaction in
            var after: UUID?
            if case .behind(let id, _) = position { after = id }
            let scan = try scan(type, of: person, after: after, from: transaction)
            let records = scan.records.filter(isOlder(than: start))
            return ExportList.Page(
                items: try complete(records, of: person, from: transaction),
                next: scan.next.map { .behind($0, revision: 0) })
        }
    }

    private func isOlder(than start: Instant) -> (Record) -> Bool {
        let now = records.now()
        return { $0.createdAt <= start || $0.createdAt > now }
    }

    /// What records were before.
    private func versions(since start: Instant) -> ExportList {
        ExportList("versions") { [self] position, person, transaction in
            var after: RevisionScan.Position?
            if case .behind(let id, let revision) = position { after = .init(recordID: id, revision: revision) }
            let scan = try transaction.earlierRevisions(of: person, after: after, limits: .usual)
            let items = try scan.records.filter(isOlder(than: start)).map { record in
                var writer = JSONWriter(capacity: 320 + (record.body?.count ?? 0))
                writer.beginObject()
                writer.member("collection", record.collection)
                writer.member("recordId", record.id.description)
                writer.member("revision", record.revision)
                writer.member("writtenAt", record.updatedAt.utcText)
                writer.name("record")
                record.write(
                    to: &writer, adding: try records.riskAddition(to: record, of: person, from: transaction))
                writer.endObject()
                return writer.bytes
            }
            return ExportList.Page(
                items: items, next: scan.next.map { .behind($0.recordID, revision: $0.revision) })
        }
    }

    /// Who has read what.
    private var accessLog: ExportList {
        ExportList("accessLog") { [sharing] position, person, transaction in
            var sequence: Int?
            if case .before(let number) = position { sequence = number }
            let page = try sharing.log.page(
                of: person, before: sequence, limit: ScanLimits.usual.records, from: transaction)
            let items = page.items.map { item in
                var writer = JSONWriter(capacity: 640)
                item.write(to: &writer)
                return writer.bytes
            }
            return ExportList.Page(items: items, next: page.next.map { .before($0) })
        }
    }

    private func scan(
        _ type: any RecordContent.Type, of person: Person, after id: UUID?, from transaction: any ReadTransaction
    ) throws -> RecordScan {
        let isCompared = type.collection == Assessment.collection
        return try transaction.scan(
            type.collection.name, of: person, after: id, limits: isCompared ? Self.comparedLimits : .usual)
    }

    /// Records with what is added to them when they are answered, as JSON texts.
    private func complete(
        _ records: [Record], of person: Person, from transaction: any ReadTransaction
    ) throws -> [[UInt8]] {
        let additions = try self.records.additions(toEachOf: records, of: person, from: transaction)
        return records.map { $0.json(adding: additions[$0.id]) }
    }
}
