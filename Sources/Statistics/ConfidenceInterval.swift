/// The range that would hold the true value in so large a share of repetitions.
package struct ConfidenceInterval: Sendable, Hashable {
    package let lower: Double
    package let upper: Double
    /// The share, such as 0.95.
    package let level: Double
}
