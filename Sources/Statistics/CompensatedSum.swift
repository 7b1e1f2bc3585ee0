/// A sum that keeps what rounding takes from it, so that the order and the size of its terms hardly matter.
///
/// Neumaier's form of Kahan's summation: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
/// Summen", ZAMM 54 (1974), 39–51.
struct CompensatedSum {
    private var sum = 0.0
    private var lost = 0.0

    var value: Double { sum + lost }

    mutating func add(_ term: Double) {
        let next = sum + term
        // Of the larger of the two nothing was rounded away, so the difference to it is what the smaller one lost.
        lost += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
        sum = next
    }
}

extension Sequence where Element == Double {
    /// The sum with compensation; 0 when there are no elements.
    func compensatedSum() -> Double {
        var sum = CompensatedSum()
        for element in self { sum.add(element) }
        return sum.value
    }
}
