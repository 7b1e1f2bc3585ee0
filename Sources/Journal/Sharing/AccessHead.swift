/// Where a person's access log ends: entries that were cut off at the end are missed by it.
package struct AccessHead: Sendable, Hashable {
    /// The number of the last entry.
    package let sequence: Int
    /// SHA-256 of the last entry.
    package let hash: [UInt8]

    package init(sequence: Int, hash: [UInt8]) {
        self.sequence = sequence
        self.hash = hash
    }
}
