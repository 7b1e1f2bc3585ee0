import JSON
import JournalTestSupport
import Testing

/// Since when a plan has its status, and what that says of doses.
@Suite("status history")
struct StatusHistoryTests {
    private static func history(_ answer: Answer) -> [String] {
        (answer["statusHistory"]?.array ?? []).compactMap(\.object).map {
            "\($0["status"]?.text ?? "") \($0["from"]?.text ?? "")"
        }
    }

    @Test(
        "what was changed offline is from when the device says, if that can be",
        arguments: [
            ("2026-11-28T12:00:00+01:00", "2026-11-28"), ("2026-12-04T00:00:00+01:00", "2026-12-04"),
            // Before the plan was last written, or ahead of the server's clock.
            ("2026-11-01T12:00:00+01:00", "2026-12-04"), ("2027-01-01T12:00:00+01:00", "2026-12-04"),
        ])
    func offline(recordedAt: String, from: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(by: alice)
            app.clock.advance(seconds: 10 * 86_400)

            let push = try alice.push([
                .put(.protocols, plan.id, ["status": "paused", "recordedAt": .string(recordedAt)])
            ])

            #expect(push.resultSummaries == ["200 2"])
            #expect(try Self.history(alice.get(plan.location)) == ["active 2026-11-24", "paused \(from)"])
        }
    }

    @Test("a patch is of today, whenever the plan was written first")
    func patch() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(
                by: alice, #"{"recordedAt": "2026-11-20T08:00:00+01:00"}"#)
            app.clock.advance(seconds: 86_400)

            let paused = try alice.patch(plan.location, ["status": "paused"]).expecting(200)

            #expect(Self.history(plan) == ["active 2026-11-20"])
            #expect(Self.history(paused) == ["active 2026-11-20", "paused 2026-11-25"])
        }
    }

    @Test(
        "a dose is warned of by the status of its day",
        arguments: [("active", ["in-rest-block"]), ("paused", ["in-pause", "in-rest-block"]), ("completed", [])])
    func warnings(status: String, codes: [String]) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(
                by: alice, #"{"startDate": "2026-11-10", "block": {"weeksOn": 2, "weeksOff": 1}}"#)
            _ = try alice.patch(plan.location, ["status": .string(status)]).expecting(200)
            app.clock.advance(seconds: 2 * 86_400)

            let dose = try CollectionFixture.doseLogs.create(
                by: alice, #"{"protocolId": "\#(plan.id)", "takenAt": "2026-11-25T08:00:00+01:00"}"#)

            #expect(dose.warnings.sorted() == codes)
        }
    }
}
