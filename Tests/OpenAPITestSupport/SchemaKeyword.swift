/// The keywords of JSON Schema 2020-12 that the validator knows; with any other it refuses to judge.
enum SchemaKeyword: String, CaseIterable {
    case ref = "$ref"
    case type, `enum`, const
    case properties, required, additionalProperties, patternProperties, propertyNames, minProperties, maxProperties
    case items, prefixItems, contains, minItems, maxItems, uniqueItems
    case minLength, maxLength, pattern, format
    case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf
    case allOf, anyOf, oneOf, not
    case `if`, then, `else`
    // Notes for readers, which no value can fail.
    case title, description, comment = "$comment", `default`, example, examples, deprecated, readOnly, writeOnly
    case discriminator

    /// The keywords whose value is one schema.
    static let singleSchemas: Set<SchemaKeyword> = [
        .additionalProperties, .propertyNames, .items, .contains, .not, .if, .then, .else,
    ]

    /// The keywords whose value is a list of schemas.
    static let schemaLists: Set<SchemaKeyword> = [.prefixItems, .allOf, .anyOf, .oneOf]

    /// The keywords whose value is an object of schemas.
    static let schemaMaps: Set<SchemaKeyword> = [.properties, .patternProperties]
}
