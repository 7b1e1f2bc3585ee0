import JSON

extension Double {
    /// The number to two decimals, for people.
    var words: String { JSONNumber((self * 100).rounded() / 100)?.text ?? "not a number" }
}
