package import JSON

/// A body in one media type.
package struct OpenAPIMediaType: Sendable {
    /// The media type, such as `application/json`.
    package let type: String

    /// The schema of the body.
    package let schema: JSONValue

    /// Whole bodies for readers, by name.
    package let examples: [(name: String, value: JSONValue)]
}
