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

    private struct Count {
        var attempts: Int
        let windowEnd: Instant
    }

    private let limit: Limit
    private let capacity: Int
    private let counts = Lock<[String: Count]>([:])

    /// - Parameter capacity: keys that are counted at once; beyond it the ones whose window has passed go, then all.
    package init(limit: Limit, capacity: Int = 10_000) {
        self.limit = limit
        self.capacity = capacity
    }

    /// Refuses a key that has used up its attempts.
    ///
    /// - Throws: `.tooManyAttempts`.
    package func check(_ key: String, now: Instant) throws {
        let wait = counts.withLock { counts -> Int? in
            guard let count = counts[key], count.windowEnd > now, count.attempts >= limit.attempts else { return nil }
            return Int((count.windowEnd.milliseconds - now.milliseconds + 999) / 1000)
        }
        if let wait { throw JournalError.tooManyAttempts(retryAfterSeconds: wait) }
    }

    /// Counts an attempt.
    package func count(_ key: String, now: Instant) {
        counts.withLock { counts in
            if let count = counts[key], count.windowEnd > now {
                counts[key]?.attempts = count.attempts + 1
                return
            }
            if counts.count >= capacity { counts = counts.filter { $0.value.windowEnd > now } }
            if counts.count >= capacity { counts.removeAll() }
            let end = Instant(milliseconds: now.milliseconds + Int64(limit.windowSeconds) * 1000)
            counts[key] = Count(attempts: 1, windowEnd: end)
        }
    }

    /// Takes one attempt back that was right; the others under the key stay counted.
    package func giveBack(_ key: String) {
        counts.withLock { counts in
            guard let count = counts[key] else { return }
            counts[key]?.attempts = max(0, count.attempts - 1)
        }
    }

    /// Forgets the attempts of a key that has shown that it may.
    package func clear(_ key: String) {
        counts.withLock { $0[key] = nil }
    }
}
