import HTTPCodec
import HTTPTypes
import Locking
import Synchronization

/// What the connections of a server share.
final class ServerContext: Sendable {
    let limits: ServerLimits
    let encoder: ResponseEncoder
    let respond: @Sendable (Request) -> Reply
    let refuse: @Sendable (Refusal) -> Response
    let admission: Admission
    let permits: RequestPermits
    let proxies: TrustedProxies
    let isDraining = Atomic<Bool>(false)
    let accepted = Atomic<Int>(0)
    let acceptPauses = Atomic<Int>(0)
    private let refused = Lock<[Int: Int]>([:])

    init(
        configuration: ServerConfiguration, descriptorLimit: Int,
        respond: @escaping @Sendable (Request) -> Reply, refuse: @escaping @Sendable (Refusal) -> Response
    ) {
        limits = configuration.limits
        encoder = ResponseEncoder(serverName: configuration.serverName)
        self.respond = respond
        self.refuse = refuse
        admission = Admission(
            limits: configuration.limits, proxies: configuration.trustedProxies, descriptorLimit: descriptorLimit)
        proxies = configuration.trustedProxies
        permits = RequestPermits(limit: configuration.limits.requestsInFlight)
    }

    /// The answer to a refusal, counted.
    func response(to refusal: Refusal) -> Response {
        refused.withLock { $0[refusal.status.code, default: 0] += 1 }
        return refuse(refusal)
    }

    var refusedByStatus: [Int: Int] { refused.withLock { $0 } }
}
