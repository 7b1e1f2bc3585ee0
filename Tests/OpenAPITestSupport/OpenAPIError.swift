/// Why the description or a schema in it cannot be used; each is a fault of the description, never of what it is held
/// against.
package enum OpenAPIError: Error, Equatable {
    /// The file cannot be read as UTF-8.
    case unreadableFile(path: String)
    /// The text is not YAML, or uses more of YAML than a description needs: anchors, aliases, tags, names that are no
    /// strings.
    case unusableYAML(reason: String)
    /// A `$ref` points to nothing, or outside of the document.
    case unresolvedReference(String)
    /// A `$ref` leads back to itself.
    case endlessReference(String)
    /// A member that the description must have is missing or of the wrong type.
    case missingMember(String)
    /// A schema has a keyword that the validator does not know and would therefore not check.
    case unknownKeyword(String)
    /// A keyword has a value that JSON Schema does not give it.
    case malformedKeyword(String)
    /// A schema has a format that the validator does not know and would therefore not check.
    case unknownFormat(String)
}
