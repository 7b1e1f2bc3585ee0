/// An entry of an access log as it is stored.
package struct AccessLogRow: Sendable, Hashable {
    /// 1 for a person's first entry, one more for each.
    package let sequence: Int
    /// The entry as compact JSON, with the hash of the one before it.
    package let bytes: [UInt8]

    package init(sequence: Int, bytes: [UInt8]) {
        self.sequence = sequence
        self.bytes = bytes
    }
}
