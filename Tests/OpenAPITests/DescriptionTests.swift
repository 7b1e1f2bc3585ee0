import JSON
import OpenAPITestSupport
import Testing

@Suite("openapi.yaml is well-formed")
struct DescriptionTests {
    private let document: OpenAPIDocument
    private let operations: [OpenAPIOperation]

    init() throws {
        document = try Description.document()
        operations = try document.operations()
    }

    @Test("Every reference leads somewhere")
    func everyReferenceResolves() throws {
        let references = document.allReferences

        #expect(references.count > 100)
        for reference in Set(references) {
            #expect(throws: Never.self, "\(reference)") { try document.value(of: reference) }
        }
    }

    @Test("Every component is used")
    func everyComponentIsUsed() throws {
        let used = Set(document.allReferences)

        guard case .object(let components) = try document.value(of: "#/components") else {
            Issue.record("components is no object")
            return
        }
        for (kind, group) in components.members where kind != "securitySchemes" {
            guard case .object(let group) = group else { continue }
            let unused = group.names.filter { !used.contains("#/components/\(kind)/\($0)") }
            #expect(unused == [], "unused \(kind)")
        }
    }

    @Test("The validator knows every keyword and format of every schema")
    func everySchemaIsKnown() throws {
        let validator = SchemaValidator(document)

        #expect(!document.schemas.isEmpty)
        for schema in document.schemas {
            #expect(throws: Never.self, "\(schema.name)") { try validator.check(schema.value) }
        }
        for schema in inlineSchemas() {
            #expect(throws: Never.self) { try validator.check(schema) }
        }
    }

    @Test("Operation ids are names of methods, each there once")
    func operationIdsAreUnique() throws {
        let ids = operations.map(\.operationId)

        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(id.wholeMatch(of: /[a-z][A-Za-z]+/) != nil, "\(id)") }
    }

    @Test("Every operation has one tag that is described, one success at least, and answers for faulty requests")
    func everyOperationIsComplete() throws {
        let described = try tagNames()

        for operation in operations {
            let statuses = operation.responses.map(\.status)
            #expect(operation.tags.count == 1, "\(operation.operationId)")
            #expect(described.isSuperset(of: operation.tags), "\(operation.operationId)")
            #expect(statuses.contains { (200...299).contains($0) }, "\(operation.operationId)")
            #expect(statuses.contains { (400...499).contains($0) }, "\(operation.operationId)")
            #expect(statuses == statuses.sorted(), "\(operation.operationId)")
        }
    }

    @Test("An operation that needs a token says what happens without one, and one with scopes without them")
    func tokensAreAnswered() {
        for operation in operations {
            let isRefused = operation.response(status: 401) != nil
            let isForbidden = operation.response(status: 403) != nil
            #expect(operation.scopes == nil || isRefused, "\(operation.operationId)")
            #expect((operation.scopes ?? []).isEmpty || isForbidden, "\(operation.operationId)")
        }
    }

    @Test("An operation with a body says what happens to a body that is too large, of another type or not valid")
    func bodiesAreAnswered() {
        for operation in operations where !operation.requestBody.isEmpty {
            for status in [413, 415, 422] {
                #expect(operation.response(status: status) != nil, "\(operation.operationId) \(status)")
            }
        }
    }

    @Test("Each parameter of a path is declared, and no other")
    func pathParametersAreDeclared() {
        for operation in operations {
            let inPath = operation.path.matches(of: /\{([^}]*)\}/).map { String($0.output.1) }
            let declared = operation.parameters.filter { $0.location == .path }
            #expect(Set(declared.map(\.name)) == Set(inPath), "\(operation.operationId)")
            #expect(declared.filter { !$0.isRequired }.map(\.name) == [], "\(operation.operationId)")
        }
    }

    @Test("Every answer carries the request id, and every problem is problem+json")
    func answersAreUniform() {
        for operation in operations {
            for answer in operation.responses {
                let place: Comment = "\(operation.operationId) \(answer.status)"
                #expect(answer.headers.contains { $0.name == "X-Request-Id" }, place)
                if answer.status >= 400 { #expect(answer.content.map(\.type) == ["application/problem+json"], place) }
            }
        }
    }

    @Test("Every body has an example, and every example is what its schema says")
    func examplesFitTheirSchemas() throws {
        let validator = SchemaValidator(document, refusesUnnamedMembers: true)

        for operation in operations {
            let bodies = operation.requestBody + operation.responses.flatMap(\.content)
            for body in bodies {
                #expect(!body.examples.isEmpty, "\(operation.operationId) \(body.type)")
                for example in body.examples {
                    let violations = try validator.violations(of: example.value, against: body.schema)
                    #expect(violations == [], "\(operation.operationId) \(example.name)")
                }
            }
        }
    }

    @Test("Every example of a parameter or header field is what its schema says")
    func parameterExamplesFitTheirSchemas() throws {
        let validator = SchemaValidator(document)
        let fields = operations.flatMap { operation in
            operation.parameters.map { ($0.name, $0.schema, $0.example) }
                + operation.responses.flatMap(\.headers).map { ($0.name, $0.schema, $0.example) }
        }

        for (name, schema, example) in fields {
            guard let example else { continue }
            #expect(try validator.violations(of: example, against: schema) == [], "\(name)")
        }
    }

    @Test("The status of a problem example is that of its answer, and its type names its code")
    func problemExamplesAgree() throws {
        for operation in operations {
            for answer in operation.responses where answer.status >= 400 {
                for example in answer.content.flatMap(\.examples) {
                    guard case .object(let problem) = example.value, case .string(let code)? = problem["code"] else {
                        Issue.record("\(example.name) has no code")
                        continue
                    }
                    #expect(problem["status"] == .number(JSONNumber(answer.status)), "\(example.name)")
                    #expect(problem["type"] == .string("/problems/\(code)"))
                }
            }
        }
    }

    @Test("A request body takes no member that it does not name")
    func requestBodiesAreClosed() throws {
        let validator = SchemaValidator(document)

        for operation in operations {
            for body in operation.requestBody {
                for example in body.examples {
                    guard case .object(var object) = example.value else { continue }
                    object["colour"] = "red"
                    let violations = try validator.violations(of: .object(object), against: body.schema)
                    #expect(violations.contains { $0.pointer.description == "/colour" }, "\(operation.operationId)")
                }
            }
        }
    }

    private func tagNames() throws -> Set<String> {
        guard case .array(let tags) = try document.value(of: "#/tags") else { return [] }
        return Set(
            tags.compactMap { tag in
                guard case .object(let object) = tag, case .string(let name)? = object["name"] else { return nil }
                return name
            })
    }

    private func inlineSchemas() -> [JSONValue] {
        operations.flatMap { operation in
            operation.parameters.map(\.schema) + operation.requestBody.map(\.schema)
                + operation.responses.flatMap { $0.headers.map(\.schema) + $0.content.map(\.schema) }
        }
    }
}
