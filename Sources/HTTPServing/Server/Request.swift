package import HTTPCodec
package import HTTPTypes

/// A request as a handler gets it: checked, and started before its body has arrived.
package final class Request: Sendable {
    package let method: HTTPRequest.Method
    /// Path and query as sent; route with ``Router``, which decodes.
    package let target: RequestTarget
    package let fields: FieldSection
    package let body: RequestBody
    /// Where the connection comes from.
    package let peer: PeerAddress
    /// Where the request comes from: the peer, or whom a trusted proxy named.
    package let client: PeerAddress

    package init(
        method: HTTPRequest.Method, target: RequestTarget, fields: FieldSection = FieldSection(),
        body: RequestBody = RequestBody([]), peer: PeerAddress = .loopback(),
        client: PeerAddress? = nil
    ) {
        self.method = method
        self.target = target
        self.fields = fields
        self.body = body
        self.peer = peer
        self.client = client ?? peer
    }

    /// Waits for what may take long and costs nothing meanwhile, such as news: for as long, the request is not counted
    /// among those that are worked on.
    package func idle<T>(_ wait: () async throws -> T) async rethrows -> T {
        let permits = body.permits
        permits?.giveBack()
        defer { permits?.takeAgain() }
        return try await wait()
    }
}
