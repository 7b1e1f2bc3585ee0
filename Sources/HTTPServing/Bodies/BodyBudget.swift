import Synchronization

/// Counts the bytes of all bodies that are still arriving, so that many peers with a part each do not fill the memory.
///
/// A body that comes in one piece is never among them: it goes to its handler at once.
final class BodyBudget: Sendable {
    private let limit: Int
    private let held = Atomic<Int>(0)

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether so many more bytes may be held; if so they must be given back.
    func hold(_ count: Int) -> Bool {
        if held.wrappingAdd(count, ordering: .relaxed).newValue <= limit { return true }
        giveBack(count)
        return false
    }

    func giveBack(_ count: Int) {
        held.wrappingSubtract(count, ordering: .relaxed)
    }
}
