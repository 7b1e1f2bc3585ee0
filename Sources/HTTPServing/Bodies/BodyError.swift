/// Why a request body could not be had.
package enum BodyError: Error, Sendable, Hashable {
    /// It has more bytes than the handler takes: 413.
    case tooLarge
    /// Its chunks are no chunks: 400.
    case malformed
    /// It will not arrive: the peer went away or was too slow, or the body was read before. No answer reaches the peer.
    case aborted
}
