import Dispatch
import Glibc
import Synchronization

/// SIGTERM and SIGINT as something to wait for; a second one ends the process at once.
///
/// One a process, made before anything that is to be stopped in order.
package final class StopSignals {
    private let stream: AsyncStream<Void>
    private var sources: [any DispatchSourceSignal] = []

    package init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        self.stream = stream
        let queue = DispatchQueue(label: "signals")
        let count = SignalCount()
        for number in [SIGTERM, SIGINT] {
            // Without this the signal's own action ends the process before a source sees it.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                // The second signal is an order, not a request.
                if count.isRepeated() { _exit(128 + number) }
                continuation.yield()
            }
            source.activate()
            sources.append(source)
        }
    }

    /// Waits for the first signal.
    package func first() async {
        var iterator = stream.makeAsyncIterator()
        _ = await iterator.next()
    }
}

/// Whether a signal has come before.
private final class SignalCount: Sendable {
    private let hasCome = Atomic(false)

    /// True from the second call on.
    func isRepeated() -> Bool {
        hasCome.exchange(true, ordering: .relaxed)
    }
}
