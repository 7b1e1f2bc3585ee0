/// Why a backup cannot take the place of a journal.
package enum RestoreError: Error, Sendable, Hashable {
    /// There is a journal already.
    case occupied
    /// Somebody, such as the server, has the journal open.
    case inUse
    /// The backup is damaged; the first thing that is wrong with it.
    case damaged(String)
    /// It would not fit beside the journal; both in bytes.
    case noSpace(needed: Int, free: Int)
    /// A file could not be read or written.
    case file(String, code: Int32)
}
