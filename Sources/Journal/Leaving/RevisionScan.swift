/// Some of the earlier revisions of a person's records.
package struct RevisionScan: Sendable {
    /// A revision of a record.
    package struct Position: Sendable, Hashable {
        package let recordID: UUID
        package let revision: Int

        package init(recordID: UUID, revision: Int) {
            self.recordID = recordID
            self.revision = revision
        }
    }

    /// The records as they were, `updatedAt` when that was written; in the order of id and revision.
    package let records: [Record]

    /// Behind which revision to go on; nil at the end.
    package let next: Position?

    package init(records: [Record], next: Position?) {
        self.records = records
        self.next = next
    }
}
