/// All that is kept of a record: the present revision first, then the earlier ones, newest first.
package struct RecordHistory: Sendable {
    package let record: Record
    package let versions: [RecordVersion]

    /// The record as it was at a version.
    package func record(at version: RecordVersion) -> Record {
        Record(
            id: record.id, collection: record.collection, revision: version.revision, createdAt: record.createdAt,
            updatedAt: version.writtenAt, event: record.event, parentID: nil, body: version.body)
    }
}
