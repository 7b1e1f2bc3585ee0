import Metrics

/// Measures how late a loop comes to its timer: for as long, a request may have had to wait for its turn.
struct LagMeter {
    /// Lags, in seconds.
    private let histogram: Histogram
    private let interval: Duration
    /// When the timer's next turn is. The clock is that of Dispatch, which stands still while the machine sleeps.
    private var due: SuspendingClock.Instant

    init(counting histogram: Histogram, interval: Duration) {
        self.histogram = histogram
        self.interval = interval
        due = .now + interval
    }

    /// The timer begins.
    mutating func start(at now: SuspendingClock.Instant = .now) {
        due = now + interval
    }

    /// The timer's turn has come; ones that were missed meanwhile are part of the lag of this one.
    mutating func tick(at now: SuspendingClock.Instant = .now) {
        histogram.count(max(.zero, now - due))
        while due <= now { due += interval }
    }
}
