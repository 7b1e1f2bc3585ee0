import CivilTime
import JSON

/// A record as an export of this program has it, to be put back as it was.
///
/// What a person wrote is read by the rules, and what follows from it (scores, flags) is worked out anew, so that no text
/// brings an assessment without its risk flag. What has come about over time (revisions, versions, warnings) is taken from
/// the text, and only its form is checked.
struct RestoredRecord: Sendable {
    /// A greater revision becomes this one, so that what is exported after further edits can be brought in as well.
    static let greatestRevision = 1_000_000_000

    let draft: Draft
    let revision: Int
    let createdAt: Instant
    let updatedAt: Instant
    let warnings: [Warning]

    /// Reads a record; its faults have pointers into it.
    ///
    /// - Throws: `InvalidFields`.
    static func reading(
        _ value: JSONValue, in type: any RecordContent.Type, by rules: JournalRules
    ) throws -> (id: UUID, record: RestoredRecord) {
        let read = try FieldReader.read(value, as: type.collection.noun) { reading(fields: &$0, in: type, by: rules) }
        guard case .object(let members) = value else { return read }
        let content = try read.record.draft.content.restoring(members)
        let draft = Draft(id: read.id, content: content, recordedAt: read.record.draft.recordedAt)
        return (read.id, RestoredRecord(read.record, draft: draft))
    }

    private static func reading(
        fields: inout FieldReader, in type: any RecordContent.Type, by rules: JournalRules
    ) -> (id: UUID, record: RestoredRecord)? {
        let draft = Draft.reading(fields: &fields, in: type, by: rules, requiringID: true)
        let revision = fields.integer("revision", in: 1...9_007_199_254_740_991, required: true)
        let createdAt = fields.moment("createdAt", required: true)?.instant
        let updatedAt = fields.moment("updatedAt", required: true)?.instant
        let warnings = fields.objects("warnings", as: "a warning", count: 1...20) { Warning(reading: &$0) }
        guard let draft, let id = draft.id, let revision, let createdAt, let updatedAt else { return nil }
        return (
            id,
            RestoredRecord(
                draft: draft, revision: min(revision, greatestRevision), createdAt: createdAt, updatedAt: updatedAt,
                warnings: warnings ?? [])
        )
    }

    private init(draft: Draft, revision: Int, createdAt: Instant, updatedAt: Instant, warnings: [Warning]) {
        self.draft = draft
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.warnings = warnings
    }

    private init(_ record: RestoredRecord, draft: Draft) {
        self.init(
            draft: draft, revision: record.revision, createdAt: record.createdAt, updatedAt: record.updatedAt,
            warnings: record.warnings)
    }

    /// The record to be stored; in place of a tombstone it gets a revision that no client has seen.
    func record(_ id: UUID, over tombstone: Record?) -> Record {
        Record(
            id: id, collection: draft.collection.name, revision: max(revision, (tombstone?.revision ?? 0) + 1),
            createdAt: tombstone?.createdAt ?? createdAt, updatedAt: updatedAt, event: draft.content.event,
            parentID: draft.content.parentID, body: Record.body(of: draft, warnings: warnings))
    }
}

extension Warning {
    fileprivate init?(reading fields: inout FieldReader) {
        let code = fields.choice("code", of: Code.self, required: true)
        let detail = fields.string("detail", length: 1...2_000, required: true)
        guard let code, let detail else { return nil }
        self.init(code: code, detail: detail)
    }
}
