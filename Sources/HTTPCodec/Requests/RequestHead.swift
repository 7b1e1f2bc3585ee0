package import HTTPTypes

/// All of a request but its body, checked.
package struct RequestHead: Sendable {
    /// One of the methods the server knows.
    package let method: HTTPRequest.Method
    package let target: RequestTarget
    package let version: HTTPVersion
    /// The field lines in order, values without surrounding blanks.
    package let fields: FieldSection
    package let framing: BodyFraming
    /// Whether the peer waits for 100 (Continue) before it sends the body; never in HTTP/1.0 (RFC 9110 §10.1.1).
    package let expectsContinue: Bool
    /// Whether the peer allows another request after this one (RFC 9112 §9.3).
    package let keepsAlive: Bool
}
