import JSON
import JournalTestSupport
import Testing

/// What the journal shows of a period.
@Suite("insights")
struct InsightsTests {
    /// A dose every third day and a check-in each day of November up to the 23rd: mood is 8 with a dose, else 5 or 6.
    static func fill(_ person: TestPerson) throws {
        for day in 1...23 {
            let date = "2026-11-\(day < 10 ? "0" : "")\(day)"
            let hasDose = day % 3 == 1
            if hasDose {
                _ = try CollectionFixture.doseLogs.create(by: person, #"{"takenAt": "\#(date)T08:00:00+01:00"}"#)
            }
            let mood = hasDose ? 8 : day % 3 == 2 ? 5 : 6
            _ = try CollectionFixture.checkIns.create(
                by: person,
                #"{"at": "\#(date)T21:00:00+01:00", "recordedAt": "\#(date)T21:01:00+01:00", "ratings": {"mood": \#(mood)}, "sideEffects": [{"name": " Headache", "severity": "mild"}]}"#
            )
        }
    }

    @Test("figures carry their n, and say where there are too few days")
    func figures() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            try Self.fill(alice)

            let answer = try alice.get("/v1/insights?to=2026-11-23").expecting(200)

            let mood = try #require(answer["metrics"]?.object?["items"]?.array?.first?.object)
            #expect(answer["period"] == ["from": "2026-11-01", "to": "2026-11-23", "days": 23])
            #expect(mood["key"] == "mood")
            #expect(mood["n"] == 23)
            #expect(mood["missingDays"] == 0)
            #expect(mood["median"] == 6)
            #expect(mood["min"] == 5)
            let phases = try #require(answer["dosePhases"]?.object)
            #expect(phases["days"] == ["day-0": 8, "day-1": 8, "day-2": 7, "baseline": 0])
            let row = phases["items"]?.array?.first?.object?["phases"]?.array?.first?.object
            #expect(row?["n"] == 8)
            #expect(row?["mean"] == 8)
            #expect(row?["difference"] == .null)
            #expect(row?["note"] == "too-few-days")
            let exposure = try #require(answer["exposure"]?.object)
            #expect(
                exposure["spans"] == [
                    ["days": 7, "daysWithDose": 2], ["days": 30, "daysWithDose": 8], ["days": 90, "daysWithDose": 8],
                    ["days": 365, "daysWithDose": 8],
                ])
            #expect(exposure["longestRun"] == ["days": 22, "from": "2026-11-01", "to": "2026-11-22"])
            #expect(answer["completeness"]?.object?["backFilled"] == 0)
            let effect = answer["sideEffects"]?.object?["items"]?.array?.first?.object
            #expect(effect?["name"] == "headache")
            #expect(effect?["n"] == 23)
        }
    }

    @Test("every part says how it comes about and what it does not say")
    func caveats() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.get("/v1/insights").expecting(200)

            let sections = try #require(answer.json.object).members.filter { $0.name != "period" }
            #expect(sections.count == 9)
            for section in sections {
                #expect(section.value.object?["method"]?.text?.isEmpty == false)
                #expect(section.value.object?["caveat"]?.text?.isEmpty == false)
            }
        }
    }

    static let periods: [(query: String, from: String, to: String)] = [
        ("", "2026-11-02", "2026-11-24"), ("from=2026-11-10", "2026-11-10", "2026-11-24"),
        ("to=2026-11-10", "2026-11-02", "2026-11-10"), ("to=2026-11-01", "2026-11-01", "2026-11-01"),
        ("from=2026-11-20&to=9999-12-31", "2026-11-20", "2026-11-24"),
    ]

    @Test(
        "a period begins with the first entry unless it says otherwise, and ends today at the latest",
        arguments: periods)
    func period(query: String, from: String, to: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try CollectionFixture.doseLogs.create(by: alice, #"{"takenAt": "2026-11-02T08:00:00+01:00"}"#)

            let answer = try alice.get("/v1/insights?\(query)").expecting(200)

            let period = answer["period"]?.object
            #expect([period?["from"], period?["to"]] == [.string(from), .string(to)])
        }
    }

    @Test(
        "a period is refused",
        arguments: [
            "from=2026-11-24&to=2026-11-23", "from=2016-01-01", "from=2026-11-25", "from=2026-12-01&to=2026-12-31",
            "from=0001-01-01&to=2026-01-01", "days=7",
        ])
    func refused(query: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            #expect(try alice.get("/v1/insights?\(query)").status == 400)
        }
    }

    @Test("a dose before the period counts for what came after it, and the time since the last one has no bound")
    func before() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            for date in ["2024-01-01", "2024-01-05", "2026-11-09"] {
                _ = try CollectionFixture.doseLogs.create(by: alice, #"{"takenAt": "\#(date)T08:00:00+01:00"}"#)
            }
            _ = try CollectionFixture.doseLogs.create(
                by: alice,
                #"{"takenAt": "2026-11-08T08:00:00+01:00", "status": "skipped", "reason": "x", "amount": null}"#)

            let recent = try alice.get("/v1/insights?from=2026-11-10&to=2026-11-12").expecting(200)
            let late = try alice.get("/v1/insights?from=2026-11-05&to=2026-11-08").expecting(200)

            #expect(recent["dosePhases"]?.object?["days"] == ["day-0": 0, "day-1": 1, "day-2": 1, "baseline": 1])
            #expect(late["exposure"]?.object?["daysSinceLast"] == 1038)
            #expect(late["exposure"]?.object?["longestRun"] == ["days": 5, "from": "2024-01-01", "to": "2024-01-05"])
        }
    }

    @Test("an answer from memory is of the present change number")
    func cached() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            try Self.fill(alice)
            let first = try alice.get("/v1/insights")
            let again = try alice.get("/v1/insights")
            _ = try CollectionFixture.checkIns.create(by: alice, #"{"ratings": {"mood": 0}}"#)

            let after = try alice.get("/v1/insights")

            #expect(again.json == first.json)
            #expect(after["metrics"] != first["metrics"])
            #expect(try bob.get("/v1/insights")["metrics"]?.object?["items"] == [])
        }
    }
}
