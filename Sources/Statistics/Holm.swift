/// P-values of several questions asked at once, so adjusted that chance alone rarely answers any of them.
///
/// S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979),
/// 65–70: holds the chance of even one false finding, whatever the dependence between the questions.
package enum Holm {
    /// The adjusted values in the order given: at most 1, and never smaller for a larger p-value.
    ///
    /// With values that are not numbers all of the result means nothing.
    package static func adjusted(_ p: [Double]) -> [Double] {
        var adjusted = p
        var largest = 0.0
        for (rank, index) in p.indices.sorted(by: { p[$0] < p[$1] }).enumerated() {
            largest = min(1, max(largest, p[index] * Double(p.count - rank)))
            adjusted[index] = largest
        }
        return adjusted
    }
}
