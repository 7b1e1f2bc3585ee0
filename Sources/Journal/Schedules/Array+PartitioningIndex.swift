extension Array {
    /// The place of the first element of which a condition holds, or the count where it holds of none, by halving.
    ///
    /// From the first such element on it holds of all.
    func partitioningIndex(where holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) {
                high = middle
            } else {
                low = middle + 1
            }
        }
        return low
    }
}
