package import CivilTime
package import JSON

/// A record as the journal keeps it: what the server sets, and the content as canonical JSON.
package struct Record: Sendable {
    /// The members that the server sets; a client may send them back and they are not read.
    static let serverSetMembers = ["revision", "createdAt", "updatedAt", "localDate", "warnings"]

    package let id: UUID
    package let collection: String

    /// 1 for a new record, one more for each change.
    package let revision: Int

    /// When the record was first written.
    package let createdAt: Instant

    /// When the record was last written.
    package let updatedAt: Instant

    /// When its event happened.
    package let event: RecordEvent

    /// The record that it hangs on.
    package let parentID: UUID?

    /// The content, a JSON object in UTF-8; `nil` once deleted: a tombstone keeps no word of it.
    package let body: [UInt8]?

    package init(
        id: UUID, collection: String, revision: Int, createdAt: Instant, updatedAt: Instant, event: RecordEvent,
        parentID: UUID?, body: [UInt8]?
    ) {
        self.id = id
        self.collection = collection
        self.revision = revision
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.event = event
        self.parentID = parentID
        self.body = body
    }

    /// Whether only the tombstone is left.
    package var isDeleted: Bool { body == nil }

    /// Appends the record as clients see it; the content is spliced in as it is stored, not decoded.
    package func write(to writer: inout JSONWriter, adding additions: JSONObject? = nil) {
        writer.beginObject()
        writer.member("id", plain: { id.append(to: &$0) })
        writer.member("revision", revision)
        writer.member("createdAt", plain: { createdAt.appendUTC(to: &$0) })
        writer.member("updatedAt", plain: { updatedAt.appendUTC(to: &$0) })
        if let body { _ = writer.members(ofEncoded: body) }
        for member in additions?.members ?? [] { writer.member(member.name, member.value) }
        writer.endObject()
    }

    /// The record as clients see it, as JSON text.
    package var json: [UInt8] { json(adding: nil) }

    /// The same with members that depend on more than the record.
    package func json(adding additions: JSONObject?) -> [UInt8] {
        var writer = JSONWriter(capacity: 192 + (body?.count ?? 0))
        write(to: &writer, adding: additions)
        return writer.bytes
    }

    /// The content as a tree, without what the server adds to it.
    func content() throws -> JSONObject {
        var object = try members()
        for name in Self.serverSetMembers { object[name] = nil }
        for name in Records.contentType(of: collection)?.derivedMembers ?? [] { object[name] = nil }
        return object
    }

    /// The content as a tree, with what the server added to it when it was stored.
    func members() throws -> JSONObject {
        guard let body, case .object(let object) = try JSONParser.parse(body) else { return [:] }
        return object
    }

    /// The next revision of this record.
    func revised(_ draft: Draft, warnings: [Warning], at now: Instant) -> Record {
        Record(
            id: id, collection: collection, revision: revision + 1, createdAt: createdAt, updatedAt: now,
            event: draft.content.event, parentID: draft.content.parentID,
            body: Self.body(of: draft, warnings: warnings))
    }

    /// The first revision of a record.
    static func first(id: UUID, _ draft: Draft, warnings: [Warning], at now: Instant) -> Record {
        Record(
            id: id, collection: draft.collection.name, revision: 1, createdAt: now, updatedAt: now,
            event: draft.content.event, parentID: draft.content.parentID, body: body(of: draft, warnings: warnings))
    }

    /// What is left of this record when it is deleted.
    func tombstone(at now: Instant) -> Record {
        Record(
            id: id, collection: collection, revision: revision + 1, createdAt: createdAt, updatedAt: now,
            event: event, parentID: nil, body: nil)
    }

    /// The canonical JSON of a draft with the warnings that it is stored with.
    static func body(of draft: Draft, warnings: [Warning]) -> [UInt8] {
        var object = draft.json
        if !warnings.isEmpty { object["warnings"] = .array(warnings.map(\.json)) }
        return JSONWriter.bytes(of: .object(object))
    }
}
