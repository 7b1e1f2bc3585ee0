import HTTPCodec

/// Where a connection stands and how long it may stay there: events in, actions out, no I/O and no clock of its own.
struct ConnectionState: Sendable {
    enum Phase: Sendable, Hashable {
        /// The peers agree on how to encrypt; no request can arrive.
        case handshake
        /// Between requests; nothing of the next one has arrived.
        case idle
        /// Part of a request's head has arrived.
        case head
        /// A handler has the request, and its response is not complete.
        case exchange
        /// The response is complete, and the rest of the request's body is read and dropped.
        case discarding
        /// The last response is being sent; no further request is read.
        case closing
        /// All was sent and our side is shut down; input is dropped until the peer closes too (RFC 9112 §9.6).
        case lingering
        /// The descriptor is closed.
        case closed
    }

    enum Action: Sendable, Hashable {
        /// Nothing is to be done.
        case none
        /// Another request may be read.
        case next
        /// The refusal is to be answered, then the connection closed.
        case refuse(Refusal)
        /// The sending side is to be shut down, input to be dropped.
        case shutDownOutput
        /// The descriptor is to be closed in order.
        case close
        /// The descriptor is to be closed with a reset.
        case reset
    }

    /// What is left of a request's body when its response is complete.
    enum UnreadBody: Sendable, Hashable {
        /// Nothing.
        case none
        /// Little enough to be read and dropped.
        case discardable
        /// So much, or so uncertain, that the connection is closed instead.
        case tooMuch
    }

    /// Bytes of output a peer must take within the write stall time.
    private static let stallBytes = 16_384

    private let limits: ServerLimits
    private(set) var phase: Phase
    private var isDraining: Bool
    private var hasInputEnded = false
    private var keepsAlive = true
    private var hasResponseStarted = false
    private var deadline: ContinuousClock.Instant?
    private var bodyStart: ContinuousClock.Instant?
    /// When the handler was given a part of the body: what it takes to work on that is not the peer's time.
    private var bodyPause: ContinuousClock.Instant?
    private var outputDeadline: ContinuousClock.Instant?
    /// Bytes that must have been sent by the output deadline.
    private var outputGoal = 0

    /// `isOpen` is false when a handshake comes first. It has the time of a head, of which it is the beginning.
    init(limits: ServerLimits, isDraining: Bool = false, isOpen: Bool = true, at now: ContinuousClock.Instant) {
        self.limits = limits
        self.isDraining = isDraining
        phase = isOpen ? .idle : .handshake
        deadline = now + (isOpen ? limits.idleTime : limits.headTime)
    }

    /// Whether the response in work, or the next one, is the connection's last.
    var isLastResponse: Bool { !keepsAlive || isDraining || hasInputEnded }

    // MARK: Requests

    mutating func handshakeCompleted(at now: ContinuousClock.Instant) {
        guard phase == .handshake else { return }
        phase = .idle
        deadline = now + limits.idleTime
    }

    mutating func headStarted(at now: ContinuousClock.Instant) {
        guard phase == .idle else { return }
        phase = .head
        deadline = now + limits.headTime
    }

    mutating func headCompleted(keepsAlive: Bool) {
        phase = .exchange
        self.keepsAlive = keepsAlive
        hasResponseStarted = false
        deadline = nil
        bodyStart = nil
        bodyPause = nil
    }

    /// A handler waits for the body, of which so many bytes have arrived.
    mutating func bodyAwaited(count: Int, at now: ContinuousClock.Instant) {
        let start = (bodyStart ?? now) + (bodyPause.map { now - $0 } ?? .zero)
        bodyStart = start
        bodyPause = nil
        deadline = start + limits.bodyGrace + .seconds(1) * count / max(1, limits.bodyRate)
    }

    /// The handler has the body, or a part of it.
    mutating func bodyTaken(at now: ContinuousClock.Instant) {
        guard phase == .exchange else { return }
        deadline = nil
        bodyPause = now
    }

    // MARK: Responses

    /// The response's head was made; `closes` when it says that nothing follows.
    mutating func responseStarted(closes: Bool) {
        hasResponseStarted = true
        if closes { keepsAlive = false }
    }

    mutating func responseCompleted(_ unread: UnreadBody, at now: ContinuousClock.Instant) -> Action {
        guard phase == .exchange else { return .none }
        switch unread {
        case .tooMuch: return startClosing()
        case .discardable:
            guard !isLastResponse else { return startClosing() }
            phase = .discarding
            bodyStart = nil
            bodyPause = nil
            bodyAwaited(count: 0, at: now)
            return .none
        case .none: return startNext(at: now)
        }
    }

    /// The rest of the body was read and dropped.
    mutating func discardCompleted(at now: ContinuousClock.Instant) -> Action {
        guard phase == .discarding else { return .none }
        return startNext(at: now)
    }

    /// A response of the server's own is about to be sent, the connection's last one.
    mutating func refused() {
        keepsAlive = false
        _ = startClosing()
    }

    /// No more can be read or answered, but what was written is still to be sent.
    mutating func startClosing() -> Action {
        phase = .closing
        deadline = nil
        return .none
    }

    private mutating func startNext(at now: ContinuousClock.Instant) -> Action {
        guard !isLastResponse else { return startClosing() }
        phase = .idle
        deadline = now + limits.idleTime
        return .next
    }

    // MARK: Input and output

    /// The peer will send nothing more; what it sent completely is still answered.
    mutating func inputEnded() -> Action {
        hasInputEnded = true
        switch phase {
        case .idle: return startClosing()
        case .head: return .refuse(Refusal(.incomplete))
        case .discarding: return startClosing()
        case .handshake, .lingering: return .close
        case .exchange, .closing, .closed: return .none
        }
    }

    /// So many bytes could not be sent for now, after so many since the connection began.
    mutating func outputBlocked(unsent: Int, sent: Int, at now: ContinuousClock.Instant) {
        guard outputDeadline == nil || sent >= outputGoal else { return }
        outputDeadline = now + limits.writeStall
        outputGoal = sent + min(unsent, Self.stallBytes)
    }

    /// All output was sent.
    mutating func outputDrained(at now: ContinuousClock.Instant) -> Action {
        outputDeadline = nil
        guard phase == .closing else { return .none }
        guard !hasInputEnded else { return .close }
        phase = .lingering
        deadline = now + limits.linger
        return .shutDownOutput
    }

    // MARK: Time and end

    /// What has to happen because time went by.
    func expired(at now: ContinuousClock.Instant) -> Action {
        if let outputDeadline, now >= outputDeadline { return .reset }
        guard let deadline, now >= deadline else { return .none }
        switch phase {
        case .head: return .refuse(Refusal(.timeout))
        case .exchange: return hasResponseStarted ? .reset : .refuse(Refusal(.timeout))
        case .handshake, .idle, .discarding, .lingering: return .close
        case .closing, .closed: return .none
        }
    }

    /// The server stops: connections without a request close at once, others after their response.
    mutating func drain() -> Action {
        isDraining = true
        return phase == .idle || phase == .handshake ? startClosing() : .none
    }

    mutating func closed() {
        phase = .closed
        deadline = nil
        outputDeadline = nil
    }
}
