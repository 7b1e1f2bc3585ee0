/// Who may name the client that a request comes from.
package enum TrustedProxy: Sendable, Hashable, CustomStringConvertible {
    /// Everybody in an IP network.
    case network(Network)
    /// Everybody on a Unix-domain socket.
    case unix

    /// Reads an IP address, a network in CIDR notation, or `unix`.
    package init?(_ text: String) {
        if text == "unix" {
            self = .unix
        } else if let network = Network(text) {
            self = .network(network)
        } else {
            return nil
        }
    }

    package var description: String {
        switch self {
        case .network(let network): "\(network)"
        case .unix: "unix"
        }
    }

    func contains(_ peer: PeerAddress) -> Bool {
        switch self {
        case .network(let network): network.contains(peer)
        case .unix: peer.isUnix
        }
    }
}
