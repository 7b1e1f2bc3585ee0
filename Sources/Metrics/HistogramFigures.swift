/// What a ``Histogram`` has counted.
package struct HistogramFigures: Sendable, Hashable {
    /// The upper ends of the buckets but the last, rising.
    package let bounds: [Double]
    /// Values in each bucket alone, one more than there are bounds.
    package let counts: [Int]
    /// The values together.
    package let sum: Double

    package init(bounds: [Double] = [], counts: [Int] = [0], sum: Double = 0) {
        self.bounds = bounds
        self.counts = counts
        self.sum = sum
    }

    /// How many values there were.
    package var count: Int { counts.reduce(0, +) }
}
