package import HTTPCodec
import HTTPTypes

/// The proxies whose word on the client counts; nobody's, unless some are named.
package struct TrustedProxies: Sendable, Hashable {
    private let proxies: [TrustedProxy]

    package init(_ proxies: [TrustedProxy] = []) {
        self.proxies = proxies
    }

    func contains(_ peer: PeerAddress) -> Bool {
        proxies.contains { $0.contains(peer) }
    }

    /// The client of a request, as far as it can be known; the port is 0 unless it is the peer itself.
    ///
    /// Each proxy adds the one it was called by at the end of `Forwarded` (RFC 7239 §4) or `X-Forwarded-For`. So the
    /// fields are read backwards for as long as a trusted proxy speaks: the first that is not trusted is the client,
    /// and what stands before it is its own invention. Where both fields are there, a proxy wrote one and passed on what
    /// it was given in the other, and nobody can tell which: they count only if they agree.
    package func client(of peer: PeerAddress, fields: FieldSection) -> PeerAddress {
        guard contains(peer) else { return peer }
        let forwarded = FieldName.values(FieldName.forwarded, in: fields)
        let list = FieldName.values(FieldName.forwardedFor, in: fields)
        let client = client(of: peer, hops: ForwardedField.hops(in: forwarded))
        guard !list.isEmpty else { return client }
        let listed = self.client(of: peer, hops: ForwardedForField.hops(in: list))
        return forwarded.isEmpty || client == listed ? listed : peer
    }

    /// - Parameter hops: nil within it for one that is unreadable or kept secret.
    private func client(of peer: PeerAddress, hops: [PeerAddress?]) -> PeerAddress {
        var client = peer
        for hop in hops.reversed() {
            guard let hop else { return client }
            client = hop
            guard contains(hop) else { return client }
        }
        return client
    }
}

/// The fields by which proxies name the client.
private enum FieldName {
    static let forwarded = HTTPField.Name("Forwarded")
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")

    static func values(_ name: HTTPField.Name?, in fields: FieldSection) -> [String] {
        name.map { fields[values: $0] } ?? []
    }
}
