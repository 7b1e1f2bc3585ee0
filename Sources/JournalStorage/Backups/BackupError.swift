/// Why no backup was made.
package enum BackupError: Error, Sendable, Hashable {
    /// There is a file of this name already.
    case exists
    /// The copy would not fit; both in bytes.
    case noSpace(needed: Int, free: Int)
    /// What was copied is damaged, and so is the journal, or the disk of the copy; the first thing that is wrong.
    case damaged(String)
    /// A file could not be written.
    case file(String, code: Int32)
}
