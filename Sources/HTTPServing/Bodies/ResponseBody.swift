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

extension ResponseBody {
    /// The bytes at hand; none of a stream.
    var bytes: [UInt8] {
        if case .bytes(let bytes) = self { bytes } else { [] }
    }

    /// Whether the body is made while it is sent.
    var isStream: Bool {
        if case .stream = self { true } else { false }
    }
}
