/// One method of one path of the description, with all references resolved but those within schemas.
package struct OpenAPIOperation: Sendable {
    /// The HTTP method in capitals.
    package let method: String

    /// The path with its parameters in braces, such as `/v1/tokens/{id}`.
    package let path: String

    /// The name by which generated clients call the operation.
    package let operationId: String

    /// The groups that the operation belongs to.
    package let tags: [String]

    /// The scopes that the token must have; empty when any token will do, nil when none is needed.
    package let scopes: [String]?

    /// The parameters of the path, the query and the header section.
    package let parameters: [OpenAPIParameter]

    /// What the request body may be; empty when there is none.
    package let requestBody: [OpenAPIMediaType]

    /// The answers in the order of the text.
    package let responses: [OpenAPIResponse]

    /// The answer with a status, nil when the operation does not name it.
    package func response(status: Int) -> OpenAPIResponse? {
        responses.first { $0.status == status }
    }
}
