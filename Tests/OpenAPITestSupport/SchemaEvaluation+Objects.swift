internal import JSON

extension SchemaEvaluation {
    /// The keywords for objects (Core, section 10.3.2; Validation, section 6.5).
    mutating func applyToObject(
        _ keyword: SchemaKeyword, _ argument: JSONValue, _ schema: JSONObject, _ object: JSONObject,
        _ pointer: JSONPointer
    ) throws(OpenAPIError) {
        switch keyword {
        case .properties:
            guard let properties = argument.asObject else { throw .malformedKeyword(keyword.rawValue) }
            for (name, property) in properties.members {
                guard let member = object[name] else { continue }
                try evaluate(member, against: property, at: pointer.appending(name))
            }
        case .patternProperties:
            guard let patterns = argument.asObject else { throw .malformedKeyword(keyword.rawValue) }
            for (pattern, property) in patterns.members {
                for (name, member) in object.members where try Self.matches(name, pattern) {
                    try evaluate(member, against: property, at: pointer.appending(name))
                }
            }
        case .additionalProperties:
            for (name, member) in object.members where try !Self.names(name, in: schema) {
                try evaluateAdditional(member, argument, at: pointer.appending(name))
            }
        case .propertyNames:
            for name in object.names {
                try evaluate(.string(name), against: argument, at: pointer.appending(name))
            }
        default:
            try applyToMembers(keyword, argument, object, pointer)
        }
    }

    /// Adds a violation for each member that an object schema does not name, where the schema leaves others open.
    ///
    /// Only schemas that give their type count: the branches of an `anyOf` name a few members without meaning to be all.
    mutating func refuseUnnamedMembers(of value: JSONValue, _ schema: JSONObject, at pointer: JSONPointer) {
        guard let object = value.asObject, schema["type"]?.asString == "object",
            schema["additionalProperties"] == nil, schema["patternProperties"] == nil,
            let properties = schema["properties"]?.asObject
        else { return }
        for name in object.names where properties[name] == nil {
            refuse(pointer.appending(name), .properties, "is not named by the schema")
        }
    }

    private mutating func applyToMembers(
        _ keyword: SchemaKeyword, _ argument: JSONValue, _ object: JSONObject, _ pointer: JSONPointer
    ) throws(OpenAPIError) {
        switch keyword {
        case .required:
            guard let names = argument.asArray?.compactMap(\.asString) else {
                throw .malformedKeyword(keyword.rawValue)
            }
            for name in names where object[name] == nil {
                refuse(pointer.appending(name), keyword, "is required")
            }
        case .minProperties:
            let count = try Self.count(argument, of: keyword)
            if object.count < count { refuse(pointer, keyword, "must have at least \(count) members") }
        case .maxProperties:
            let count = try Self.count(argument, of: keyword)
            if object.count > count { refuse(pointer, keyword, "must have at most \(count) members") }
        default:
            throw .unknownKeyword(keyword.rawValue)
        }
    }

    private mutating func evaluateAdditional(
        _ member: JSONValue, _ schema: JSONValue, at pointer: JSONPointer
    ) throws(OpenAPIError) {
        if schema.asBool == false {
            refuse(pointer, .additionalProperties, "is not named by the schema")
        } else {
            try evaluate(member, against: schema, at: pointer)
        }
    }

    private static func names(_ name: String, in schema: JSONObject) throws(OpenAPIError) -> Bool {
        if schema["properties"]?.asObject?[name] != nil { return true }
        for pattern in schema["patternProperties"]?.asObject?.names ?? [] where try matches(name, pattern) {
            return true
        }
        return false
    }
}
