import Synchronization

/// What one loop counted; written by that loop alone, read by any thread.
final class LoopCounters: Sendable {
    let requests = Atomic<Int>(0)
    let bytesIn = Atomic<Int>(0)
    let bytesOut = Atomic<Int>(0)
}
