/// What becomes of a sum when items are left open.
package enum MissingItems: Sendable, Hashable {
    /// There is none.
    case refused

    /// Up to so many count as the mean of those answered; with more there is none.
    case replaced(upTo: Int)

    /// The total over all items; `nil` where there is none.
    func total(of answered: [Score], items: Int) -> Score? {
        let sum = answered.reduce(0, +)
        let missing = items - answered.count
        switch self {
        case .refused: return missing == 0 ? sum : nil
        case .replaced(let limit):
            return missing <= limit ? Score.prorated(sum, answered: answered.count, to: items) : nil
        }
    }

    /// The rule for people.
    var sentence: String {
        switch self {
        case .refused: "With any item missing there is no score."
        case .replaced(upTo: 1): "One missing item counts as the mean of those answered; with more there is no score."
        case .replaced(let limit):
            "Up to \(limit) missing items count as the mean of those answered; with more there is no score."
        }
    }
}
