/// Where a person's access log ends: entries that were cut off at the end are missed by it. There is one from the day on
/// which the account was opened.
package struct AccessHead: Sendable, Hashable {
    /// The number of the last entry.
    package let sequence: Int
    /// SHA-256 of the last entry; zeros before the first.
    package let hash: [UInt8]

    /// That of a log without an entry.
    package static let start = AccessHead(sequence: 0, hash: Array(repeating: 0, count: 32))

    package init(sequence: Int, hash: [UInt8]) {
        self.sequence = sequence
        self.hash = hash
    }
}
