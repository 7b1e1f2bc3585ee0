import Locking

/// Decides which connections may stay, by their number in all and by network.
final class Admission: Sendable {
    enum Verdict {
        /// The connection is served.
        case admitted
        /// The connection is told 503 and closed.
        case refused
        /// The connection is closed without a word, since too many are being refused already.
        case dropped
    }

    private struct State {
        var open = 0
        var byNetwork: [PeerAddress: Int] = [:]
    }

    /// Connections beyond the limit that may exist while they are told 503.
    private static let refusals = 32
    /// Descriptors that are left to databases, logs and listeners.
    private static let reservedDescriptors = 64

    private let limit: Int
    private let limitPerNetwork: Int
    private let countsLoopback: Bool
    private let proxies: TrustedProxies
    private let state = Lock(State())

    init(limits: ServerLimits, proxies: TrustedProxies = TrustedProxies(), descriptorLimit: Int) {
        limit = max(1, min(limits.connections, descriptorLimit - Self.reservedDescriptors - Self.refusals))
        limitPerNetwork = limits.connectionsPerAddress
        countsLoopback = limits.countsLoopback
        self.proxies = proxies
    }

    var openConnections: Int { state.withLock { $0.open } }

    /// Counts a new connection; all but dropped ones must be given back by `release`.
    func admit(_ peer: PeerAddress) -> Verdict {
        let network = countedNetwork(of: peer)
        return state.withLock { state in
            guard state.open < limit + Self.refusals else { return .dropped }
            guard let network else {
                state.open += 1
                return state.open <= limit ? .admitted : .refused
            }
            let count = state.byNetwork[network, default: 0]
            guard count < limitPerNetwork + Self.refusals else { return .dropped }
            state.open += 1
            state.byNetwork[network] = count + 1
            return state.open <= limit && count < limitPerNetwork ? .admitted : .refused
        }
    }

    func release(_ peer: PeerAddress) {
        let network = countedNetwork(of: peer)
        state.withLock { state in
            state.open -= 1
            guard let network else { return }
            let count = state.byNetwork[network, default: 1] - 1
            state.byNetwork[network] = count > 0 ? count : nil
        }
    }

    /// What a peer's connections are counted by; nil where many people come from one address.
    private func countedNetwork(of peer: PeerAddress) -> PeerAddress? {
        (peer.isLocal && !countsLoopback) || proxies.contains(peer) ? nil : peer.network
    }
}
