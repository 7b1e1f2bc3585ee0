import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// What a summary makes of a journal.
@Suite("summaries")
struct SummaryTests {
    @Test("risk answers stand before everything else, word for word, the newest first")
    func riskAnswers() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try CollectionFixture.assessments.create(
                by: alice,
                #"{"instrument": "phq-9", "at": "2026-11-10T08:00:00Z", "answers": [0, 0, 0, 0, 0, 0, 0, 0, 2]}"#)
            _ = try CollectionFixture.screenings.create(
                by: alice, #"{"at": "2026-11-12T08:00:00Z", "answers": {"suicidal-thoughts": "yes"}}"#)
            _ = try CollectionFixture.assessments.create(
                by: alice, #"{"instrument": "phq-9", "at": "2026-11-14T08:00:00Z", "answers": null, "total": 26}"#)

            let read = try alice.get("/v1/summary").expecting(200)

            let answers = (read["riskAnswers"]?.array ?? []).compactMap(\.object)
            #expect(answers.map { $0["date"] } == ["2026-11-14", "2026-11-12", "2026-11-10"])
            #expect(answers.map { $0["answer"] } == ["2", "yes", "2"])
            #expect(answers.map { $0["inferred"] } == [true, false, false])
            #expect(answers.map { $0["answerText"] } == ["More than half the days", nil, "More than half the days"])
            #expect(answers[1]["question"] == "Have you had thoughts of ending your life lately?")
            #expect(read.body.contains(#""riskAnswers":[{"recordId""#))
        }
    }

    @Test(
        "an answer given on a journey, where it is tomorrow already, is not left out",
        arguments: ["", "?to=2026-11-24"])
    func riskOnAJourney(query: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try alice.patch("/v1/users/me", ["timeZone": "America/Los_Angeles"]).expecting(200)
            let before = try alice.get("/v1/summary").expecting(200)
            _ = try CollectionFixture.assessments.create(
                by: alice,
                #"""
                {"instrument": "phq-9", "at": "2026-11-24T12:00:00+14:00", "timeZone": "Pacific/Kiritimati",
                 "answers": [0, 0, 0, 0, 0, 0, 0, 0, 3]}
                """#)

            let read = try alice.get("/v1/summary\(query)").expecting(200)

            #expect(before.value(at: "/period/to") == "2026-11-23")
            #expect(read.value(at: "/period/to") == "2026-11-24")
            #expect(read.value(at: "/riskAnswers/0/answer") == "3")
        }
    }

    @Test("a yes to the screening from before the period still stands, until it is answered otherwise")
    func standingRisk() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let at = { (day: String, answer: String) in
                #"{"at": "\#(day)T08:00:00Z", "answers": {"suicidal-thoughts": "\#(answer)"}}"#
            }
            _ = try CollectionFixture.screenings.create(by: alice, at("2026-01-10", "yes"))

            let standing = try alice.get("/v1/summary").expecting(200)
            let limited = try alice.reader(of: ["screening"], ["from": "2026-06-01"]).get("/v1/summary")
            _ = try CollectionFixture.screenings.create(by: alice, at("2026-02-10", "no"))
            let answered = try alice.get("/v1/summary").expecting(200)

            #expect(standing.value(at: "/riskAnswers/0/date") == "2026-01-10")
            #expect(limited["riskAnswers"] == [])
            #expect(limited["screening"] == [])
            #expect(answered["riskAnswers"] == [])
            #expect(answered.value(at: "/screening/0/answer") == "no")
        }
    }

    @Test("an acknowledged risk answer is still there, with when it was acknowledged")
    func acknowledged() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let answers = #"{"instrument": "phq-9", "answers": [0, 0, 0, 0, 0, 0, 0, 0, 1]}"#
            let record = try CollectionFixture.assessments.create(by: alice, answers)
            _ = try alice.post("\(record.location)/acknowledge", [:]).expecting(200)

            let read = try alice.get("/v1/summary").expecting(200)
            let page = try alice.get("/v1/summary", headers: ["Accept": "text/html"]).expecting(200)

            #expect(read.value(at: "/riskAnswers/0/acknowledgedAt") == "2026-11-23T23:00:00.000Z")
            // The day after, where the person was.
            #expect(page.body.contains("The person confirmed the notice on <time>2026-11-24</time>."))
        }
    }

    @Test("scores are held against the first and the previous of the period, and of no other time")
    func scales() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            for (day, total) in [("2026-08-01", 27), ("2026-11-01", 18), ("2026-11-08", 14), ("2026-11-15", 9)] {
                _ = try CollectionFixture.assessments.create(
                    by: alice,
                    #"{"instrument": "phq-9", "at": "\#(day)T08:00:00Z", "answers": null, "total": \#(total)}"#)
            }

            let read = try alice.get("/v1/summary?from=2026-11-01&to=2026-11-20").expecting(200)

            let scale = try #require(read.value(at: "/scales/0"))
            #expect(scale.value(at: "/items")?.array?.map { $0.object?["score"] } == [18, 14, 9])
            #expect(scale.value(at: "/items/2/severity") == "mild")
            #expect(scale.value(at: "/sinceFirst/difference") == -9)
            #expect(scale.value(at: "/sinceFirst/trend") == "improved")
            #expect(
                scale.value(at: "/sinceFirst/labels") == [
                    "at least the minimal important difference of 5 (Löwe 2004)",
                    "response: lower by 50 % or more (customary in trials of depression)",
                ])
            #expect(scale.value(at: "/sincePrevious/score") == 14)
        }
    }

    @Test("doses alike in substance, amount and route are one line, and each is there by itself")
    func doses() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            for day in ["10", "13"] {
                _ = try CollectionFixture.doseLogs.create(by: alice, #"{"takenAt": "2026-11-\#(day)T08:00:00+01:00"}"#)
            }
            _ = try CollectionFixture.doseLogs.create(
                by: alice, #"{"amount": {"value": 0.1, "high": 0.2, "unit": "g", "estimated": true}}"#)
            _ = try CollectionFixture.doseLogs.create(by: alice, #"{"status": "skipped", "amount": null}"#)

            let doses = try #require(try alice.get("/v1/summary").expecting(200)["doses"])

            #expect(doses.value(at: "/taken") == 3)
            #expect(doses.value(at: "/skipped") == 1)
            #expect(doses.value(at: "/groups")?.array?.map { $0.object?["doses"] } == [2, 1])
            #expect(doses.value(at: "/groups/0/first") == "2026-11-10")
            #expect(doses.value(at: "/groups/0/last") == "2026-11-13")
            #expect(doses.value(at: "/groups/1/estimated") == 1)
            #expect(doses.value(at: "/items")?.array?.count == 4)
        }
    }

    @Test("an amount is the same however it is written, and lines of one rank stand in one order")
    func equalAmounts() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            for (value, substance) in [("0.1", "a"), ("0.10", "a"), ("1e-1", "a"), ("5", "c"), ("5", "b")] {
                _ = try CollectionFixture.doseLogs.create(
                    by: alice, #"{"substance": "\#(substance)", "amount": {"value": \#(value), "unit": "mg"}}"#)
            }

            let groups = try #require(try alice.get("/v1/summary").expecting(200).value(at: "/doses/groups")?.array)

            #expect(groups.map { $0.object?["substance"] } == ["a", "b", "c"])
            #expect(groups.map { $0.object?["doses"] } == [3, 1, 1])
        }
    }

    @Test("plans of the period are there with what came of them, others are not")
    func plans() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            for (name, dates) in [
                ("over", #""startDate": "2026-01-01", "endDate": "2026-02-01""#),
                ("now", #""startDate": "2026-11-20""#), ("later", #""startDate": "2026-12-20""#),
            ] { _ = try CollectionFixture.protocols.create(by: alice, #"{"name": "\#(name)", \#(dates)}"#) }

            let read = try alice.get("/v1/summary").expecting(200)

            #expect(read["protocols"]?.array?.map { $0.object?["name"] } == ["now"])
            #expect(read.value(at: "/protocols/0/adherence/planned") == 2)
            #expect(read.value(at: "/protocols/0/adherence/missed") == 2)
            #expect(read.value(at: "/protocols/0/days")?.array?.count == 90)
        }
    }

    @Test("means by phase count the days that they stand on, and the first two days only where a dose tells")
    func phases() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try CollectionFixture.doseLogs.create(by: alice, #"{"takenAt": "2026-11-09T08:00:00+01:00"}"#)
            _ = try CollectionFixture.doseLogs.create(by: alice, #"{"takenAt": "2026-11-13T08:00:00+01:00"}"#)
            for day in 10...17 {
                _ = try CollectionFixture.checkIns.create(
                    by: alice, #"{"at": "2026-11-\#(day)T20:00:00+01:00", "ratings": {"mood": \#(day - 8)}}"#)
            }

            let read = try alice.get("/v1/summary?from=2026-11-10&to=2026-11-17").expecting(200)

            let phases = try #require(read.value(at: "/dosePhases/items/0/phases")?.array)
            #expect(phases.map { $0.object?["phase"] } == ["day-0", "day-1", "day-2", "baseline"])
            #expect(phases.map { $0.object?["days"] } == [1, 1, 1, 3])
            #expect(phases.map { $0.object?["mean"] } == [5, 6, 7, .number(JSONNumber(.tenths(70)))])
        }
    }

    @Test("how soon entries were written is said of check-ins and of doses")
    func timing() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try CollectionFixture.checkIns.create(by: alice, #"{"at": "2026-11-23T22:00:00+01:00"}"#)
            _ = try CollectionFixture.checkIns.create(by: alice, #"{"at": "2026-11-10T22:00:00+01:00"}"#)
            _ = try CollectionFixture.doseLogs.create(by: alice, #"{"takenAt": "2026-11-23T08:00:00+01:00"}"#)

            let timing = try #require(try alice.get("/v1/summary").expecting(200)["timing"])

            #expect(timing.value(at: "/daysWithCheckIn") == 2)
            #expect(timing.value(at: "/checkIns/entries") == 2)
            #expect(timing.value(at: "/checkIns/backFilled") == 1)
            #expect(timing.value(at: "/doses/medianDelayHours") == 16)
        }
    }

    @Test("an empty journal is a summary with empty sections")
    func empty() async throws {
        try await TestApp.run { app in
            let read = try app.person("alice").get("/v1/summary").expecting(200)

            #expect(read["protocols"] == [])
            #expect(read.value(at: "/doses/items") == [])
            #expect(read.value(at: "/sleep/minutes") == .null)
            #expect(read["withheld"] == [])
        }
    }
}
