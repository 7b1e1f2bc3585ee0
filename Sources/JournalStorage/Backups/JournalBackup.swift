package import Journal

/// A backup that was made, and opened again to see that it can be.
package struct JournalBackup: Sendable, Hashable {
    package let file: String
    /// Its size, in bytes.
    package let byteCount: Int
    /// Its SHA-256, in hexadecimal, which stands in the file beside it.
    package let checksum: String
    /// Whose journals are in it.
    package let people: Int
    /// Whether the master key is the one that it was made with; `nil` where it was not held against one.
    package let isOpened: Bool?
    /// Whose journals that key does not open all the same: their rows are damaged.
    package let unopened: [UUID]
}
