/// A record in the feed, and the number of its last change.
package struct Change: Sendable {
    package let record: Record
    package let number: Int64

    package init(record: Record, number: Int64) {
        self.record = record
        self.number = number
    }
}
