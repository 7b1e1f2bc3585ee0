import HTTPCodec
import HTTPTypes
import Locking
import Synchronization
import TLS

/// What the connections of a server share.
final class ServerContext: Sendable {
    let limits: ServerLimits
    let encoder: ResponseEncoder
    let respond: @Sendable (Request) -> Reply
    let refuse: @Sendable (Refusal) -> Response
    let admission: Admission
    let permits: RequestPermits
    let arrivingBodies: BodyBudget
    let proxies: TrustedProxies
    let isDraining = Atomic<Bool>(false)
    let accepted = Atomic<Int>(0)
    let refusedConnections = Atomic<Int>(0)
    let acceptPauses = Atomic<Int>(0)
    let failedHandshakes = Atomic<Int>(0)
    let tls: TLSIdentity?
    private let refused = Lock<[Int: Int]>([:])

    init(
        configuration: ServerConfiguration, descriptorLimit: Int,
        respond: @escaping @Sendable (Request) -> Reply, refuse: @escaping @Sendable (Refusal) -> Response
    ) {
        limits = configuration.limits
        encoder = ResponseEncoder(serverName: configuration.serverName)
        tls = configuration.tls
        self.respond = respond
        self.refuse = refuse
        admission = Admission(
            limits: configuration.limits, proxies: configuration.trustedProxies, descriptorLimit: descriptorLimit)
        proxies = configuration.trustedProxies
        permits = RequestPermits(limit: configuration.limits.requestsInFlight)
        arrivingBodies = BodyBudget(limit: configuration.limits.arrivingBodies)
    }

    /// The answer to a refusal, counted.
    func response(to refusal: Refusal) -> Response {
        countRefusal(refusal)
        return refuse(refusal)
    }

    /// Counts a refusal, for which nobody waits.
    func countRefusal(_ refusal: Refusal) {
        refused.withLock { $0[refusal.status.code, default: 0] += 1 }
    }

    var refusedByStatus: [Int: Int] { refused.withLock { $0 } }
}
