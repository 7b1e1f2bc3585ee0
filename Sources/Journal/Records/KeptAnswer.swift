/// The first answer to a request with an idempotency key.
package struct KeptAnswer: Sendable {
    /// SHA-256 over the request's method, path and body.
    package let fingerprint: [UInt8]
    /// The HTTP status answered.
    package let status: Int
    /// The record answered.
    package let body: [UInt8]

    package init(fingerprint: [UInt8], status: Int, body: [UInt8]) {
        self.fingerprint = fingerprint
        self.status = status
        self.body = body
    }
}
