package import JSON

/// Reading and changing trees in tests.
extension JSONValue {
    /// The tree of a JSON text, which can say what Swift's literals cannot: decimals as typed.
    package static func parsing(_ text: String) throws -> JSONValue {
        try JSONParser.parse(Array(text.utf8))
    }

    /// The object, if it is one.
    package var object: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }

    /// The elements, if it is an array.
    package var array: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The text, if it is one.
    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// A number as it is written, if it is one.
    package var numberText: String? {
        guard case .number(let number) = self else { return nil }
        return number.text
    }

    /// The value at a JSON Pointer without escapes.
    package func value(at pointer: String) -> JSONValue? {
        pointer.split(separator: "/").reduce(Optional(self)) { value, name in
            switch value {
            case .object(let object): object[String(name)]
            case .array(let elements): Int(name).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
            default: nil
            }
        }
    }
}

extension JSONObject {
    /// This object with these members set.
    package func with(_ members: JSONObject) -> JSONObject {
        var object = self
        for member in members.members { object[member.name] = member.value }
        return object
    }

    /// This object without these members.
    package func without(_ names: String...) -> JSONObject {
        var object = self
        for name in names { object[name] = nil }
        return object
    }
}
