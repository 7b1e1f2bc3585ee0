internal import JSON

extension SchemaEvaluation {
    /// The keywords for values of any type (JSON Schema Validation 2020-12, section 6.1).
    mutating func applyToAny(
        _ keyword: SchemaKeyword, _ argument: JSONValue, _ value: JSONValue, _ pointer: JSONPointer
    ) throws(OpenAPIError) {
        switch keyword {
        case .type:
            let names = try Self.typeNames(argument)
            var isOneOfThem = false
            for name in names where try Self.isOfType(name, value) { isOneOfThem = true }
            if !isOneOfThem { refuse(pointer, keyword, "must be of type \(names.joined(separator: " or "))") }
        case .enum:
            guard let values = argument.asArray else { throw .malformedKeyword(keyword.rawValue) }
            if !values.contains(where: { $0.isSameValue(as: value) }) {
                refuse(pointer, keyword, "must be one of the \(values.count) values")
            }
        case .const:
            if !argument.isSameValue(as: value) { refuse(pointer, keyword, "must be the one value") }
        default:
            throw .unknownKeyword(keyword.rawValue)
        }
    }

    private static func typeNames(_ argument: JSONValue) throws(OpenAPIError) -> [String] {
        if let name = argument.asString { return [name] }
        guard let names = argument.asArray?.compactMap(\.asString), !names.isEmpty else {
            throw .malformedKeyword("type")
        }
        return names
    }

    private static func isOfType(_ name: String, _ value: JSONValue) throws(OpenAPIError) -> Bool {
        switch name {
        case "null": value.isNull
        case "boolean": value.asBool != nil
        case "object": value.asObject != nil
        case "array": value.asArray != nil
        case "string": value.asString != nil
        case "number": value.asNumber != nil
        case "integer": value.asNumber?.decimal?.isMultiple(of: 1) ?? (value.asNumber?.integer != nil)
        default: throw .malformedKeyword("type")
        }
    }
}
