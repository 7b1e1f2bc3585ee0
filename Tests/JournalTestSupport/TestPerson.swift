import HTTPTestSupport
package import JSON

/// Somebody who talks to the application, with a token or without; each answer is held against openapi.yaml.
package struct TestPerson: Sendable {
    package static let password = "correct horse battery"

    package let app: TestApp
    package let name: String
    package let token: String?

    package var email: String { Self.email(of: name) }

    package static func email(of name: String) -> String { "\(name)@example.org" }

    /// The same person with another token, which has these scopes.
    package func signedIn(scopes: [String]) throws -> TestPerson {
        let answer = try post(
            "/v1/tokens",
            [
                "email": .string(email), "password": .string(Self.password),
                "scopes": .array(scopes.map { .string($0) }),
            ])
        guard answer.status == 201, let value = answer.text("token") else { throw UnexpectedAnswer(answer: answer) }
        return TestPerson(app: app, name: name, token: value)
    }

    /// The same person with a token that a test has got by itself.
    package func bearing(_ token: String?) -> TestPerson {
        TestPerson(app: app, name: name, token: token)
    }

    package func get(_ path: String, headers: [String: String] = [:]) throws -> Answer {
        try send("GET", path, headers: headers)
    }

    package func delete(_ path: String, _ body: JSONValue? = nil, headers: [String: String] = [:]) throws -> Answer {
        try send("DELETE", path, body, headers: headers)
    }

    package func post(_ path: String, _ body: JSONValue, headers: [String: String] = [:]) throws -> Answer {
        try send("POST", path, body, headers: headers)
    }

    package func put(_ path: String, _ body: JSONValue, headers: [String: String] = [:]) throws -> Answer {
        try send("PUT", path, body, headers: headers)
    }

    package func patch(_ path: String, _ body: JSONValue, headers: [String: String] = [:]) throws -> Answer {
        try send("PATCH", path, body, headers: ["Content-Type": "application/merge-patch+json"].merging(headers) { $1 })
    }

    /// Sends a request with a JSON body.
    package func send(
        _ method: String, _ path: String, _ body: JSONValue? = nil, headers: [String: String] = [:]
    ) throws -> Answer {
        try send(method, path, bytes: body.map { JSONWriter.bytes(of: $0) }, headers: headers)
    }

    /// Sends a request with whatever body on a connection of its own; a header given here wins over the usual one.
    package func send(
        _ method: String, _ path: String, bytes: [UInt8]?, headers: [String: String] = [:]
    ) throws -> Answer {
        var fields = ["Host": "localhost", "Connection": "close"]
        if let token { fields["Authorization"] = "Bearer \(token)" }
        if let bytes {
            fields["Content-Type"] = "application/json"
            fields["Content-Length"] = String(bytes.count)
        }
        fields.merge(headers) { $1 }
        let lines = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
        let client = try RawClient(port: app.port)
        try client.send(Array("\(method) \(path) HTTP/1.1\r\n\(lines)\r\n".utf8) + (bytes ?? []))
        guard let response = try client.readResponse(toHead: method == "HEAD") else { throw RawClientError.truncated }
        let answer = Answer(response: response)
        try ContractChecker.check(answer, to: method, path)
        return answer
    }
}
