package import JSON

/// Holds values against the schemas of a description: the part of JSON Schema 2020-12 that the description uses.
///
/// A keyword or a format that it does not know is an error, so that nothing passes unchecked.
package struct SchemaValidator: Sendable {
    private let references: LocalReferences
    private let refusesUnnamedMembers: Bool

    /// A validator for the schemas of a description.
    ///
    /// With `refusesUnnamedMembers`, an object schema that names properties and says nothing of others takes no others:
    /// so a test notices what a server answers beyond its description.
    package init(_ document: OpenAPIDocument, refusesUnnamedMembers: Bool = false) {
        self.init(root: document.root, refusesUnnamedMembers: refusesUnnamedMembers)
    }

    /// A validator for schemas whose references point into `root`.
    package init(root: JSONValue = [:], refusesUnnamedMembers: Bool = false) {
        references = LocalReferences(root: root)
        self.refusesUnnamedMembers = refusesUnnamedMembers
    }

    /// Every way in which a value is not what the schema says; empty when it is.
    ///
    /// - Throws: `OpenAPIError` when the schema itself cannot be used.
    package func violations(
        of value: JSONValue, against schema: JSONValue
    ) throws(OpenAPIError) -> [SchemaViolation] {
        var evaluation = SchemaEvaluation(references: references, refusesUnnamedMembers: refusesUnnamedMembers)
        try evaluation.evaluate(value, against: schema, at: .root)
        return evaluation.violations
    }

    /// Checks that the validator knows every keyword and format of a schema and of the schemas within it, those that no
    /// value has led to included.
    ///
    /// - Throws: `OpenAPIError`.
    package func check(_ schema: JSONValue) throws(OpenAPIError) {
        if case .bool = schema { return }
        guard let object = schema.asObject else { throw .malformedKeyword("schema") }
        for (name, argument) in object.members {
            guard let keyword = SchemaKeyword(rawValue: name) else { throw .unknownKeyword(name) }
            try check(argument, of: keyword)
        }
    }

    private func check(_ argument: JSONValue, of keyword: SchemaKeyword) throws(OpenAPIError) {
        switch keyword {
        case .ref:
            guard let reference = argument.asString else { throw .malformedKeyword(keyword.rawValue) }
            _ = try references.value(of: reference)
        case .format:
            guard StringFormat(rawValue: argument.asString ?? "") != nil else {
                throw .unknownFormat(argument.asString ?? "")
            }
        case _ where SchemaKeyword.singleSchemas.contains(keyword):
            try check(argument)
        case _ where SchemaKeyword.schemaLists.contains(keyword):
            guard let schemas = argument.asArray else { throw .malformedKeyword(keyword.rawValue) }
            for schema in schemas { try check(schema) }
        case _ where SchemaKeyword.schemaMaps.contains(keyword):
            guard let schemas = argument.asObject else { throw .malformedKeyword(keyword.rawValue) }
            for member in schemas.members { try check(member.value) }
        default:
            break
        }
    }
}
