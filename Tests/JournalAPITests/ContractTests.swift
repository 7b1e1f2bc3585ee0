import HTTPTypes
import JSON
import JournalTestSupport
import OpenAPITestSupport
import Testing

@testable import JournalAPI

/// The API held against openapi.yaml, both ways.
@Suite("the contract")
struct ContractTests {
    @Test("every operation of the document is answered, and nothing else is")
    func routes() async throws {
        try await TestApp.run { app in
            let described = Contract.operations.map(\.testDescription).sorted()

            let answered = app.routes.map { "\($0.method) \($0.pattern)" }.sorted()

            #expect(answered == described)
        }
    }

    @Test("OPTIONS names the methods that the document has", arguments: Contract.paths)
    func options(path: String) async throws {
        try await TestApp.run { app in
            var methods = Contract.operations.filter { $0.path == path }.map(\.method) + ["OPTIONS"]
            if methods.contains("GET") { methods.append("HEAD") }

            let answer = try app.stranger.send("OPTIONS", path.replacing("{id}", with: FreshID.first))

            #expect(answer.status == 204)
            #expect(answer.allowedMethods == methods.sorted())
        }
    }

    @Test("every code of a problem is in the document, and none more")
    func problemCodes() throws {
        let schema = try ContractChecker.document.get().value(of: "#/components/schemas/ProblemCode")

        let codes = ProblemCode.allCases.map { JSONValue.string($0.rawValue) }

        #expect(schema.object?["enum"] == .array(codes))
    }

    @Test("the examples of problems have the status and the code that belong together")
    func problemExamples() throws {
        let examples = try ContractChecker.document.get().value(of: "#/components/examples")
        let problems = (examples.object?.members ?? []).compactMap { $0.value.value(at: "/value") }
            .filter { $0.value(at: "/type")?.text?.hasPrefix("/problems/") == true }

        let statuses = problems.map { problem in
            problem.value(at: "/code")?.text.flatMap { ProblemCode(rawValue: $0) }.map {
                JSONNumber($0.status.code).text
            }
        }

        #expect(problems.count > 10)
        #expect(statuses == problems.map { $0.value(at: "/status")?.numberText })
        #expect(
            problems.map { $0.value(at: "/type")?.text }
                == problems.map { problem in problem.value(at: "/code")?.text.map { "/problems/\($0)" } })
    }

    @Test("a token is needed where the document says so", arguments: Contract.operations)
    func tokens(operation: Contract.Operation) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send(operation.method, operation.path(id: FreshID.first))

            #expect((answer.status == 401) == (operation.operation.scopes != nil))
        }
    }

    @Test("the scope that is needed is the one in the document", arguments: Contract.operations)
    func scopes(operation: Contract.Operation) async throws {
        try await TestApp.run { app in
            let needed = operation.operation.scopes ?? []
            let others = ["journal:read", "journal:write", "account"].filter { !needed.contains($0) }
            let alice = try app.person("alice").signedIn(scopes: others)

            let answer = try alice.send(operation.method, operation.path(id: FreshID.first))

            #expect((answer.status == 403) == !needed.isEmpty)
        }
    }

    /// Signs up with the document's own example, which those of the other operations belong to.
    private func exampleUser(on app: TestApp) throws -> TestPerson {
        let body = try ContractChecker.document.get().value(of: "#/components/examples/UserInput/value")
        let answer = try app.stranger.post("/v1/users", body).expecting(201)
        return app.stranger.bearing(answer.value(at: "/token/token")?.text)
    }

    /// The id of something that the operation can work on: the one in the body, or of what is made for it.
    private func target(of example: Contract.Example, by person: TestPerson) throws -> String {
        let chosen = example.body.value(at: "/id")?.text
        guard let collection = example.operation.collection else { return "" }
        let input = Contract.examples.first { $0.operation.method == "POST" && $0.operation.path == collection.path }
        let record = try #require(input?.body.object)
        let id = chosen ?? FreshID.third
        guard chosen == nil, example.operation.path.contains("{id}") else { return id }
        return try person.put(collection.path(id), .object(record)).expecting(201).id
    }

    @Test("every request that the document shows succeeds", arguments: Contract.examples)
    func requestExamples(example: Contract.Example) async throws {
        try await TestApp.run { app in
            let isSignUp = example.operation.testDescription == "POST /v1/users"
            let person = isSignUp ? app.stranger : try exampleUser(on: app)
            let shared = try example.operation.sharedID(by: person)
            let id = isSignUp ? "" : try shared ?? target(of: example, by: person)

            let answer = try person.send(
                example.operation.method, example.operation.path(id: id) + example.query,
                bytes: example.bytes(by: person),
                headers: ["Content-Type": example.mediaType])

            #expect((200...204).contains(answer.status), "\(answer.status) \(answer.body)")
        }
    }

    @Test(
        "every request without a body succeeds",
        arguments: Contract.operations.filter { $0.operation.requestBody.isEmpty && !$0.isStream })
    func requestsWithoutBody(operation: Contract.Operation) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            // What can be acknowledged is a risk answer.
            let members =
                operation.path.hasSuffix("/acknowledge")
                ? #"{"instrument": "phq-9", "answers": [0, 0, 0, 0, 0, 0, 0, 0, 1]}"# : "{}"
            let id = try operation.collection.map { try $0.create(by: alice, members).id }
            let token = try alice.get("/v1/tokens").items.first?["id"]?.text
            let shared = try operation.sharedID(by: alice)

            let caller = try operation.caller(alice, id: id ?? "")

            let answer = try caller.send(operation.method, operation.path(id: id ?? shared ?? token ?? ""))

            #expect((200...204).contains(answer.status))
        }
    }

    @Test("the parameters that the document shows are taken", arguments: CollectionFixture.independent)
    func parameterExamples(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let operation = try #require(Contract.operations.first { $0.method == "GET" && $0.path == fixture.path })
            let shown = operation.operation.parameters.compactMap { parameter in
                (parameter.example?.text ?? parameter.example?.numberText).map { "\(parameter.name)=\($0)" }
            }
            let record = try fixture.create(by: alice)

            let answer = try alice.get("\(fixture.path)?\(shown.joined(separator: "&"))")

            #expect(shown.count == 4)
            #expect(answer.items == [record.json].compactMap(\.object))
        }
    }
}
