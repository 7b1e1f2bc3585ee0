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

    static let lithium = ["harm-reported", "contraindicated", "excluded-from-study"]

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

            #expect(Self.entries(answer) == Self.lithium.map { "Quilonum \($0)" })
            #expect(answer.items.allSatisfy { $0["substances"] == ["psilocybin-mushroom-dried"] })
            #expect(answer.items.first?["source"] == "Nayak 2021")
            #expect(answer["version"] == 2)
            #expect(Self.names(answer["medicationsWithoutEntry"]).sorted() == ["Something", "Vitamin D"])
            #expect(Self.names(answer["substancesWithoutEntry"]) == ["blue-lotus"])
            #expect(answer.text("notice")?.contains("does not mean that it is safe") == true)
        }
    }

    @Test(
        "a medicine's entries do not hang on the substances listed",
        arguments: [
            ([], []), (["blue-lotus"], []), (["moon-dust", "shrooms", "acid"], ["acid", "shrooms"]),
        ])
    func substances(listed: [String], recognised: [String]) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            for slug in listed {
                _ = try CollectionFixture.doseLogs.create(by: alice, #"{"substance": "\#(slug)"}"#)
            }
            _ = try alice.post("/v1/medications", Self.medication("Quilonum", ["class": "lithium"])).expecting(201)

            let answer = try alice.get("/v1/interactions").expecting(200)

            #expect(Self.entries(answer) == Self.lithium.map { "Quilonum \($0)" })
            #expect(answer.items.allSatisfy { Self.names($0["substances"]) == recognised })
            #expect(Self.names(answer["medicationsWithoutEntry"]).isEmpty)
            #expect(Self.names(answer["substancesWithoutEntry"]) == listed.filter { !recognised.contains($0) })
        }
    }

    @Test(
        "a name that has a word of the sources speaks for itself, beside the class",
        arguments: [
            ("Lithium carbonate 450 mg", nil, lithium), ("LITHIUM", nil, lithium), ("Li (lithiumcitrat)", nil, lithium),
            ("Lithium orotate", "other", lithium), ("Dilithium", nil, []), ("Lit hium", nil, []),
            ("lamotrigine", nil, ["excluded-from-study", "excluded-from-study", "note"]),
            ("Methylphenidate", nil, ["excluded-from-study", "excluded-from-study"]),
            ("dexamphetamine 5mg", "stimulant", ["excluded-from-study", "excluded-from-study"]),
            ("my SSRIs", nil, ["excluded-from-study", "excluded-from-study", "caution"]),
            ("some antidepressant", nil, ["excluded-from-study", "excluded-from-study"]),
            ("some", "maoi", ["excluded-from-study", "excluded-from-study", "excluded-from-study"]),
            ("Metoprolol", "cardiovascular", ["excluded-from-study", "excluded-from-study", "caution"]),
        ] as [(String, String?, [String])])
    func names(name: String, medicationClass: String?, levels: [String]) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let members: JSONObject = medicationClass.map { ["class": .string($0)] } ?? [:]
            _ = try alice.post("/v1/medications", Self.medication(name, members)).expecting(201)

            let answer = try alice.get("/v1/interactions").expecting(200)

            #expect(Self.entries(answer) == levels.map { "\(name) \($0)" })
            #expect(Self.names(answer["medicationsWithoutEntry"]) == (levels.isEmpty ? [name] : []))
        }
    }

    @Test(
        "a stack that was not taken, or ended as long ago as a medicine that is no longer asked about, is not listed",
        arguments: [
            (#"{"endDate": "2026-08-24"}"#, "{}", []), (#"{"endDate": "2026-08-25"}"#, "{}", ["protocols"]),
            (nil, #"{"takenAt": "2026-08-24T08:00:00+02:00"}"#, []),
            (nil, #"{"takenAt": "2026-08-25T08:00:00+02:00"}"#, ["dose-logs"]),
            (nil, #"{"status": "skipped", "amount": null}"#, []),
        ] as [(String?, String, [String])])
    func recentStacks(plan: String?, dose: String, collections: [String]) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let stack: JSONObject = ["stack": [["name": "Lithium orotate"]]]
            if let plan {
                let members = try JSONValue.parsing(plan).object ?? [:]
                _ = try alice.post(
                    "/v1/protocols",
                    .object(
                        CollectionFixture.protocols.record.with(["startDate": "2026-01-01"]).with(stack).with(members))
                ).expecting(201)
            } else {
                let members = try JSONValue.parsing(dose).object ?? [:]
                _ = try alice.post(
                    "/v1/dose-logs", .object(CollectionFixture.doseLogs.record.with(stack).with(members))
                ).expecting(201)
            }

            let items = try alice.get("/v1/interactions").expecting(200)["items"]?.array ?? []

            let listed = Set(items.compactMap { $0.value(at: "/medication/collection")?.text })
            #expect(listed == Set(collections))
        }
    }

    @Test("what the sources name in a stack is listed by the record that names it last")
    func stacks() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(
                by: alice, #"{"stack": [{"name": "Methylphenidate"}, {"name": "lion's mane"}]}"#)
            _ = try CollectionFixture.doseLogs.create(by: alice, #"{"stack": [{"name": "Lithium"}]}"#)
            let log = try CollectionFixture.doseLogs.create(
                by: alice,
                #"{"takenAt": "2026-11-24T08:00:00+01:00", "stack": [{"name": "lithium orotate"}, {"name": "niacin"}]}"#
            )

            let answer = try alice.get("/v1/interactions").expecting(200)

            let stimulant = ["excluded-from-study", "excluded-from-study"].map { "Methylphenidate \($0)" }
            #expect(Self.entries(answer) == stimulant + Self.lithium.map { "lithium orotate \($0)" })
            let listed = answer.items.compactMap { $0["medication"]?.object }
            #expect(listed.first?["collection"] == "protocols")
            #expect(listed.first?["id"]?.text == plan.text("id"))
            #expect(listed.last?["collection"] == "dose-logs")
            #expect(listed.last?["id"]?.text == log.text("id"))
            #expect(Self.names(answer["medicationsWithoutEntry"]).isEmpty)
        }
    }

    @Test(
        "a medicine that ended counts for as long as studies look back",
        arguments: [("2026-08-25", lithium.count), ("2026-08-24", 0)])
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
