package import CivilTime

/// What a record was at one of its revisions, and who wrote that.
package struct RecordVersion: Sendable {
    package let revision: Int

    /// When the server took it.
    package let writtenAt: Instant

    /// The token that wrote it; `nil` if that was not kept.
    package let tokenID: UUID?

    /// The content, a JSON object in UTF-8.
    package let body: [UInt8]

    package init(revision: Int, writtenAt: Instant, tokenID: UUID?, body: [UInt8]) {
        self.revision = revision
        self.writtenAt = writtenAt
        self.tokenID = tokenID
        self.body = body
    }

    /// A record as it was then.
    func record(of record: Record) -> Record {
        Record(
            id: record.id, collection: record.collection, revision: revision, createdAt: record.createdAt,
            updatedAt: writtenAt, event: record.event, parentID: nil, body: body)
    }
}
