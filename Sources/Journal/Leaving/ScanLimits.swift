/// How much is read at once of what a person takes along.
package struct ScanLimits: Sendable, Hashable {
    /// Records at most.
    package let records: Int
    /// Bytes of their contents after which no further record is read.
    package let bytes: Int

    package init(records: Int, bytes: Int) {
        self.records = records
        self.bytes = bytes
    }

    /// A few milliseconds of reading, and a part of a megabyte.
    package static let usual = ScanLimits(records: 200, bytes: 262_144)
}
