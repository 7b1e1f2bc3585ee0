import JSON
import JournalTestSupport
import OpenAPITestSupport
import Testing

/// The operations of openapi.yaml, as arguments of tests.
enum Contract {
    /// An operation by its method and path.
    struct Operation: Sendable, CustomTestStringConvertible {
        let operation: OpenAPIOperation

        var method: String { operation.method }
        var path: String { operation.path }
        var testDescription: String { "\(method) \(path)" }

        /// The collection whose records it works on.
        var collection: CollectionFixture? {
            CollectionFixture.all.first { path == $0.path || path.hasPrefix("\($0.path)/") }
        }

        /// Whether its answer does not end by itself.
        var isStream: Bool {
            operation.response(status: 200)?.content(ofType: "text/event-stream") != nil
        }

        /// The path with an id in place of its parameter.
        func path(id: String) -> String { path.replacing("{id}", with: id) }

        /// The person, with the token that it takes: a calendar is read with its own only.
        func caller(_ person: TestPerson, id: String) throws -> TestPerson {
            guard path.hasSuffix("/calendar.ics") else { return person }
            return person.bearing(try person.post("/v1/protocols/\(id)/calendar", [:]).text("token"))
        }

        /// The id of a share or a patient of the person's, where it works on one.
        func sharedID(by person: TestPerson) throws -> String? {
            if path.hasPrefix("/v1/shares/{id}") { return try person.share().id }
            if path.hasPrefix("/v1/patients/{id}") { return try person.keep(person.share()).id }
            return nil
        }
    }

    /// Every operation, in the order of the document; none when it cannot be read.
    static var operations: [Operation] {
        // A document that cannot be read is what the tests of its own report.
        let read = try? ContractChecker.document.get().operations()
        return (read ?? []).map { Operation(operation: $0) }
    }

    /// The paths of the document, each once.
    static var paths: [String] {
        operations.reduce(into: []) { paths, operation in
            if paths.last != operation.path { paths.append(operation.path) }
        }
    }

    /// A request body that the document shows.
    struct Example: Sendable, CustomTestStringConvertible {
        let operation: Operation
        let mediaType: String
        let name: String
        let body: JSONValue

        var testDescription: String { "\(operation.testDescription) \(mediaType) \(name)" }

        /// The body, with the token of a share of the person's in place of the one that is shown.
        func body(by person: TestPerson) throws -> JSONValue {
            guard case .object(let object) = body, object["shareToken"] != nil else { return body }
            return .object(object.with(["shareToken": .string(try person.share().text("token") ?? "")]))
        }

        /// The body as it is sent: a table as it is, all else as JSON.
        func bytes(by person: TestPerson) throws -> [UInt8] {
            mediaType == "text/csv" ? Array((body.text ?? "").utf8) : JSONWriter.bytes(of: try body(by: person))
        }

        /// The parameters that the document shows, where they say what a table is of.
        var query: String {
            guard mediaType == "text/csv" else { return "" }
            let shown = operation.operation.parameters.compactMap { parameter in
                parameter.example?.text.map { "\(parameter.name)=\(Self.encoded($0))" }
            }
            return "?" + shown.joined(separator: "&")
        }

        private static func encoded(_ text: String) -> String {
            text.utf8.map { byte in
                let digits = String(byte, radix: 16)
                return (0x61...0x7A).contains(byte) ? String(Unicode.Scalar(byte)) : "%\(byte < 16 ? "0" : "")\(digits)"
            }.joined()
        }
    }

    /// Every request body that the document shows.
    static var examples: [Example] {
        operations.flatMap { operation in
            operation.operation.requestBody.flatMap { content in
                content.examples.map {
                    Example(operation: operation, mediaType: content.type, name: $0.name, body: $0.value)
                }
            }
        }
    }
}
