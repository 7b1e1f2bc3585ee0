internal import JSON

/// One run of a value against a schema, with the violations found so far.
struct SchemaEvaluation {
    /// Deep enough for any schema of a description; a deeper one refers to itself without end.
    private static let deepestNesting = 128

    let references: LocalReferences
    let refusesUnnamedMembers: Bool
    private(set) var violations: [SchemaViolation] = []
    private var depth = 0

    init(references: LocalReferences, refusesUnnamedMembers: Bool) {
        self.references = references
        self.refusesUnnamedMembers = refusesUnnamedMembers
    }

    /// Adds every violation of a value, at its place, against a schema.
    mutating func evaluate(
        _ value: JSONValue, against schema: JSONValue, at pointer: JSONPointer
    ) throws(OpenAPIError) {
        if let takesAll = schema.asBool {
            if !takesAll { refuse(pointer, .not, "no value is taken here") }
            return
        }
        guard let schema = schema.asObject else { throw .malformedKeyword("schema") }
        guard depth < Self.deepestNesting else { throw .endlessReference(pointer.description) }
        depth += 1
        defer { depth -= 1 }
        for (name, argument) in schema.members {
            guard let keyword = SchemaKeyword(rawValue: name) else { throw .unknownKeyword(name) }
            try apply(keyword, argument, of: schema, to: value, at: pointer)
        }
        if refusesUnnamedMembers { refuseUnnamedMembers(of: value, schema, at: pointer) }
    }

    /// Whether a value is what a schema says, without adding a violation.
    func accepts(_ value: JSONValue, _ schema: JSONValue, at pointer: JSONPointer) throws(OpenAPIError) -> Bool {
        try violations(of: value, schema, at: pointer).isEmpty
    }

    /// The violations of a value against a schema, apart from those of this run.
    func violations(
        of value: JSONValue, _ schema: JSONValue, at pointer: JSONPointer
    ) throws(OpenAPIError) -> [SchemaViolation] {
        var branch = self
        branch.violations = []
        try branch.evaluate(value, against: schema, at: pointer)
        return branch.violations
    }

    /// Adds a violation.
    mutating func refuse(_ pointer: JSONPointer, _ keyword: SchemaKeyword, _ detail: String) {
        violations.append(SchemaViolation(pointer: pointer, keyword: keyword.rawValue, detail: detail))
    }

    private mutating func apply(
        _ keyword: SchemaKeyword, _ argument: JSONValue, of schema: JSONObject, to value: JSONValue,
        at pointer: JSONPointer
    ) throws(OpenAPIError) {
        switch keyword {
        case .ref:
            guard let reference = argument.asString else { throw .malformedKeyword(keyword.rawValue) }
            try evaluate(value, against: try references.value(of: reference), at: pointer)
        case .type, .enum, .const:
            try applyToAny(keyword, argument, value, pointer)
        case .properties, .required, .additionalProperties, .patternProperties, .propertyNames, .minProperties,
            .maxProperties:
            guard let object = value.asObject else { return }
            try applyToObject(keyword, argument, schema, object, pointer)
        case .items, .prefixItems, .contains, .minItems, .maxItems, .uniqueItems:
            guard let elements = value.asArray else { return }
            try applyToArray(keyword, argument, schema, elements, pointer)
        case .minLength, .maxLength, .pattern, .format:
            guard let text = value.asString else { return }
            try applyToString(keyword, argument, text, pointer)
        case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
            guard let number = value.asNumber else { return }
            try applyToNumber(keyword, argument, number, pointer)
        case .allOf, .anyOf, .oneOf, .not, .if, .then, .else:
            try combine(keyword, argument, schema, value, pointer)
        case .title, .description, .comment, .default, .example, .examples, .deprecated, .readOnly, .writeOnly,
            .discriminator:
            break
        }
    }

    /// The number of a keyword that counts.
    static func count(_ argument: JSONValue, of keyword: SchemaKeyword) throws(OpenAPIError) -> Int {
        guard let count = argument.asNumber?.integer, count >= 0 else { throw .malformedKeyword(keyword.rawValue) }
        return count
    }
}
