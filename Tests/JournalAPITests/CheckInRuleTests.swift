import JSON
import JournalTestSupport
import Testing

/// The fields of a check-in.
@Suite("check-in rules")
struct CheckInRuleTests {
    static let taken = [
        FieldCase(#"{"ratings": {"mood": 0, "anxiety": 10, "focus": 7.5}}"#),
        FieldCase(#"{"ratings": null, "sleep": {"minutes": 0}}"#),
        FieldCase(#"{"ratings": null, "sleep": {"minutes": 1440, "quality": 10}}"#),
        FieldCase(#"{"ratings": null, "sleep": {"quality": 0.5}}"#),
        FieldCase(#"{"ratings": null, "practices": [{"kind": "meditation", "minutes": 15}, {"kind": "other"}]}"#),
        FieldCase(#"{"ratings": null, "practices": \#(String.elements(50) { _ in #"{"kind": "yoga"}"# })}"#),
        FieldCase(#"{"ratings": null, "sideEffects": [{"name": "\#("h" * 80)", "severity": "severe"}]}"#),
        FieldCase(#"{"ratings": null, "note": "words are enough"}"#),
        FieldCase(#"{"context": null, "tags": ["a"], "aboutDate": "2026-11-22"}"#),
        FieldCase(#"{"context": "momentary", "aboutDate": "9999-12-31"}"#),
    ]

    @Test("what the rules allow is stored as typed", arguments: taken)
    func accepts(fields: FieldCase) async throws {
        try await fields.expectAcceptance(in: .checkIns)
    }

    static let refused = [
        FieldCase(#"{"ratings": null}"#, " too-few"),
        FieldCase(#"{"ratings": null, "tags": ["only"], "context": "morning"}"#, " too-few"),
        FieldCase(#"{"ratings": {}}"#, "/ratings too-few"),
        FieldCase(#"{"ratings": {"mood": null}}"#, "/ratings too-few"),
        FieldCase(
            #"{"ratings": {"Mood": 7, "": 1, "wealth": 3}}"#, "/ratings/Mood unknown-metric",
            "/ratings/ unknown-metric",
            "/ratings/wealth unknown-metric"),
        FieldCase(
            #"{"ratings": {"mood": 10.5, "calm": -1, "focus": "7", "energy": 7.25}}"#,
            "/ratings/mood out-of-range", "/ratings/calm out-of-range", "/ratings/focus wrong-type",
            "/ratings/energy not-a-step"),
        FieldCase(#"{"ratings": [7]}"#, "/ratings wrong-type"),
        FieldCase(#"{"sleep": {}}"#, "/sleep too-few"),
        FieldCase(
            #"{"sleep": {"minutes": 1441, "quality": 3.3, "depth": 1}}"#, "/sleep/minutes out-of-range",
            "/sleep/quality not-a-step", "/sleep/depth unknown-field"),
        FieldCase(#"{"sleep": {"minutes": 430.5}}"#, "/sleep/minutes wrong-type"),
        FieldCase(#"{"practices": []}"#, "/practices too-few"),
        FieldCase(#"{"practices": \#(String.elements(51) { _ in #"{"kind": "yoga"}"# })}"#, "/practices too-many"),
        FieldCase(
            #"{"practices": [{"minutes": -1}, {"kind": "tv"}, "yoga"]}"#, "/practices/0/kind required",
            "/practices/0/minutes out-of-range", "/practices/1/kind unknown-value", "/practices/2 wrong-type"),
        FieldCase(#"{"sideEffects": []}"#, "/sideEffects too-few"),
        FieldCase(
            #"{"sideEffects": [{"name": ""}, {"severity": "bad", "name": "\#("n" * 81)"}]}"#,
            "/sideEffects/0/name too-short", "/sideEffects/0/severity required",
            "/sideEffects/1/severity unknown-value",
            "/sideEffects/1/name too-long"),
        FieldCase(
            #"{"sideEffects": \#(String.elements(51) { #"{"name": "\#($0)", "severity": "mild"}"# })}"#,
            "/sideEffects too-many"),
        FieldCase(#"{"aboutDate": "2026-11-31", "context": "noon"}"#, "/aboutDate malformed", "/context unknown-value"),
        FieldCase(#"{"at": "now", "timeZone": "Berlin"}"#, "/at malformed", "/timeZone unknown-time-zone"),
        FieldCase(#"{"amount": {"value": 1, "unit": "g"}, "note": 7}"#, "/amount unknown-field", "/note wrong-type"),
    ]

    @Test("what breaks a rule is refused with every fault", arguments: refused)
    func refuses(fields: FieldCase) async throws {
        try await fields.expectRefusal(in: .checkIns)
    }

    @Test("every metric of the list can be rated, and none other")
    func everyMetric() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let keys = try app.stranger.get("/v1/metrics").items.compactMap { $0["key"]?.text }
            let ratings = JSONObject(keys.map { ($0, 5) })

            let created = try alice.post(
                "/v1/check-ins", .object(CollectionFixture.checkIns.record.with(["ratings": .object(ratings)])))

            #expect(keys.count == 19)
            #expect(created.status == 201)
            #expect(created["ratings"] == .object(ratings))
        }
    }

    @Test(
        "numbers are written without needless zeros",
        arguments: [("7.0", "7"), ("7.50", "7.5"), ("70e-1", "7"), ("0.0", "0"), ("1E1", "10")])
    func normalises(typed: String, kept: String) async throws {
        try await TestApp.run { app in
            let created = try CollectionFixture.checkIns.create(
                by: try app.person("alice"),
                #"{"ratings": {"mood": \#(typed)}, "sleep": {"minutes": 430.0, "quality": \#(typed)}}"#)

            #expect(created.value(at: "/ratings/mood")?.numberText == kept)
            #expect(created.value(at: "/sleep/quality")?.numberText == kept)
            #expect(created.value(at: "/sleep/minutes")?.numberText == "430")
        }
    }

    @Test("it is about the day on which it was written, unless it says otherwise")
    func aboutDate() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let lateInNewYork = #"{"at": "2026-05-02T02:30:00Z", "timeZone": "America/New_York""#

            let usual = try CollectionFixture.checkIns.create(by: alice, lateInNewYork + "}")
            let other = try CollectionFixture.checkIns.create(
                by: alice, lateInNewYork + #", "aboutDate": "2026-04-30"}"#)
            let listed = try alice.get("/v1/check-ins?to=2026-04-30")

            #expect(usual["aboutDate"] == "2026-05-01")
            #expect(usual["localDate"] == "2026-05-01")
            #expect(other["aboutDate"] == "2026-04-30")
            #expect(other["localDate"] == "2026-05-01")
            #expect(listed.items == [other.json].compactMap(\.object))
        }
    }

    @Test("the day stays when the time is corrected, and is worked out anew when it is taken away")
    func aboutDateOnPatch() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let created = try CollectionFixture.checkIns.create(by: alice)

            let moved = try alice.patch(created.location, ["at": "2026-11-24T00:10:00+01:00"])
            let cleared = try alice.patch(created.location, ["aboutDate": nil])

            #expect(moved["aboutDate"] == "2026-11-23")
            #expect(moved["localDate"] == "2026-11-24")
            #expect(cleared["aboutDate"] == "2026-11-24")
        }
    }

    @Test("several a day are normal")
    func several() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let made = try (0..<3).map { _ in try CollectionFixture.checkIns.create(by: alice) }
            let listed = try alice.get("/v1/check-ins?from=2026-11-23&to=2026-11-23")

            #expect(Set(listed.items.compactMap { $0["id"]?.text }) == Set(made.map(\.id)))
        }
    }
}
