import Synchronization

/// A row of counters that any thread may raise.
package final class AtomicCounts: @unchecked Sendable {
    // `@unchecked`: the memory lives as long as the object, and every access to it is atomic.
    private let memory: UnsafeMutablePointer<Atomic<Int>>
    package let count: Int

    /// So many counters, all 0.
    package init(count: Int) {
        self.count = max(count, 1)
        memory = .allocate(capacity: self.count)
        for index in 0..<self.count { (memory + index).initialize(to: Atomic(0)) }
    }

    deinit {
        memory.deinitialize(count: count)
        memory.deallocate()
    }

    /// Raises one of them; an index that is none does nothing.
    package func add(_ amount: Int, at index: Int) {
        guard index >= 0, index < count else { return }
        memory[index].wrappingAdd(amount, ordering: .relaxed)
    }

    /// All of them, each as it is now.
    package var values: [Int] { (0..<count).map { memory[$0].load(ordering: .relaxed) } }
}
