internal import FoundationEssentials
package import JSON

/// An OpenAPI 3.1 description as a tree, read from YAML.
package struct OpenAPIDocument: Sendable {
    /// The whole description; members stand in the order of the text.
    package let root: JSONValue

    let references: LocalReferences

    /// Reads a description from YAML text.
    ///
    /// - Throws: `OpenAPIError.unusableYAML`.
    package init(yaml: String) throws(OpenAPIError) {
        root = try YAMLTree.parse(yaml)
        references = LocalReferences(root: root)
    }

    /// Reads a description from a YAML file.
    ///
    /// - Throws: `OpenAPIError.unreadableFile`, `OpenAPIError.unusableYAML`.
    package init(contentsOfFile path: String) throws(OpenAPIError) {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .unreadableFile(path: path)
        }
        try self.init(yaml: text)
    }

    /// The description as compact JSON, members in the order of the YAML: the same text gives the same bytes.
    package var json: [UInt8] {
        JSONWriter.bytes(of: root)
    }

    /// Every `$ref` in the description, in its order and as often as it occurs.
    package var allReferences: [String] {
        references.all
    }

    /// The value that a reference such as `#/components/schemas/Id` points to.
    ///
    /// - Throws: `OpenAPIError.unresolvedReference`.
    package func value(of reference: String) throws(OpenAPIError) -> JSONValue {
        try references.value(of: reference)
    }

    /// The value itself, or what it points to if it has a `$ref`.
    ///
    /// - Throws: `OpenAPIError.unresolvedReference`, `OpenAPIError.endlessReference`.
    package func resolved(_ value: JSONValue) throws(OpenAPIError) -> JSONValue {
        try references.resolved(value)
    }

    /// The schemas of the components by name, in the order of the text.
    package var schemas: [(name: String, value: JSONValue)] {
        root.asObject?["components"]?.asObject?["schemas"]?.asObject?.members ?? []
    }
}
