internal import JSON

extension SchemaEvaluation {
    /// The keywords for arrays (Core, section 10.3.1; Validation, section 6.4).
    mutating func applyToArray(
        _ keyword: SchemaKeyword, _ argument: JSONValue, _ schema: JSONObject, _ elements: [JSONValue],
        _ pointer: JSONPointer
    ) throws(OpenAPIError) {
        switch keyword {
        case .items:
            let prefixed = schema["prefixItems"]?.asArray?.count ?? 0
            for (index, element) in elements.enumerated().dropFirst(prefixed) {
                try evaluate(element, against: argument, at: pointer.appending(index))
            }
        case .prefixItems:
            guard let schemas = argument.asArray else { throw .malformedKeyword(keyword.rawValue) }
            for (index, (element, schema)) in zip(elements, schemas).enumerated() {
                try evaluate(element, against: schema, at: pointer.appending(index))
            }
        case .contains:
            for (index, element) in elements.enumerated()
            where try accepts(element, argument, at: pointer.appending(index)) { return }
            refuse(pointer, keyword, "must have an element of the kind")
        case .minItems:
            let count = try Self.count(argument, of: keyword)
            if elements.count < count { refuse(pointer, keyword, "must have at least \(count) elements") }
        case .maxItems:
            let count = try Self.count(argument, of: keyword)
            if elements.count > count { refuse(pointer, keyword, "must have at most \(count) elements") }
        case .uniqueItems:
            guard let isWanted = argument.asBool else { throw .malformedKeyword(keyword.rawValue) }
            if isWanted { refuseRepeated(elements, pointer) }
        default:
            throw .unknownKeyword(keyword.rawValue)
        }
    }

    private mutating func refuseRepeated(_ elements: [JSONValue], _ pointer: JSONPointer) {
        for (index, element) in elements.enumerated()
        where elements.prefix(index).contains(where: { $0.isSameValue(as: element) }) {
            refuse(pointer.appending(index), .uniqueItems, "is there already")
        }
    }
}
