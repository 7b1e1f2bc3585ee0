package import JSON

/// An answer that an operation can give.
package struct OpenAPIResponse: Sendable {
    /// A header field of an answer.
    package struct Header: Sendable {
        /// The name of the field.
        package let name: String

        /// Whether each such answer has it.
        package let isRequired: Bool

        /// The schema of its value.
        package let schema: JSONValue

        /// A value for readers, nil when there is none.
        package let example: JSONValue?
    }

    /// The status code.
    package let status: Int

    /// The header fields that the answer can have.
    package let headers: [Header]

    /// What the body can be; empty when there is none.
    package let content: [OpenAPIMediaType]

    /// The body in a media type, nil when the answer does not name it; parameters such as `charset` are ignored.
    package func content(ofType type: String) -> OpenAPIMediaType? {
        let essence = type.prefix { $0 != ";" && $0 != " " }.lowercased()
        return content.first { $0.type == essence }
    }
}
