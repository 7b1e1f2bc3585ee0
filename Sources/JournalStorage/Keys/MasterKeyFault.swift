/// Why a file is no master key.
package enum MasterKeyFault: Error, Sendable, Hashable {
    /// It has so many bytes, and does not begin as a longer one does.
    case length(Int)
    /// A newer release has written it.
    case version(Int)
    /// It is cut off, has something at its end, or was altered.
    case damaged
}
