internal import JSON

extension JSONValue {
    /// The object that this is, else nil.
    var asObject: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The elements of the array that this is, else nil.
    var asArray: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The string that this is, else nil.
    var asString: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The truth value that this is, else nil.
    var asBool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// The number that this is, else nil.
    var asNumber: JSONNumber? {
        if case .number(let number) = self { number } else { nil }
    }

    /// Whether both are the same value, 1 and 1.0 included (JSON Schema Core 2020-12, section 4.2.2).
    func isSameValue(as other: JSONValue) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)):
            left.order(to: right) == .same
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isSameValue(as: $1) }
        case (.object(let left), .object(let right)):
            left.count == right.count
                && left.members.allSatisfy { right[$0.name]?.isSameValue(as: $0.value) ?? false }
        default:
            self == other
        }
    }
}
