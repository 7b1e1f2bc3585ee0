import CivilTime
import JSON

/// Reading what another program has written: what is not as expected counts as absent.
extension JSONObject {
    /// The elements of an array.
    func elements(_ name: String) -> [JSONValue] {
        guard case .array(let elements)? = self[name] else { return [] }
        return elements
    }

    /// Whether there is a member that says something.
    func has(_ name: String) -> Bool { self[name].map { !$0.isNull } ?? false }

    /// A number, to the ninth place where it has more digits than are kept exactly.
    func number(_ name: String) -> ExactDecimal? {
        guard case .number(let number)? = self[name] else { return nil }
        if let decimal = number.decimal { return decimal }
        guard let double = Double(number.text), abs(double) < 1e9 else { return nil }
        return ExactDecimal(coefficient: Int((double * 1e9).rounded()), exponent: -9)
    }

    /// An instant in milliseconds since 1970, whole or with a fraction or an exponent; nil beyond the calendar.
    func milliseconds(_ name: String) -> Instant? {
        guard case .number(let number)? = self[name], let double = Double(number.text), abs(double) < 1e15 else {
            return nil
        }
        let milliseconds = number.integer.map { Int64($0) } ?? Int64(double.rounded(.down))
        let instant = Instant(milliseconds: milliseconds)
        return instant.milliseconds == milliseconds ? instant : nil
    }
}
