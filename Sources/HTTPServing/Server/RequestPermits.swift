import Synchronization

/// Counts the requests that are worked on at once, over all loops, so that a crowd waits outside and not in memory.
final class RequestPermits: Sendable {
    private let limit: Int
    private let taken = Atomic<Int>(0)

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether one more request may be worked on; each one that may must be given back.
    func take() -> Bool {
        if taken.wrappingAdd(1, ordering: .relaxed).newValue <= limit { return true }
        giveBack()
        return false
    }

    func giveBack() {
        taken.wrappingSubtract(1, ordering: .relaxed)
    }
}
