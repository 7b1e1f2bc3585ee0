import HTTPCodec
import HTTPTypes
import Synchronization

/// One peer's connection: moves bytes between its socket, the codec and the handlers, one request at a time.
///
/// What may happen when is decided by ``ConnectionState``; this type carries it out.
/// `@unchecked`: everything mutable is touched on the connection's loop only.
final class Connection: EventSource, @unchecked Sendable {
    let loop: EventLoop
    let context: ServerContext
    let peer: PeerAddress
    let transport: Transport
    private var token: UInt64?
    var state: ConnectionState
    var input = InputBuffer()
    var output = OutputBuffer()
    var parser: RequestHeadParser
    var exchange: Exchange?
    /// Numbers the requests of the connection, so that a late handler cannot touch a later one.
    var serial: UInt64 = 0
    /// Whether the socket may hold input; the kernel tells only once (edge-triggered).
    private var mayReceive = true
    private var hasPeerClosed = false
    private var isFlushPending = false
    /// Whether `advance` is running: an answer given at once returns to it instead of starting another.
    private(set) var isAdvancing = false
    /// Requests answered since others had their turn.
    var answeredInTurn = 0
    /// Whether the loop will go on with this connection once others had their turn.
    private var isResting = false

    /// Buffers received in one go, after which others have their turn.
    private static let receivesPerTurn = 16

    init(loop: EventLoop, context: ServerContext, peer: PeerAddress, transport: Transport) {
        self.loop = loop
        self.context = context
        self.peer = peer
        self.transport = transport
        parser = RequestHeadParser(limits: context.limits.head, isSecure: transport.session != nil)
        let isDraining = context.isDraining.load(ordering: .relaxed)
        state = ConnectionState(limits: context.limits, isDraining: isDraining, isOpen: transport.isOpen, at: loop.now)
    }

    /// Begins to be watched by the loop, with a refusal as first and last answer if there is one.
    func open(refusal: Refusal?) {
        token = loop.add(self, descriptor: transport.descriptor, isListener: false)
        guard token != nil else { return close() }
        if let refusal { refuse(refusal) }
        resume()
        if context.isDraining.load(ordering: .relaxed) { drain() }
    }

    // MARK: Events

    func handle(events: UInt32) {
        answeredInTurn = 0
        // After our own shutdown the peer's end of input is a hang-up too, and what was sent may still be on its way.
        let isHungUp = events & EventBits.hangUp != 0 && state.phase != .lingering
        if isHungUp || events & EventBits.error != 0 { return broken() }
        if events & EventBits.peerClosed != 0 { hasPeerClosed = true }
        if events & (EventBits.readable | EventBits.peerClosed | EventBits.hangUp) != 0 { mayReceive = true }
        // TLS may have to send before it can receive.
        if !transport.givesAll { mayReceive = true }
        if events & EventBits.writable != 0, !output.isEmpty { flush() }
        resume()
    }

    func sweep(at now: ContinuousClock.Instant) {
        perform(state.expired(at: now))
    }

    func drain() {
        perform(state.drain())
        flushLater()
    }

    /// Goes on as far as input, output and handler allow.
    func resume() {
        guard !isAdvancing else { return }
        isAdvancing = true
        var rest = Self.receivesPerTurn
        while advance(), mayReceive {
            guard rest > 0 else {
                resumeLater()
                break
            }
            rest -= 1
            receive()
        }
        isAdvancing = false
        input.settle(into: &loop.buffers)
    }

    /// Goes on after others had their turn.
    func resumeLater() {
        guard !isResting else { return }
        isResting = true
        loop.resumeLater(self)
    }

    /// The others had their turn.
    func resumeAfterRest() {
        isResting = false
        answeredInTurn = 0
        resume()
    }

    /// Uses the input at hand; whether more is wanted.
    private func advance() -> Bool {
        while true {
            switch state.phase {
            case .handshake:
                guard transport.isOpen else { return true }
                state.handshakeCompleted(at: loop.now)
            case .idle, .head:
                guard output.count <= context.limits.outputHighWater else { return false }
                guard !input.isEmpty else { return true }
                guard answeredInTurn < context.limits.pipelinedRequests else {
                    resumeLater()
                    return false
                }
                guard readHead() else {
                    // An empty line on its own is no request (RFC 9112 §2.2).
                    if parser.hasBegun || !input.isEmpty { state.headStarted(at: loop.now) }
                    return true
                }
            case .exchange:
                return readBody()
            case .discarding:
                guard discardBody() else { return true }
            case .closing:
                flushLater()
                return false
            case .lingering:
                input.removeAll()
                return true
            case .closed:
                return false
            }
        }
    }

    private func receive() {
        switch input.receive(from: transport, lentBy: &loop.buffers) {
        case .bytes(let count, let isAll):
            // A short count means that the socket is empty, but the end of input may still lie behind it.
            mayReceive = !isAll || hasPeerClosed
            loop.counters.bytesIn.wrappingAdd(count, ordering: .relaxed)
        case .empty: mayReceive = false
        case .end:
            mayReceive = false
            inputEnded()
        case .broken where state.phase == .handshake: handshakeFailed()
        case .broken: broken()
        }
    }

    private func inputEnded() {
        let action = state.inputEnded()
        endWait(.failure(.aborted))
        perform(action)
        flushLater()
    }

    func perform(_ action: ConnectionState.Action) {
        switch action {
        case .none, .next: break
        case .refuse(let refusal): refuse(refusal)
        case .shutDownOutput: transport.shutDownOutput()
        case .close: close()
        case .reset: close(isReset: true)
        }
    }

    // MARK: Output

    /// Has the output sent at the end of the work at hand.
    func flushLater() {
        guard !isFlushPending, state.phase != .closed else { return }
        isFlushPending = true
        loop.flushLater(self)
    }

    /// Sends what the socket takes, and goes on with what waited for that.
    func flush() {
        isFlushPending = false
        guard state.phase != .closed else { return }
        let sent = output.sent
        guard output.send(to: transport) else { return broken() }
        loop.counters.bytesOut.wrappingAdd(output.sent - sent, ordering: .relaxed)
        if output.isEmpty {
            output.settle(into: &loop.buffers)
            perform(state.outputDrained(at: loop.now))
        } else {
            state.outputBlocked(unsent: output.count, sent: output.sent, at: loop.now)
        }
        if output.count <= context.limits.outputHighWater { resumeWriters() }
        if state.phase != .closing { resume() }
    }

    // MARK: End

    /// The peer is gone, so nothing can be sent any more.
    private func broken() {
        close(isReset: true)
    }

    /// Ends in order, so that the alert which says why arrives.
    private func handshakeFailed() {
        context.failedHandshakes.wrappingAdd(1, ordering: .relaxed)
        _ = state.startClosing()
        flushLater()
    }

    func close(isReset: Bool = false) {
        guard state.phase != .closed else { return }
        if state.phase == .handshake { context.failedHandshakes.wrappingAdd(1, ordering: .relaxed) }
        state.closed()
        endExchange()
        input.removeAll()
        output.removeAll()
        output.settle(into: &loop.buffers)
        if let token { loop.remove(token: token, descriptor: transport.descriptor) }
        transport.close(isReset: isReset)
        context.admission.release(peer)
    }

    /// Tells a handler that its request is over before its time.
    func endExchange() {
        guard let ended = exchange else { return }
        endWait(.failure(.aborted))
        exchange = nil
        ended.task?.cancel()
        for writer in ended.writers { writer.resume(returning: .failure(.closed)) }
    }
}
