/// How a response shows where its body ends (RFC 9112 §6.3).
package enum ResponseFraming: Sendable, Hashable {
    /// There is no body and no length is said: 1xx, 204 and 304.
    case none
    /// Content-Length says how many bytes follow, or would follow if this were not the answer to HEAD.
    case length(Int)
    /// The body comes in chunks; HTTP/1.1 only.
    case chunked
    /// The body ends with the connection; for HTTP/1.0 peers.
    case untilClose
}
