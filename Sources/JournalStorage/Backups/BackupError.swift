/// Why no backup was made.
package enum BackupError: Error, Sendable, Hashable {
    /// There is a file of this name already: the backup's, or its checksum's.
    case exists(String)
    /// The copy would not fit, with what is to be left free; both in bytes.
    case noSpace(needed: Int, free: Int)
    /// What was copied is damaged, and so is the journal, or the disk of the copy; the first thing that is wrong.
    case damaged(String)
    /// One that the master key opens was wanted, and it does not, or is not at hand.
    case unopened
    /// A file could not be written.
    case file(String, code: Int32)
}
