package import CivilTime
import Locking

/// Slows down guessing: after too many failures under a key within a window it refuses until the window has passed.
///
/// Kept in memory, bounded, and only ever stricter than nothing: a second server process keeps its own count.
package final class AttemptThrottle: Sendable {
    /// How much is allowed.
    package struct Limit: Sendable, Hashable {
        /// Attempts within the window.
        package let attempts: Int
        /// The window, in seconds.
        package let windowSeconds: Int

        package init(attempts: Int, windowSeconds: Int) {
            self.attempts = attempts
            self.windowSeconds = windowSeconds
        }
    }

    private struct State {
        var counts: [String: Count] = [:]
        var refusedCount = 0
    }

    private struct Count {
        var attempts: Int
        let windowEnd: Instant
    }

    private let limit: Limit
    private let capacity: Int
    private let state = Lock(State())

    /// - Parameter capacity: keys that are counted at once; beyond it the ones whose window has passed go, then all.
    package init(limit: Limit, capacity: Int = 10_000) {
        self.limit = limit
        self.capacity = capacity
    }

    /// Refuses a key that has used up its attempts.
    ///
    /// - Throws: `.tooManyAttempts`.
    package func check(_ key: String, now: Instant) throws {
        let wait = state.withLock { state -> Int? in
            guard let count = state.counts[key], isOpen(count, now), count.attempts >= limit.attempts else {
                return nil
            }
            state.refusedCount += 1
            return Int((count.windowEnd.milliseconds - now.milliseconds + 999) / 1000)
        }
        if let wait { throw JournalError.tooManyAttempts(retryAfterSeconds: wait) }
    }

    /// Counts an attempt.
    package func count(_ key: String, now: Instant) {
        state.withLock { state in
            if let count = state.counts[key], isOpen(count, now) {
                state.counts[key]?.attempts = count.attempts + 1
                return
            }
            if state.counts.count >= capacity { state.counts = state.counts.filter { isOpen($0.value, now) } }
            if state.counts.count >= capacity { state.counts.removeAll() }
            let end = Instant(milliseconds: now.milliseconds + Int64(limit.windowSeconds) * 1000)
            state.counts[key] = Count(attempts: 1, windowEnd: end)
        }
    }

    /// Takes one attempt back that was right; the others under the key stay counted.
    package func giveBack(_ key: String) {
        state.withLock { state in
            guard let count = state.counts[key] else { return }
            state.counts[key]?.attempts = max(0, count.attempts - 1)
        }
    }

    /// Forgets the attempts of a key that has shown that it may.
    package func clear(_ key: String) {
        state.withLock { $0.counts[key] = nil }
    }

    /// Attempts that were refused so far, whatever their keys.
    package var refusedCount: Int { state.withLock { $0.refusedCount } }

    /// Whether a window is open. One that would begin later than now is not: it stems from a clock that went ahead and
    /// was put right, and would keep people out for as long as that was.
    private func isOpen(_ count: Count, _ now: Instant) -> Bool {
        let left = count.windowEnd.milliseconds - now.milliseconds
        return left > 0 && left <= Int64(limit.windowSeconds) * 1000
    }
}
