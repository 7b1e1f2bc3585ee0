import JSON
import JournalTestSupport
import Testing

/// Warnings: what is stored all the same, and remarked upon.
@Suite("warnings")
struct WarningTests {
    /// Makes a protocol and a dose log that follows it.
    private func dose(_ dose: String, following plan: String, by person: TestPerson) throws -> Answer {
        let followed = try CollectionFixture.protocols.create(by: person, plan)
        let members = try JSONValue.parsing(dose).object ?? [:]
        let body = CollectionFixture.doseLogs.record.with(members).with(["protocolId": .string(followed.id)])
        return try person.post("/v1/dose-logs", .object(body)).expecting(201)
    }

    /// An amount and a ceiling, and whether the one is above the other.
    struct Ceiling: Sendable, CustomTestStringConvertible {
        let ceiling: String
        let amount: String
        let isExceeded: Bool

        init(_ ceiling: String, _ amount: String, isExceeded: Bool) {
            self.ceiling = ceiling
            self.amount = amount
            self.isExceeded = isExceeded
        }

        var testDescription: String { "\(amount) under \(ceiling)" }

        static let all = [
            Ceiling(#""value": 0.3, "unit": "g""#, #""value": 0.31, "unit": "g""#, isExceeded: true),
            Ceiling(#""value": 0.3, "unit": "g""#, #""value": 0.30, "unit": "g""#, isExceeded: false),
            Ceiling(#""value": 0.3, "unit": "g""#, #""value": 301, "unit": "mg""#, isExceeded: true),
            Ceiling(#""value": 0.3, "unit": "g""#, #""value": 300, "unit": "mg""#, isExceeded: false),
            Ceiling(#""value": 300, "unit": "mg""#, #""value": 0.300000001, "unit": "g""#, isExceeded: true),
            Ceiling(#""value": 20, "unit": "ug""#, #""value": 0.02, "unit": "mg""#, isExceeded: false),
            Ceiling(#""value": 20, "unit": "ug""#, #""value": 0.0201, "unit": "mg""#, isExceeded: true),
            Ceiling(#""value": 0.3, "unit": "g""#, #""value": 0.2, "high": 0.4, "unit": "g""#, isExceeded: true),
            Ceiling(#""value": 0.3, "unit": "g""#, #""value": 0.2, "high": 0.3, "unit": "g""#, isExceeded: false),
            Ceiling(#""value": 2, "unit": "drop""#, #""value": 3, "unit": "drop""#, isExceeded: true),
            Ceiling(#""value": 2, "unit": "drop""#, #""value": 3, "unit": "ml""#, isExceeded: false),
            Ceiling(#""value": 2, "unit": "mg""#, #""value": 900, "unit": "piece""#, isExceeded: false),
        ]
    }

    @Test("an amount above the ceiling, in whatever unit of mass", arguments: Ceiling.all)
    func aboveCeiling(ceiling: Ceiling) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try dose(
                "{\"amount\": {\(ceiling.amount)}}", following: "{\"ceiling\": {\(ceiling.ceiling)}}", by: alice)

            #expect(answer.warnings == (ceiling.isExceeded ? ["above-ceiling"] : []))
            #expect((answer["warnings"] == nil) == !ceiling.isExceeded)
        }
    }

    @Test(
        "a day in a rest block, counted in weeks of the calendar",
        arguments: [
            ("2026-03-15", false), ("2026-03-16", false), ("2026-04-12", false), ("2026-04-13", true),
            ("2026-04-26", true), ("2026-04-27", false), ("2026-05-24", false), ("2026-05-25", true),
            ("2026-06-07", true), ("2026-06-08", false),
        ])
    func restBlock(date: String, isRest: Bool) async throws {
        try await TestApp.run { app in
            let answer = try dose(
                #"{"takenAt": "\#(date)T08:00:00Z"}"#,
                following: #"{"startDate": "2026-03-16", "block": {"weeksOn": 4, "weeksOff": 2}}"#,
                by: try app.person("alice"))

            #expect(answer.warnings == (isRest ? ["in-rest-block"] : []))
        }
    }

    @Test(
        "the day is the local one, on both sides of a midnight and of a change of the clocks",
        arguments: [
            // Summer time began on 29 March: midnight in Berlin is 22:00 UTC, not 23:00.
            ("2026-04-12T21:59:59Z", false), ("2026-04-12T22:00:00Z", true), ("2026-04-26T21:59:59Z", true),
            ("2026-04-26T22:00:00Z", false),
        ])
    func restBlockByLocalDate(takenAt: String, isRest: Bool) async throws {
        try await TestApp.run { app in
            let answer = try dose(
                #"{"takenAt": "\#(takenAt)"}"#,
                following: #"{"startDate": "2026-03-16", "block": {"weeksOn": 4, "weeksOff": 2}}"#,
                by: try app.person("alice"))

            #expect(answer.warnings == (isRest ? ["in-rest-block"] : []))
        }
    }

    @Test(
        "without weeks off, and without a block, there is no rest",
        arguments: [#"{"weeksOn": 1, "weeksOff": 0}"#, "null"])
    func noRest(block: String) async throws {
        try await TestApp.run { app in
            let answer = try dose(
                #"{"takenAt": "2026-04-20T08:00:00Z"}"#,
                following: #"{"startDate": "2026-03-16", "block": \#(block)}"#, by: try app.person("alice"))

            #expect(answer.warnings.isEmpty)
        }
    }

    @Test(
        "a day in a pause, both ends included",
        arguments: [
            ("2026-09-23", false), ("2026-09-24", true), ("2026-09-26", true), ("2026-09-27", false),
            ("2026-10-01", true),
        ])
    func pause(date: String, isPause: Bool) async throws {
        try await TestApp.run { app in
            let answer = try dose(
                #"{"takenAt": "\#(date)T12:00:00+02:00"}"#,
                following: #"{"startDate": "2026-03-16", "pauses": [{"from": "2026-09-24", "to": "2026-09-26"}, "#
                    + #"{"from": "2026-10-01", "to": "2026-10-01"}]}"#,
                by: try app.person("alice"))

            #expect(answer.warnings == (isPause ? ["in-pause"] : []))
        }
    }

    @Test("a time more than five minutes ahead of the clock", arguments: [CollectionFixture.doseLogs, .checkIns])
    func future(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let field = fixture.name == "dose-logs" ? "takenAt" : "at"

            let drifted = try fixture.create(by: alice, #"{"\#(field)": "2026-11-23T23:05:00Z"}"#)
            let ahead = try fixture.create(by: alice, #"{"\#(field)": "2026-11-23T23:05:00.001Z"}"#)
            app.clock.advance(seconds: 3600)
            let later = try fixture.create(by: alice, #"{"\#(field)": "2026-11-23T23:05:00.001Z"}"#)

            #expect(drifted.warnings.isEmpty)
            #expect(ahead.warnings == ["in-future"])
            #expect(later.warnings.isEmpty)
        }
    }

    /// Above the ceiling, in a rest block and in a pause at once.
    private static let everything = (
        plan: #"{"startDate": "2026-03-16", "block": {"weeksOn": 4, "weeksOff": 2}, "#
            + #""ceiling": {"value": 0.1, "unit": "g"}, "pauses": [{"from": "2026-12-21", "to": "2026-12-21"}]}"#,
        dose: #"{"takenAt": "2026-12-21T08:00:00+01:00", "amount": {"value": 0.2, "unit": "g"}}"#
    )

    @Test("all that apply are given, each with a sentence, and are stored and listed")
    func stored() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try dose(Self.everything.dose, following: Self.everything.plan, by: alice)
            let listed = try alice.get("/v1/dose-logs")

            #expect(answer.warnings.sorted() == ["above-ceiling", "in-future", "in-pause", "in-rest-block"])
            #expect(try alice.get(answer.location).json == answer.json)
            #expect(listed.items == [answer.json].compactMap(\.object))
        }
    }

    @Test("a skipped dose breaks no plan")
    func skipped() async throws {
        try await TestApp.run { app in
            let answer = try dose(
                #"{"takenAt": "2026-04-20T08:00:00Z", "status": "skipped", "amount": {"value": 9, "unit": "g"}}"#,
                following: Self.everything.plan, by: try app.person("alice"))

            #expect(answer.warnings.isEmpty)
        }
    }

    @Test("they go when the entry is corrected, and stay when the protocol is deleted")
    func rejudged() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let members = #"{"takenAt": "2026-04-01T08:00:00Z", "amount": {"value": 0.2, "unit": "g"}}"#
            let first = try dose(members, following: Self.everything.plan, by: alice)
            let second = try dose(members, following: Self.everything.plan, by: alice)
            let plan = try #require(second.text("protocolId"))

            let corrected = try alice.patch(first.location, try .parsing(#"{"amount": {"value": 0.1}}"#))
            _ = try alice.delete("/v1/protocols/\(plan)").expecting(204)
            let kept = try alice.get(second.location)

            #expect(first.warnings == ["above-ceiling"])
            #expect(corrected["warnings"] == nil)
            #expect(kept.warnings == ["above-ceiling"])
            #expect(kept["protocolId"] == nil)
        }
    }
}
