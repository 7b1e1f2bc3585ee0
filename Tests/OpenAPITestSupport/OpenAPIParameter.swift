package import JSON

/// A parameter of an operation.
package struct OpenAPIParameter: Sendable {
    /// Where a request carries a parameter.
    package enum Location: String, Sendable {
        case path
        case query
        case header
        case cookie
    }

    /// The name as it stands in the request.
    package let name: String

    /// Where the request carries it.
    package let location: Location

    /// Whether a request must have it.
    package let isRequired: Bool

    /// The schema of its value.
    package let schema: JSONValue

    /// A value for readers, nil when there is none.
    package let example: JSONValue?
}
