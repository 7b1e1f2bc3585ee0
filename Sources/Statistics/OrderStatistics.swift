/// Some of the values that sorting would put at given ranks, found without sorting the others.
///
/// Hoare's partition stops at equal values from both sides, so that ties halve a range like any others (C. A. R. Hoare,
/// "Algorithm 65: Find", Communications of the ACM 4 (1961), 321–322). A range that pivots keep failing to halve is
/// sorted, which bounds the worst case by O(n log n) (D. R. Musser, "Introspective sorting and selection algorithms",
/// Software: Practice and Experience 27 (1997), 983–993). Values that are not numbers leave the order undefined.
struct OrderStatistics {
    private var values: [Double]

    /// - Parameters:
    ///   - ranks: counted from 0; those past the values are passed over.
    ///   - splits: how often in a row a range may be split before it is sorted; by default twice the binary logarithm
    ///     of the count.
    init(of values: consuming [Double], ranks: [Int], splits: Int? = nil) {
        let count = values.count
        let ranks = ranks.filter { (0..<count).contains($0) }.sorted()
        let splits = splits ?? 2 * (Int.bitWidth - count.leadingZeroBitCount)
        var span = values.mutableSpan
        OrderStatistics.settle(ranks[...], within: 0..<count, of: &span, splits: splits)
        self.values = values
    }

    /// The value at a rank that was asked for.
    subscript(rank: Int) -> Double { values[rank] }

    /// Puts the values of ascending ranks in their places.
    private static func settle(
        _ ranks: ArraySlice<Int>, within range: Range<Int>, of values: inout MutableSpan<Double>, splits: Int
    ) {
        guard !ranks.isEmpty, range.count > 1 else { return }
        guard splits > 0 else {
            values.withUnsafeMutableBufferPointer { $0[range].sort() }
            return
        }
        let (smaller, larger) = split(range, of: &values)
        settle(ranks.prefix { $0 < smaller.upperBound }, within: smaller, of: &values, splits: splits - 1)
        settle(ranks.drop { $0 < larger.lowerBound }, within: larger, of: &values, splits: splits - 1)
    }

    /// Moves values up to a pivot before those from the pivot on; those between the two ranges equal it.
    ///
    /// Both ranges are shorter than the whole. No scan leaves it: the pivot ends the first two scans, and a value that
    /// was swapped every later one.
    private static func split(
        _ range: Range<Int>, of values: inout MutableSpan<Double>
    ) -> (smaller: Range<Int>, larger: Range<Int>) {
        let pivot = pivot(of: range, of: values)
        var low = range.lowerBound
        var high = range.upperBound - 1
        while low <= high {
            while values[low] < pivot { low += 1 }
            while values[high] > pivot { high -= 1 }
            guard low <= high else { break }
            values.swapAt(low, high)
            low += 1
            high -= 1
        }
        return (range.lowerBound..<high + 1, low..<range.upperBound)
    }

    /// The median of the first, the middle and the last value.
    private static func pivot(of range: Range<Int>, of values: borrowing MutableSpan<Double>) -> Double {
        let first = values[range.lowerBound]
        let middle = values[range.lowerBound + range.count / 2]
        let last = values[range.upperBound - 1]
        let (lesser, greater) = first < middle ? (first, middle) : (middle, first)
        return last < lesser ? lesser : last > greater ? greater : last
    }
}
