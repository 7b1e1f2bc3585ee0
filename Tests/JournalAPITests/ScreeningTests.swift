import JSON
import JournalTestSupport
import Testing

/// The checklist, answers to it, and what is said of medicines.
@Suite("screenings")
struct ScreeningTests {
    @Test("the checklist names its items, its answers, and what it is not")
    func checklist() async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get("/v1/screening-checklist").expecting(200)

            let items = answer.items
            #expect(answer["version"] == 1)
            #expect(answer["answers"] == ["yes", "no", "unknown", "declined"])
            #expect(items.count == 14)
            #expect(Set(items.compactMap { $0["key"]?.text }).count == 14)
            #expect(items.allSatisfy { $0["source"]?.text?.isEmpty == false })
            #expect(items.filter { $0["riskItem"] == true }.map { $0["key"] } == ["suicidal-thoughts"])
            #expect(answer.text("notice")?.contains("safe") == true)
        }
    }

    @Test("every item takes every answer", arguments: ["yes", "no", "unknown", "declined"])
    func answers(given: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let keys = try app.stranger.get("/v1/screening-checklist").items.compactMap { $0["key"]?.text }
            let answers = JSONObject(keys.map { ($0, JSONValue.string(given)) })

            let made = try alice.post(
                "/v1/screenings", .object(CollectionFixture.screenings.record.with(["answers": .object(answers)])))

            #expect(made.status == 201)
            #expect(made["answers"] == .object(answers))
            #expect(made["checklistVersion"] == 1)
        }
    }

    @Test("a yes to thoughts of suicide is flagged, with whom to turn to, wherever the record is answered")
    func risk() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = CollectionFixture.screenings.record.with(["answers": ["suicidal-thoughts": "yes"]])

            let made = try alice.post("/v1/screenings", .object(record), headers: ["Idempotency-Key": "k"])
                .expecting(201)
            let retried = try alice.post("/v1/screenings", .object(record), headers: ["Idempotency-Key": "k"])
            let changed = try alice.patch(made.location, ["note": "changed"])
            let places = [
                made, retried, changed, try alice.get(made.location),
            ].map(\.json.object)
            let listed = try alice.get("/v1/screenings").items.first
            let pulled = try alice.pull().changes.first?["record"]?.object
            let pushed = try alice.push([.put(.screenings, FreshID.first, ["answers": ["suicidal-thoughts": "yes"]])])

            let flags: JSONValue = [["code": "risk-item", "item": "suicidal-thoughts", "value": "yes"]]
            for place in places + [listed, pulled, pushed.results.first] {
                #expect(place?["flags"] == flags)
                #expect(place?["crisisText"]?.text?.contains("talk about it") == true)
            }
        }
    }

    @Test("other answers raise nothing", arguments: ["no", "unknown", "declined"])
    func noRisk(given: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = CollectionFixture.screenings.record.with([
                "answers": ["suicidal-thoughts": .string(given), "psychosis": "yes"]
            ])

            let made = try alice.post("/v1/screenings", .object(record)).expecting(201)

            #expect(made["flags"] == nil)
            #expect(made["crisisText"] == nil)
        }
    }

    @Test("the crisis text is in the person's language, from the page cache too")
    func locale() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = CollectionFixture.screenings.record.with(["answers": ["suicidal-thoughts": "yes"]])
            _ = try alice.post("/v1/screenings", .object(record)).expecting(201)
            _ = try alice.get("/v1/screenings").expecting(200)

            let german = try alice.patch("/v1/users/me", ["locale": "de-AT"])
            let listed = try alice.get("/v1/screenings").items.first
            let cleared = try alice.patch("/v1/users/me", ["locale": nil])
            let refused = try alice.patch("/v1/users/me", ["locale": "German"])

            #expect(german["locale"] == "de-AT")
            #expect(listed?["crisisText"]?.text?.contains("Notruf") == true)
            #expect(cleared["locale"] == nil)
            #expect(refused["locale"] == "German")
            #expect(try alice.patch("/v1/users/me", ["locale": "d"]).faults == ["/locale malformed"])
        }
    }
}
