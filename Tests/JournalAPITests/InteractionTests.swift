import JSON
import JournalTestSupport
import Testing

/// What published sources say about what a person has listed.
@Suite("interactions")
struct InteractionTests {
    static func medication(_ name: String, _ members: JSONObject = [:]) -> JSONValue {
        .object(JSONObject([("name", .string(name))]).with(members))
    }

    /// `medication level` of each entry.
    static func entries(_ answer: Answer) -> [String] {
        answer.items.map { "\($0["medication"]?.object?["name"]?.text ?? "") \($0["level"]?.text ?? "")" }
    }

    static func names(_ value: JSONValue?) -> [String] {
        (value?.array ?? []).compactMap { $0.object?["name"]?.text ?? $0.text }
    }

    @Test("entries name the source for one's own medicines and substances, the gravest first")
    func entries() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try CollectionFixture.doseLogs.create(by: alice)
            _ = try CollectionFixture.doseLogs.create(by: alice, #"{"substance": "blue-lotus"}"#)
            _ = try alice.post("/v1/medications", Self.medication("Quilonum", ["class": "lithium"])).expecting(201)
            _ = try alice.post("/v1/medications", Self.medication("Vitamin D", ["class": "other"])).expecting(201)
            _ = try alice.post("/v1/medications", Self.medication("Something")).expecting(201)

            let answer = try alice.get("/v1/interactions").expecting(200)

            #expect(Self.entries(answer) == ["Quilonum harm-reported", "Quilonum excluded-from-study"])
            #expect(answer.items.allSatisfy { $0["substances"] == ["psilocybin-mushroom-dried"] })
            #expect(answer.items.first?["source"] == "Nayak 2021")
            #expect(Self.names(answer["medicationsWithoutEntry"]).sorted() == ["Something", "Vitamin D"])
            #expect(Self.names(answer["substancesWithoutEntry"]) == ["blue-lotus"])
            #expect(answer.text("notice")?.contains("does not mean that it is safe") == true)
        }
    }

    @Test("without a substance nothing is said, and nothing is cleared")
    func noSubstance() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try alice.post("/v1/medications", Self.medication("Quilonum", ["class": "lithium"])).expecting(201)

            let answer = try alice.get("/v1/interactions").expecting(200)

            #expect(answer.items.isEmpty)
            #expect(Self.names(answer["medicationsWithoutEntry"]) == ["Quilonum"])
        }
    }

    @Test(
        "a medicine that ended counts for as long as studies look back",
        arguments: [("2026-08-25", 2), ("2026-08-24", 0)])
    func ended(to: String, count: Int) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try CollectionFixture.protocols.create(by: alice)
            let members: JSONObject = ["class": "lithium", "to": .string(to)]
            _ = try alice.post("/v1/medications", Self.medication("Quilonum", members)).expecting(201)

            let answer = try alice.get("/v1/interactions").expecting(200)

            #expect(answer.items.count == count)
        }
    }

    @Test("a token is needed, with its scope, and nobody else's list is seen")
    func access() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            _ = try CollectionFixture.doseLogs.create(by: alice)
            _ = try alice.post("/v1/medications", Self.medication("Quilonum", ["class": "lithium"])).expecting(201)

            #expect(try app.stranger.get("/v1/interactions").status == 401)
            #expect(try alice.signedIn(scopes: ["journal:write"]).get("/v1/interactions").status == 403)
            #expect(try bob.get("/v1/interactions").items.isEmpty)
            #expect(try alice.get("/v1/interactions?from=2026-01-01").status == 400)
        }
    }
}
