package import CivilTime
import Locking

/// A clock that stands still until a test moves it.
package final class TestClock: Sendable {
    private let instant: Lock<Instant>

    /// Starts on Monday, 23 November 2026, at 23:00 UTC.
    package init(_ instant: Instant = Instant(milliseconds: 1_795_474_800_000)) {
        self.instant = Lock(instant)
    }

    package var now: Instant { instant.withLock(\.self) }

    package func advance(seconds: Int) {
        instant.withLock { $0 = Instant(milliseconds: $0.milliseconds + Int64(seconds) * 1000) }
    }
}
