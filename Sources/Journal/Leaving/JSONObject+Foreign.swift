import CivilTime
import JSON

/// Reading what another program has written: what is not as expected counts as absent.
extension JSONObject {
    /// The objects of an array, with their places.
    func indexedObjects(_ name: String) -> [(index: Int, object: JSONObject)] {
        guard case .array(let elements)? = self[name] else { return [] }
        return elements.enumerated().compactMap { index, element in
            guard case .object(let object) = element else { return nil }
            return (index, object)
        }
    }

    /// A number, to the ninth place where it has more digits than are kept exactly.
    func number(_ name: String) -> ExactDecimal? {
        guard case .number(let number)? = self[name] else { return nil }
        if let decimal = number.decimal { return decimal }
        guard let double = Double(number.text), abs(double) < 1e9 else { return nil }
        return ExactDecimal(coefficient: Int((double * 1e9).rounded()), exponent: -9)
    }

    /// An instant in milliseconds since 1970, whole or with a fraction or an exponent.
    func milliseconds(_ name: String) -> Instant? {
        guard case .number(let number)? = self[name], let double = Double(number.text), abs(double) < 1e15 else {
            return nil
        }
        return Instant(milliseconds: number.integer.map { Int64($0) } ?? Int64(double.rounded(.down)))
    }
}
