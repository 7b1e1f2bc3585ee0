/// Why a raw client could not go on.
package enum RawClientError: Error, Sendable, Hashable {
    /// The server sent nothing in time.
    case timeout
    /// The connection ended in the middle of a response, or was reset.
    case truncated
    /// What came is no HTTP response.
    case malformed(String)
    /// A system call failed with this error number.
    case system(Int32)
}
