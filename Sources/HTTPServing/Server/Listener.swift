import CPlatform
import Glibc
import HTTPCodec
import Synchronization
import TLS

/// A listening socket: accepts on its loop and deals the connections to all loops in turn.
///
/// `@unchecked`: everything mutable is touched on the listener's loop only.
final class Listener: EventSource, @unchecked Sendable {
    private let loop: EventLoop
    private let loops: [EventLoop]
    private let context: ServerContext
    private let socket: ListeningSocket
    private var token: UInt64?
    private var nextLoop = 0
    private var resumption: ContinuousClock.Instant?
    private var isClosed = false

    /// Connections accepted before those that are open get their turn.
    private static let acceptsPerTurn = 64
    /// Time without accepting after descriptors or memory ran out; accepting again at once would only spin.
    private static let pause: Duration = .milliseconds(200)

    init(socket: ListeningSocket, loop: EventLoop, loops: [EventLoop], context: ServerContext) {
        self.socket = socket
        self.loop = loop
        self.loops = loops
        self.context = context
    }

    /// Begins to accept; called on the loop.
    func open() -> Bool {
        token = loop.add(self, descriptor: socket.descriptor, isListener: true)
        return token != nil
    }

    /// Stops accepting and closes the socket; called on the loop.
    func close() {
        guard !isClosed else { return }
        isClosed = true
        if let token { loop.remove(token: token, descriptor: socket.descriptor) }
        socket.close()
    }

    func handle(events: UInt32) {
        var rest = Self.acceptsPerTurn
        while rest > 0, accept() { rest -= 1 }
    }

    func sweep(at now: ContinuousClock.Instant) {
        guard let resumption, now >= resumption, let token else { return }
        self.resumption = nil
        loop.pause(listener: socket.descriptor, token: token, isPaused: false)
    }

    /// Accepts one connection; false when there is none or accepting has to pause.
    private func accept() -> Bool {
        var address = platform_address()
        let accepted = platform_accept(socket.descriptor, &address)
        guard accepted >= 0 else { return recover(from: -accepted) }
        context.accepted.wrappingAdd(1, ordering: .relaxed)
        let peer = PeerAddress(address)
        let identity = socket.address.isSecure ? context.tls?.context : nil
        let refusal: Refusal?
        let verdict = context.admission.admit(peer)
        if verdict != .admitted { context.refusedConnections.wrappingAdd(1, ordering: .relaxed) }
        switch verdict {
        case .admitted: refusal = nil
        case .refused where identity != nil:
            // The answer would cost a handshake, which a full server has least to spare for.
            context.countRefusal(Refusal(.connections))
            context.admission.release(peer)
            platform_close(accepted)
            return true
        case .refused: refusal = Refusal(.connections)
        case .dropped:
            platform_close(accepted)
            return true
        }
        let loop = loops[nextLoop]
        nextLoop = (nextLoop + 1) % loops.count
        let context = context
        loop.execute {
            var transport = Transport(descriptor: accepted)
            if let identity { transport.session = TLSSession(context: identity, descriptor: accepted) }
            guard identity == nil || transport.session != nil else {
                // No memory.
                context.admission.release(peer)
                return platform_close(accepted)
            }
            Connection(loop: loop, context: context, peer: peer, transport: transport).open(refusal: refusal)
        }
        return true
    }

    /// Whether to go on accepting after an error: those of a single connection pass (accept(2)), others need time.
    private func recover(from error: Int32) -> Bool {
        switch error {
        case EAGAIN: return false
        case ECONNABORTED, EINTR, EPROTO, ENETDOWN, ENOPROTOOPT, EHOSTDOWN, ENONET, EHOSTUNREACH, EOPNOTSUPP,
            ENETUNREACH, EPERM:
            return true
        default:
            context.acceptPauses.wrappingAdd(1, ordering: .relaxed)
            resumption = .now + Self.pause
            if let token { loop.pause(listener: socket.descriptor, token: token, isPaused: true) }
            return false
        }
    }
}
