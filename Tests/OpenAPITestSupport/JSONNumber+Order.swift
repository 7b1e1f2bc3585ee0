internal import JSON

extension JSONNumber {
    /// How one number stands to another.
    enum Order {
        case less
        case same
        case greater
    }

    /// How this number stands to another: exactly where both are exact decimals, else as binary fractions.
    func order(to other: JSONNumber) -> Order {
        if let left = decimal, let right = other.decimal {
            return left < right ? .less : left == right ? .same : .greater
        }
        guard text != other.text, let left = Double(text), let right = Double(other.text) else { return .same }
        return left < right ? .less : left == right ? .same : .greater
    }
}
