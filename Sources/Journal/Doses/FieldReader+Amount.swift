import JSON

extension FieldReader {
    /// An amount.
    mutating func amount(_ name: String, required: Bool = false) -> Amount? {
        object(name, as: "an amount", required: required) { Amount(reading: &$0) }
    }

    /// What is taken along with the substance.
    mutating func stack() -> [StackMember] {
        objects("stack", as: "a stack member", count: 0...20) { StackMember(reading: &$0) } ?? []
    }
}
