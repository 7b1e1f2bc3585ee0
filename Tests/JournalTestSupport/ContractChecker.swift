import Foundation
import HTTPTestSupport
import JSON
package import OpenAPITestSupport
import Testing

/// Holds every answer that a test gets against openapi.yaml: its status is named, its body and fields fit.
package struct ContractChecker: Sendable {
    package static let document = Result { try OpenAPIDocument(contentsOfFile: contractPath) }

    private static let operations = document.flatMap { document in Result { try document.operations() } }

    /// Statuses that any request can meet, which the operations do not repeat.
    private static let general: Set<Int> = [400, 404, 405, 408, 414, 417, 421, 431, 501, 505]

    /// What conditions lead to where there is no validator, which the operations do not repeat.
    private static let conditional: Set<Int> = [304, 412]

    /// Checks one answer.
    package static func check(_ answer: Answer, to method: String, _ path: String) throws {
        #expect(answer.header("X-Request-Id") != nil, "\(method) \(path) has no X-Request-Id")
        let document = try document.get()
        let equalMethod = method == "HEAD" ? "GET" : method
        let operations = try operations.get()
        // A path that is named goes before one with parameters, whatever its methods (OpenAPI, Paths Object).
        let named = operations.filter { $0.path == path.prefix { $0 != "?" } }
        let operation = (named.isEmpty ? operations.filter { fits(path, $0.path) } : named)
            .first { $0.method == equalMethod }
        guard let operation else {
            #expect(answer.status == 204 || general.contains(answer.status), "\(method) \(path): \(answer.status)")
            return
        }
        guard let described = operation.response(status: answer.status) else {
            if conditional.contains(answer.status) { return }
            Issue.record("\(method) \(path) answered \(answer.status), which openapi.yaml does not name")
            return
        }
        let validator = SchemaValidator(document, refusesUnnamedMembers: true)
        for header in described.headers {
            guard let value = answer.header(header.name) else {
                #expect(!header.isRequired, "\(method) \(path): \(answer.status) lacks \(header.name)")
                continue
            }
            let violations = try validator.violations(of: .string(value), against: header.schema)
            #expect(violations.isEmpty, "\(method) \(path): \(answer.status): \(header.name): \(violations)")
        }
        if described.content.isEmpty || method == "HEAD" {
            #expect(answer.response.body.isEmpty, "\(method) \(path): \(answer.status) has a body")
            return
        }
        let type = answer.header("Content-Type") ?? ""
        guard let content = described.content(ofType: type) else {
            Issue.record("\(method) \(path): \(answer.status) is of type \(type)")
            return
        }
        guard type.hasSuffix("json") else { return }
        let violations = try validator.violations(of: answer.json, against: content.schema)
        #expect(violations.isEmpty, "\(method) \(path): \(answer.status): \(violations)")
    }

    /// Whether a path, percent-encoded as sent, is one of a pattern with parameters in braces.
    private static func fits(_ path: String, _ pattern: String) -> Bool {
        let path = path.removingPercentEncoding ?? path
        let segments = path.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
        let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
        guard segments.count == parts.count else { return false }
        return zip(segments, parts).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
    }

    /// Where openapi.yaml lies, seen from this file.
    package static var contractPath: String {
        #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" } + "/openapi.yaml"
    }
}
