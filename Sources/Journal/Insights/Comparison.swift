import JSON
import Statistics

/// Two groups of days held against each other.
struct Comparison: Sendable {
    let first: [Double]
    let second: [Double]
    /// Welch's interval and p; `nil` where there are too few days, or no variation at all.
    let difference: MeanDifference?

    /// Days that each group must have before anything is said of their difference. A convention: with fewer, the interval
    /// is wider than most scales.
    static let minimumDays = 5

    init(_ first: [Double], minus second: [Double]) {
        self.first = first
        self.second = second
        let isEnough = min(first.count, second.count) >= Self.minimumDays
        difference = isEnough ? MeanDifference(of: first, minus: second) : nil
    }

    /// Writes the difference, or why there is none.
    ///
    /// - Parameter adjustedP: p after Holm over all comparisons of the table.
    func write(to object: inout JSONObject, adjustedP: Double?) {
        object.set(figure: "difference", difference?.difference)
        object.set(interval: difference?.interval)
        object.set(figure: "p", difference?.p)
        object.set(figure: "pAdjusted", adjustedP)
        guard difference == nil else { return }
        let isEnough = min(first.count, second.count) >= Self.minimumDays
        object.set("note", isEnough ? "no-variation" : "too-few-days")
    }

    /// The adjusted p of each comparison that has one (Holm 1979).
    static func adjusted(_ comparisons: [Comparison]) -> [Double?] {
        let indices = comparisons.indices.filter { comparisons[$0].difference != nil }
        let adjusted = Holm.adjusted(indices.compactMap { comparisons[$0].difference?.p })
        var result: [Double?] = Array(repeating: nil, count: comparisons.count)
        for (index, p) in zip(indices, adjusted) { result[index] = p }
        return result
    }
}
