import Synchronization

/// Counts the requests that are worked on at once, over all loops, so that a crowd waits outside and not in memory.
///
/// One whose body is still arriving does not count: peers that send theirs slowly would keep everybody out.
final class RequestPermits: Sendable {
    private let limit: Int
    private let taken = Atomic<Int>(0)

    init(limit: Int) {
        self.limit = limit
    }

    var takenCount: Int { taken.load(ordering: .relaxed) }

    /// Whether one more request may be worked on; each one that may must be given back.
    func take() -> Bool {
        if taken.wrappingAdd(1, ordering: .relaxed).newValue <= limit { return true }
        giveBack()
        return false
    }

    /// Takes for a request that has given back while its body was arriving; beyond the limit too, since what it has sent
    /// is in memory already.
    func takeAgain() {
        taken.wrappingAdd(1, ordering: .relaxed)
    }

    func giveBack() {
        taken.wrappingSubtract(1, ordering: .relaxed)
    }
}
