import Synchronization

/// Counts values by size, from any thread and without a lock.
///
/// Reading is not one moment: a value that is counted meanwhile may be in the sum and not yet in a bucket. Neither ever
/// falls.
package final class Histogram: Sendable {
    /// The upper ends of the buckets, rising; what is greater than the last falls into one more.
    package let bounds: [Double]
    private let buckets: AtomicCounts
    /// The sum as a whole number of these.
    private let resolution: Double
    private let sum = Atomic<Int>(0)

    /// - Parameter resolution: to what the sum of the values is exact, such as 1e-9 for seconds.
    package init(bounds: [Double], resolution: Double) {
        self.bounds = bounds
        self.resolution = resolution
        buckets = AtomicCounts(count: bounds.count + 1)
    }

    /// One for durations in seconds.
    package convenience init(seconds bounds: [Double]) {
        self.init(bounds: bounds, resolution: 1e-9)
    }

    /// Counts a duration in seconds.
    package func count(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let nanoseconds = Int(seconds) &* 1_000_000_000 &+ Int(attoseconds / 1_000_000_000)
        add(Double(nanoseconds) * 1e-9, inSum: nanoseconds)
    }

    /// Counts a value that is a whole number.
    package func count(_ value: Int) {
        add(Double(value), inSum: Int((Double(value) / resolution).rounded()))
    }

    private func add(_ value: Double, inSum units: Int) {
        var index = 0
        while index < bounds.count, value > bounds[index] { index += 1 }
        buckets.add(1, at: index)
        sum.wrappingAdd(units, ordering: .relaxed)
    }

    /// Counts how long `body` takes, whether it throws or not.
    package func time<T, Failure: Error>(_ body: () throws(Failure) -> T) throws(Failure) -> T {
        let start = ContinuousClock.now
        defer { count(ContinuousClock.now - start) }
        return try body()
    }

    /// What was counted so far.
    package var figures: HistogramFigures {
        HistogramFigures(
            bounds: bounds, counts: buckets.values, sum: Double(sum.load(ordering: .relaxed)) * resolution)
    }
}
