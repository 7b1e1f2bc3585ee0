/// Some of a person's records, in an order that no write changes.
package struct RecordScan: Sendable {
    /// In the order of their ids.
    package let records: [Record]

    /// Behind which id to go on; nil at the end.
    package let next: UUID?

    package init(records: [Record], next: UUID?) {
        self.records = records
        self.next = next
    }
}
