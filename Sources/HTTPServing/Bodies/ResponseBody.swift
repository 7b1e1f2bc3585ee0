/// The body of a response.
package enum ResponseBody: Sendable {
    /// No bytes; the response says `Content-Length: 0` where its status allows.
    case none
    /// All of the body at once.
    case bytes([UInt8])
    /// A body that is made while it is sent; with a length it must have exactly so many bytes.
    ///
    /// An error thrown by the closure, or a wrong length, closes the connection so that the peer can tell. The closure
    /// is not called for HEAD.
    case stream(length: Int?, @Sendable (ResponseStream) async throws -> Void)
}
