import Metrics
import Synchronization

/// What one loop counted; written by that loop alone, read by any thread.
final class LoopCounters: Sendable {
    let requests = Atomic<Int>(0)
    let bytesIn = Atomic<Int>(0)
    let bytesOut = Atomic<Int>(0)
    /// How late the loop came to its timer, in seconds.
    let lags = Histogram(seconds: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5])
}
