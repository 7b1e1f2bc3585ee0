import Journal

extension StackMember {
    /// Its name and, where it is known, how much.
    var words: String { amount.map { "\(name) \(AmountWords($0))" } ?? name }
}
