import JSON
import JournalTestSupport
import Testing

/// Whom to turn to is said wherever a risk flag is answered, also where a request went wrong.
@Suite("risk notices")
struct RiskNoticeTests {
    static let record = CollectionFixture.screenings.record.with(["answers": ["suicidal-thoughts": "yes"]])
    static let calm: JSONObject = ["answers": ["suicidal-thoughts": "no"]]

    static func check(_ place: JSONObject?, _ location: SourceLocation = #_sourceLocation) {
        #expect(place?["flags"]?.array?.count == 1, sourceLocation: location)
        #expect(place?["crisisText"]?.text?.contains("talk about it") == true, sourceLocation: location)
    }

    @Test("a record in the way of a write has it", arguments: ["GET", "PUT", "PATCH", "DELETE"])
    func inTheWay(method: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try alice.post("/v1/screenings", .object(Self.record)).expecting(201)
            let old = ["If-Match": "\"7\""]

            let answer =
                switch method {
                case "PUT": try alice.put(made.location, .object(CollectionFixture.screenings.record), headers: old)
                case "PATCH": try alice.patch(made.location, ["note": "changed"], headers: old)
                default: try alice.send(method, made.location, headers: old)
                }

            #expect(answer.status == 412)
            Self.check(answer["current"]?.object)
        }
    }

    @Test("a record in the way of a push has it")
    func pushed() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try alice.post("/v1/screenings", .object(Self.record)).expecting(201)

            let push = try alice.push([
                .put(.screenings, made.id, Self.calm, ifRevision: 7), .delete(.screenings, made.id, ifRevision: 7),
            ])

            #expect(push.results.map { $0["status"] } == [412, 412])
            for result in push.results { Self.check(result["record"]?.object) }
        }
    }

    @Test("a retry has it though the record was changed or deleted since", arguments: [true, false])
    func retried(isDeleted: Bool) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let key = ["Idempotency-Key": "k"]
            let made = try alice.post("/v1/screenings", .object(Self.record), headers: key).expecting(201)
            _ = isDeleted ? try alice.delete(made.location) : try alice.patch(made.location, .object(Self.calm))

            let retried = try alice.post("/v1/screenings", .object(Self.record), headers: key)

            #expect(retried["revision"] == 1)
            Self.check(retried.json.object)
        }
    }

    @Test("a revision of the history has it")
    func history() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try alice.post("/v1/screenings", .object(Self.record)).expecting(201)
            _ = try alice.patch(made.location, .object(Self.calm)).expecting(200)

            let versions = try alice.get("\(made.location)/versions").items.map { $0["record"]?.object }

            #expect(versions.map { $0?["revision"] } == [2, 1])
            #expect(versions.first??["crisisText"] == nil)
            Self.check(versions.last ?? nil)
        }
    }
}
