import Locking
import Testing

/// Counts calls that must come in order.
final class Counter: Sendable {
    private let count = Lock(0)

    var next: Int { count.withLock { $0 } }

    func expect(_ index: Int) {
        let current = count.withLock { count in
            count += 1
            return count - 1
        }
        #expect(current == index)
    }
}
