import AttuneApp
import JSON
import JournalTestSupport
import OpenAPITestSupport
import Testing

/// What clients can rely on before they sign in: limits, metrics, templates.
@Suite("vocabulary")
struct VocabularyTests {
    static let paths = ["/v1/capabilities", "/v1/metrics", "/v1/protocol-templates", "/openapi.yaml", "/openapi.json"]

    @Test("can be kept, but is asked about each time", arguments: paths)
    func caching(path: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get(path)

            #expect(answer.status == 200)
            #expect(answer.header("Cache-Control") == "no-cache")
        }
    }

    @Test("takes no parameter", arguments: paths)
    func parameters(path: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get("\(path)?colour=red")

            #expect(answer.status == 400)
            #expect(answer.code == "malformed-query")
        }
    }

    @Test("another method is 405", arguments: paths + ["/health", "/ready"], ["POST", "DELETE"])
    func wrongMethod(path: String, method: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send(method, path)

            #expect(answer.status == 405)
            #expect(answer.allowedMethods == ["GET", "HEAD", "OPTIONS"])
        }
    }

    @Test("the capabilities are those in force")
    func capabilities() async throws {
        try await TestApp.run(configure: { $0.maximumBodyBytes = 65_536 }) { app in
            let answer = try app.stranger.get("/v1/capabilities")

            #expect(answer["version"] == .string(AttuneVersion.current))
            #expect(answer["collections"] == .array(CollectionFixture.all.map { .string($0.name) }))
            #expect(answer["registration"] == "open")
            #expect(
                answer["limits"] == [
                    "bodyBytes": 65_536, "pageSize": 500, "batchSize": 500, "textLength": 10_000, "tags": 50,
                    "tagLength": 64, "idempotencyDays": 7, "deletes": 100,
                    "waitSeconds": 30, "eventStreams": 16, "tombstoneDays": 180, "recordVersions": 50,
                    "trackers": 50, "shares": 100, "shareDays": 365, "patients": 1000,
                ])
        }
    }

    @Test("the metrics say which end of their scale is wished for")
    func metrics() async throws {
        try await TestApp.run { app in
            let items = try app.stranger.get("/v1/metrics").items

            let keys = { (direction: JSONValue) in
                items.filter { $0["direction"] == direction }.compactMap { $0["key"]?.text }
            }

            #expect(
                keys("higher-is-better") == [
                    "mood", "energy", "focus", "creativity", "connectedness", "contemplation", "productivity",
                    "wellbeing", "resilience", "calm", "motivation",
                ])
            #expect(
                keys("lower-is-better") == [
                    "anxiety", "stress", "irritability", "sadness", "anhedonia", "hopelessness", "rumination",
                    "fatigue",
                ])
            #expect(items.allSatisfy { $0["min"] == 0 && $0["max"] == 10 && $0["step"]?.numberText == "0.5" })
        }
    }

    @Test("there is a template for each name that a protocol can have")
    func templates() async throws {
        try await TestApp.run { app in
            let schema = try ContractChecker.document.get().value(of: "#/components/schemas/TemplateName")

            let names = try app.stranger.get("/v1/protocol-templates").items.compactMap { $0["template"] }

            #expect(.array(names) == schema.object?["enum"])
        }
    }

    @Test("a protocol can be made of each template as it is")
    func templatesAreValid() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let templates = try app.stranger.get("/v1/protocol-templates").items
            let rules = templates.filter { $0["schedule"]?.isNull == false }

            let made = try rules.map { template in
                let taken = ["template", "name", "schedule", "block", "stack", "note"]
                let members = JSONObject(taken.map { ($0, template[$0] ?? .null) })
                return try alice.post("/v1/protocols", .object(CollectionFixture.protocols.record.with(members)))
            }

            #expect(rules.count == 7)
            #expect(made.map(\.status) == Array(repeating: 201, count: 7))
            #expect(made.map { $0["schedule"] } == rules.map { $0["schedule"] })
        }
    }
}
