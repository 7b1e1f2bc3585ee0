import FoundationEssentials
import JSON
import JournalTestSupport
import OpenAPITestSupport
import Testing

/// Is it alive, can it work, and how is it spoken to.
@Suite("the server itself")
struct ServiceTests {
    @Test("it says that it is alive and can work", arguments: ["/health", "/ready"])
    func works(path: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get(path)

            #expect(answer.status == 200)
            #expect(answer.json == ["status": "ok"])
            #expect(answer.header("Cache-Control") == "no-store")
        }
    }

    @Test("the description in YAML is the file, byte for byte")
    func yaml() async throws {
        try await TestApp.run { app in
            let file = try Data(contentsOf: URL(filePath: ContractChecker.contractPath))

            let answer = try app.stranger.get("/openapi.yaml")

            #expect(answer.header("Content-Type") == "application/yaml")
            #expect(answer.bytes == Array(file))
        }
    }

    @Test("the description in JSON says the same")
    func json() async throws {
        try await TestApp.run { app in
            let document = try ContractChecker.document.get()

            let answer = try app.stranger.get("/openapi.json")

            #expect(answer.header("Content-Type") == "application/json")
            #expect(answer.bytes == document.json)
        }
    }

    @Test("a token is neither needed nor looked at", arguments: ["/health", "/ready", "/openapi.yaml", "/v1/metrics"])
    func ignoresToken(path: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.bearing("att_nonsense").get(path)

            #expect(answer.status == 200)
        }
    }
}
