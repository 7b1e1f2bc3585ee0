import Dispatch
import Locking

/// How the connections of a server ended, in order, for a test to wait for.
final class ConnectionEnds: Sendable {
    private let ends = Lock<[SessionServer.End]>([])
    private let count = DispatchSemaphore(value: 0)

    func append(_ end: SessionServer.End) {
        ends.withLock { $0.append(end) }
        count.signal()
    }

    /// Waits for the next one, twenty seconds at most.
    func next() -> SessionServer.End {
        guard count.wait(timeout: .now() + .seconds(20)) == .success else { return .overdue }
        return ends.withLock { $0.removeFirst() }
    }
}
