import CPlatform
import Dispatch
import Glibc
package import HTTPCodec
import Locking
import Metrics
import Synchronization

/// An HTTP/1.1 server (RFC 9110, RFC 9112): listens, reads requests, runs handlers, sends their responses.
package final class HTTPServer: Sendable {
    private struct Running: Sendable {
        let loops: [EventLoop]
        let listeners: [Listener]
    }

    private enum Phase: Sendable {
        case new, running(Running), stopped(Running?)
    }

    private let configuration: ServerConfiguration
    private let context: ServerContext
    private let phase = Lock(Phase.new)

    /// A server that does nothing until it is started.
    ///
    /// `reply` runs on the event loop of its connection, and so does the task it may ask for: they must not block.
    /// `refuse` makes the answer to what never became a request; its body must be `.none` or `.bytes`.
    package init(
        configuration: ServerConfiguration, reply: @escaping @Sendable (Request) -> Reply,
        refuse: @escaping @Sendable (Refusal) -> Response
    ) {
        self.configuration = configuration
        let descriptors = Int(clamping: platform_raise_descriptor_limit())
        context = ServerContext(
            configuration: configuration, descriptorLimit: descriptors, respond: reply, refuse: refuse)
    }

    /// A server all of whose answers are made by tasks.
    package convenience init(
        configuration: ServerConfiguration, respond: @escaping @Sendable (Request) async -> Response,
        refuse: @escaping @Sendable (Refusal) -> Response
    ) {
        self.init(
            configuration: configuration, reply: { request in .later { await respond(request) } }, refuse: refuse)
    }

    /// A server that is let go of without a drain ends at once.
    deinit {
        guard case .running(let running) = phase.withLock({ $0 }) else { return }
        context.isDraining.store(true, ordering: .relaxed)
        running.loops[0].execute {
            for listener in running.listeners { listener.close() }
            for loop in running.loops { loop.execute { Self.end(loop) } }
        }
    }

    /// Listens and begins to serve; returns the addresses, once only.
    ///
    /// Throws ``ListenError`` when one of the addresses cannot be had; then none is listened on. The process ignores SIGPIPE from then on.
    package func start() throws -> [BoundAddress] {
        platform_ignore_broken_pipes()
        let sockets = try ListeningSocket.open(
            configuration.listen, backlog: configuration.backlog, isSecure: configuration.tls != nil)
        let loops: [EventLoop]
        do {
            let count = max(1, configuration.loops ?? ServerConfiguration.usualLoops)
            loops = try (0..<count).map { try EventLoop(index: $0) }
        } catch {
            for socket in sockets { socket.close() }
            throw error
        }
        for loop in loops { loop.start() }
        let first = loops[0]
        let context = context
        let listeners = sockets.map { Listener(socket: $0, loop: first, loops: loops, context: context) }
        let running = Running(loops: loops, listeners: listeners)
        phase.withLock { $0 = .running(running) }
        guard first.queue.sync(execute: { listeners.allSatisfy { $0.open() } }) else {
            throw ListenError(operation: "watch the listening sockets", code: ENOMEM)
        }
        return sockets.map(\.address)
    }

    /// What the server did so far.
    package var statistics: ServerStatistics {
        var statistics = ServerStatistics()
        statistics.accepted = context.accepted.load(ordering: .relaxed)
        statistics.refusedConnections = context.refusedConnections.load(ordering: .relaxed)
        statistics.failedHandshakes = context.failedHandshakes.load(ordering: .relaxed)
        statistics.acceptPauses = context.acceptPauses.load(ordering: .relaxed)
        statistics.openConnections = context.admission.openConnections
        statistics.refused = context.refusedByStatus
        statistics.requestsInFlight = context.permits.takenCount
        let running: Running? = phase.withLock { phase in
            switch phase {
            case .new: nil
            case .running(let running): running
            case .stopped(let running): running
            }
        }
        for loop in running?.loops ?? [] {
            statistics.requests += loop.counters.requests.load(ordering: .relaxed)
            statistics.bytesIn += loop.counters.bytesIn.load(ordering: .relaxed)
            statistics.bytesOut += loop.counters.bytesOut.load(ordering: .relaxed)
            statistics.loopLags.append(loop.counters.lags.figures)
        }
        return statistics
    }

    /// Stops: no more connections, idle ones close at once, requests in work are finished and their connections closed;
    /// what is left when the time is up is closed, its handlers cancelled. Later calls return at once.
    package func drain(within time: Duration) async {
        let running: Running? = phase.withLock { phase in
            guard case .running(let running) = phase else { return nil }
            phase = .stopped(running)
            return running
        }
        guard let running else { return }
        context.isDraining.store(true, ordering: .relaxed)
        await Self.run(on: running.loops[0]) { for listener in running.listeners { listener.close() } }
        for loop in running.loops {
            await Self.run(on: loop) {
                for source in loop.watched { (source as? Connection)?.drain() }
            }
        }
        await waitForConnections(until: .now + time)
        for loop in running.loops {
            await Self.run(on: loop) { Self.end(loop) }
        }
    }

    /// Closes what is left on a loop and stops it; called on the loop.
    private static func end(_ loop: EventLoop) {
        for source in loop.watched { (source as? Connection)?.close(isReset: true) }
        loop.stop()
    }

    /// Looks at the count now and then: a stop is rare, and no connection has to know of it.
    private func waitForConnections(until deadline: ContinuousClock.Instant) async {
        while context.admission.openConnections > 0, ContinuousClock.now < deadline {
            do {
                try await Task.sleep(for: .milliseconds(10))
            } catch {
                // Who cancels a drain wants it to end now.
                return
            }
        }
    }

    private static func run(on loop: EventLoop, _ call: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            loop.execute {
                call()
                continuation.resume()
            }
        }
    }
}
