internal import JSON

/// Reads the operations of a description, each with what it refers to.
struct OperationReader {
    private static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

    private let document: OpenAPIDocument

    init(_ document: OpenAPIDocument) {
        self.document = document
    }

    /// Every operation, in the order of the text.
    func operations() throws(OpenAPIError) -> [OpenAPIOperation] {
        var operations: [OpenAPIOperation] = []
        for (path, item) in try members("paths", of: document.root) {
            let shared = try parameters(of: item)
            for (method, operation) in item.asObject?.members ?? [] where Self.methods.contains(method) {
                operations.append(try self.operation(operation, method, path, shared))
            }
        }
        return operations
    }

    private func operation(
        _ value: JSONValue, _ method: String, _ path: String, _ shared: [OpenAPIParameter]
    ) throws(OpenAPIError) -> OpenAPIOperation {
        let body = try document.resolved(value.asObject?["requestBody"] ?? [:])
        return OpenAPIOperation(
            method: method.uppercased(),
            path: path,
            operationId: try string("operationId", of: value),
            tags: value.asObject?["tags"]?.asArray?.compactMap(\.asString) ?? [],
            scopes: scopes(of: value),
            parameters: shared + (try parameters(of: value)),
            requestBody: try content(of: body),
            responses: try responses(of: value)
        )
    }

    /// An empty list of requirements takes the need for a token away; one requirement lists the scopes.
    private func scopes(of operation: JSONValue) -> [String]? {
        let requirements = operation.asObject?["security"] ?? document.root.asObject?["security"]
        guard let requirement = requirements?.asArray?.first?.asObject?.members.first else { return nil }
        return requirement.value.asArray?.compactMap(\.asString)
    }

    private func parameters(of value: JSONValue) throws(OpenAPIError) -> [OpenAPIParameter] {
        var parameters: [OpenAPIParameter] = []
        for element in value.asObject?["parameters"]?.asArray ?? [] {
            let parameter = try document.resolved(element)
            guard let location = OpenAPIParameter.Location(rawValue: try string("in", of: parameter)) else {
                throw .missingMember("in")
            }
            parameters.append(
                OpenAPIParameter(
                    name: try string("name", of: parameter),
                    location: location,
                    isRequired: parameter.asObject?["required"]?.asBool ?? false,
                    schema: try member("schema", of: parameter),
                    example: parameter.asObject?["example"]
                ))
        }
        return parameters
    }

    private func responses(of operation: JSONValue) throws(OpenAPIError) -> [OpenAPIResponse] {
        var responses: [OpenAPIResponse] = []
        for (name, element) in try members("responses", of: operation) {
            guard let status = Int(name) else { throw .missingMember("responses/\(name)") }
            let response = try document.resolved(element)
            responses.append(
                OpenAPIResponse(status: status, headers: try headers(of: response), content: try content(of: response)))
        }
        return responses
    }

    private func headers(of response: JSONValue) throws(OpenAPIError) -> [OpenAPIResponse.Header] {
        var headers: [OpenAPIResponse.Header] = []
        for (name, element) in response.asObject?["headers"]?.asObject?.members ?? [] {
            let header = try document.resolved(element)
            headers.append(
                OpenAPIResponse.Header(
                    name: name,
                    isRequired: header.asObject?["required"]?.asBool ?? false,
                    schema: try member("schema", of: header),
                    example: header.asObject?["example"]
                ))
        }
        return headers
    }

    private func content(of value: JSONValue) throws(OpenAPIError) -> [OpenAPIMediaType] {
        var content: [OpenAPIMediaType] = []
        for (type, media) in value.asObject?["content"]?.asObject?.members ?? [] {
            var examples: [(name: String, value: JSONValue)] = []
            for (name, example) in media.asObject?["examples"]?.asObject?.members ?? [] {
                examples.append((name, try member("value", of: try document.resolved(example))))
            }
            content.append(
                OpenAPIMediaType(type: type, schema: try member("schema", of: media), examples: examples))
        }
        return content
    }

    private func member(_ name: String, of value: JSONValue) throws(OpenAPIError) -> JSONValue {
        guard let member = value.asObject?[name] else { throw .missingMember(name) }
        return member
    }

    private func members(
        _ name: String, of value: JSONValue
    ) throws(OpenAPIError) -> [(name: String, value: JSONValue)] {
        guard let object = try member(name, of: value).asObject else { throw .missingMember(name) }
        return object.members
    }

    private func string(_ name: String, of value: JSONValue) throws(OpenAPIError) -> String {
        guard let text = try member(name, of: value).asString else { throw .missingMember(name) }
        return text
    }
}

extension OpenAPIDocument {
    /// Every operation, in the order of the text.
    ///
    /// - Throws: `OpenAPIError.missingMember` and those of a `$ref`.
    package func operations() throws(OpenAPIError) -> [OpenAPIOperation] {
        try OperationReader(self).operations()
    }
}
