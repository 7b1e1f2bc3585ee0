/// Where a sample lies and how far it spreads.
struct SampleMoments {
    let count: Int
    let mean: Double
    /// The sum of squared deviations over n − 1, which does not underrate that of the population; nil for one value.
    let variance: Double?

    /// Nil for no values.
    ///
    /// Two passes, as the difference of two large sums would lose the digits that matter: T. F. Chan, G. H. Golub,
    /// R. J. LeVeque, "Algorithms for computing the sample variance", The American Statistician 37 (1983), 242–247.
    init?(_ values: [Double]) {
        guard let first = values.first else { return nil }
        count = values.count
        // The mean of equal values can differ from them in its last bit, and a variance would come of that.
        let isConstant = values.allSatisfy { $0 == first }
        let mean = isConstant ? first : values.compensatedSum() / Double(count)
        self.mean = mean
        let squares = values.lazy.map { ($0 - mean) * ($0 - mean) }.compensatedSum()
        variance = values.count > 1 ? squares / Double(values.count - 1) : nil
    }
}
