import JSON
import JournalTestSupport
import Testing

/// The days of a plan, worked out when asked for.
@Suite("schedules")
struct ScheduleTests {
    /// `date phase adherence` of each day.
    static func days(_ answer: Answer) -> [String] {
        (answer["days"]?.array ?? []).compactMap(\.object).map { day in
            ["date", "phase", "adherence"].map { day[$0]?.text ?? "" }.joined(separator: " ")
        }
    }

    @Test("a day has its phase, what is planned, and what came of it")
    func schedule() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(
                by: alice,
                #"{"startDate": "2026-11-20", "timeOfDay": "08:00", "steps": [{"fromDay": 1, "amount": {"value": 0.1, "unit": "g"}}]}"#
            )
            let dose = try CollectionFixture.doseLogs.create(by: alice, #"{"protocolId": "\#(plan.id)"}"#)

            let answer = try alice.get("\(plan.location)/schedule?from=2026-11-19&to=2026-11-26").expecting(200)

            #expect(
                Self.days(answer) == [
                    "2026-11-19 before none", "2026-11-20 dose missed", "2026-11-21 transition none",
                    "2026-11-22 normal none", "2026-11-23 dose taken", "2026-11-24 transition none",
                    "2026-11-25 normal none", "2026-11-26 dose upcoming",
                ])
            let day = answer["days"]?.array?[4].object
            #expect(day?["doses"] == [.string(dose.id)])
            #expect(day?["at"] == "2026-11-23T08:00:00.000+01:00")
            #expect(day?["dayOfProtocol"] == 4)
            #expect(answer["totals"]?.object?["planned"] == 3)
        }
    }

    @Test("a plan that is not stored is worked out alike, and stores nothing")
    func preview() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let body = CollectionFixture.protocols.record(note: "a plan")
            let plan = try alice.post("/v1/protocols", body).expecting(201)

            let stored = try alice.get("\(plan.location)/schedule?from=2026-11-23&to=2027-11-22")
            let previewed = try alice.post("/v1/protocols/preview?from=2026-11-23&to=2027-11-22", body)
            let faulty = try alice.post("/v1/protocols/preview", [:])

            #expect(previewed.status == 200)
            #expect(previewed.json == stored.json)
            #expect(Self.days(previewed).count == 365)
            #expect(faulty.faults.contains("/schedule required"))
            #expect(try alice.get("/v1/protocols").items.count == 1)
        }
    }

    static let openEnds: [(plan: JSONObject, query: String, first: String, last: String)] = [
        (["startDate": "2026-11-20"], "", "2026-11-20", "2026-12-21"),
        (["startDate": "2027-01-01"], "", "2027-01-01", "2027-01-28"),
        (["startDate": "2026-11-20"], "from=2027-11-20", "2027-11-20", "2027-12-17"),
        (["startDate": "2026-11-20"], "to=2026-11-22", "2026-11-20", "2026-11-22"),
        (["startDate": "2026-11-20"], "to=2026-11-01", "2026-11-01", "2026-11-01"),
        (["startDate": "2026-11-20", "endDate": "2026-12-24"], "", "2026-11-20", "2026-12-24"),
        (["startDate": "2026-11-20", "endDate": "2026-12-24"], "from=2027-01-01", "2027-01-01", "2027-01-01"),
        // More than 3660 days.
        (["startDate": "2026-11-20", "endDate": "2099-12-31"], "", "2026-11-20", "2036-11-26"),
        (["startDate": "2026-11-20", "endDate": "2099-12-31"], "from=2030-01-01", "2030-01-01", "2040-01-08"),
        (["startDate": "2026-11-20", "endDate": "2099-12-31"], "to=2099-12-31", "2089-12-24", "2099-12-31"),
        (["startDate": "1999-01-01"], "", "2016-12-14", "2026-12-21"),
        (["startDate": "1999-01-01"], "from=1999-01-01", "1999-01-01", "2009-01-07"),
        (["startDate": "1980-01-01", "endDate": "1999-12-31"], "", "1989-12-24", "1999-12-31"),
        (["startDate": "2026-11-20"], "from=0001-01-01", "0001-01-01", "0011-01-08"),
        (["startDate": "2026-11-20"], "from=9999-12-31", "9999-12-31", "9999-12-31"),
    ]

    @Test("ends that are left out go with the plan, as far as one answer goes", arguments: openEnds)
    func ends(plan: JSONObject, query: String, first: String, last: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let body = CollectionFixture.protocols.record.with(plan)

            let answer = try alice.post("/v1/protocols/preview?\(query)", .object(body)).expecting(200)

            let days = Self.days(answer).map { String($0.prefix(10)) }
            #expect([days.first, days.last] == [first, last])
            #expect(days.count <= 3660)
        }
    }

    @Test(
        "what cannot be worked out is refused",
        arguments: ["from=2026-11-24&to=2026-11-23", "to=9999-12-31&from=2026-01-01", "days=7"])
    func refused(query: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(by: alice)

            #expect(try alice.get("\(plan.location)/schedule?\(query)").status == 400)
        }
    }

    @Test(
        "a plan that was completed, paused or abandoned is so from that day on, however late one looks",
        arguments: [
            "completed", "paused", "abandoned",
        ])
    func ended(status: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(by: alice, #"{"startDate": "2026-11-20"}"#)
            let feed = try #require(try alice.post("\(plan.location)/calendar", [:]).text("url"))
            let path = "\(plan.location)/schedule?from=2026-11-20&to=2026-12-31"
            _ = try alice.patch(plan.location, ["status": .string(status)]).expecting(200)
            let first = try (alice.get(path).expecting(200).json, app.stranger.get(feed).bytes)

            app.clock.advance(seconds: 20 * 86_400)
            _ = try alice.patch(plan.location, ["note": "unchanged"]).expecting(200)
            let later = try (alice.get(path).expecting(200).json, app.stranger.get(feed).bytes)

            #expect(later.0 == first.0)
            #expect(first.0.value(at: "/totals/missed") == 2)
            #expect(later.1.count { $0 == 0x0A } == first.1.count { $0 == 0x0A })
        }
    }

    @Test("a plan that is taken up again had paused")
    func resumed() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(
                by: alice, #"{"startDate": "2026-11-23", "shiftPolicy": "shift-following"}"#)
            _ = try alice.patch(plan.location, ["status": "paused"]).expecting(200)
            app.clock.advance(seconds: 5 * 86_400)
            let resumed = try alice.patch(plan.location, ["status": "active"]).expecting(200)

            let answer = try alice.get("\(plan.location)/schedule?from=2026-11-23&to=2026-12-01").expecting(200)

            #expect(
                resumed["statusHistory"] == [
                    ["status": "paused", "from": "2026-11-24"], ["status": "active", "from": "2026-11-29"],
                ])
            #expect(
                Self.days(answer).map { String($0.dropFirst(8)) } == [
                    "23 dose missed", "24 paused none", "25 paused none", "26 paused none", "27 paused none",
                    "28 paused none", "29 normal none", "30 normal none", "01 dose upcoming",
                ])
        }
    }

    @Test("a dose past midnight is that of the evening")
    func pastMidnight() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(
                by: alice, #"{"startDate": "2026-11-22", "timeOfDay": "23:30"}"#)
            let dose = try CollectionFixture.doseLogs.create(
                by: alice, #"{"protocolId": "\#(plan.id)", "takenAt": "2026-11-23T00:05:00+01:00"}"#)

            let answer = try alice.get("\(plan.location)/schedule?from=2026-11-22&to=2026-11-23").expecting(200)

            #expect(Self.days(answer) == ["2026-11-22 dose taken", "2026-11-23 transition none"])
            #expect(answer.json.value(at: "/days/0/doses") == [.string(dose.id)])
        }
    }

    @Test("a token is needed, with its scope, and somebody else's plan is not there")
    func access() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let plan = try CollectionFixture.protocols.create(by: alice)
            let path = "\(plan.location)/schedule"

            #expect(try app.stranger.get(path).status == 401)
            #expect(try alice.signedIn(scopes: ["journal:write"]).get(path).status == 403)
            #expect(try bob.get(path).status == 404)
            #expect(try app.stranger.get("/v1/insights").status == 401)
            #expect(try alice.signedIn(scopes: ["journal:write"]).get("/v1/insights").status == 403)
        }
    }
}
