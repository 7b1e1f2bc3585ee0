import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// POST /v1/protocols/{id}/calendar and what its token reads.
@Suite("calendar feeds")
struct CalendarFeedTests {
    /// A calendar program: it has an address and sends no field.
    private static func subscribe(_ feed: Answer, on app: TestApp) throws -> Answer {
        try app.stranger.get(#require(feed.text("url")))
    }

    private static func lines(_ answer: Answer) -> [Substring] {
        String(decoding: answer.response.body, as: UTF8.self).split(separator: "\r\n")
    }

    private static func plan(of person: TestPerson, _ members: String = "") throws -> Answer {
        try CollectionFixture.protocols.create(
            by: person, #"{"startDate": "2026-11-20", "timeOfDay": "08:00"\#(members)}"#)
    }

    @Test("a feed's address shows the dose days from a month back to a year ahead, and no word of what they are for")
    func read() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try Self.plan(of: alice, #", "name": "Autumn", "note": "secret""#)
            let feed = try alice.send("POST", "\(plan.location)/calendar").expecting(201)

            let calendar = try Self.subscribe(feed, on: app).expecting(200)

            let days = try alice.get("\(plan.location)/schedule?from=2026-10-24&to=2027-11-24")["days"]?.array ?? []
            let planned = days.compactMap(\.object).filter { $0["phase"] == "dose" }
            #expect(calendar.header("Content-Type") == "text/calendar; charset=utf-8")
            #expect(calendar.header("Cache-Control") == "private, no-cache")
            #expect(Self.lines(calendar).count { $0.hasPrefix("DTSTART:") } == planned.count)
            #expect(Self.lines(calendar).contains("DTSTART:20261120T070000Z"))
            #expect(Self.lines(calendar).contains("SUMMARY:Reminder"))
            #expect(!["Autumn", "secret", "psilocybin", "Attune"].contains { calendar.body.contains($0) })
        }
    }

    @Test("a feed is called what the person says, now and in the list of tokens")
    func titled() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try Self.plan(of: alice)
            app.clock.advance(seconds: 1)

            let feed = try alice.post(
                "\(plan.location)/calendar", ["title": "Vitamins", "label": "phone", "expiresInDays": 90]
            ).expecting(201)

            let listed = try alice.get("/v1/tokens").items.first
            #expect(try Self.lines(Self.subscribe(feed, on: app)).contains("SUMMARY:Vitamins"))
            #expect(feed["calendar"] == ["protocolId": .string(plan.id), "title": "Vitamins"])
            #expect(feed.header("Location") == "/v1/tokens/\(feed.id)")
            #expect(feed["label"] == "phone")
            #expect(feed["expiresAt"] == "2027-02-21T23:00:01.000Z")
            #expect(listed == feed.json.object?.without("token").without("url"))
        }
    }

    @Test("the token can be sent as a bearer token, but once only")
    func bearer() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try Self.plan(of: alice)
            let feed = try alice.post("\(plan.location)/calendar", [:]).expecting(201)
            let program = alice.bearing(feed.text("token"))

            #expect(try program.get("\(plan.location)/calendar.ics").status == 200)
            #expect(try program.send("HEAD", "\(plan.location)/calendar.ics").status == 200)
            let url = try #require(feed.text("url"))
            #expect(try program.get(url).status == 400)
            #expect(try app.stranger.get(url, headers: ["Authorization": "Basic dTpw"]).status == 200)
        }
    }

    @Test("who has the calendar already is told so, until the plan or a dose changes it")
    func unmodified() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try Self.plan(of: alice)
            let url = try #require(try alice.post("\(plan.location)/calendar", [:]).text("url"))
            let tag = try #require(try app.stranger.get(url).header("ETag"))

            let again = try app.stranger.get(url, headers: ["If-None-Match": tag])
            let changed = try alice.patch(plan.location, ["timeOfDay": "09:00"])
            let after = try app.stranger.get(url, headers: ["If-None-Match": tag])

            #expect(again.status == 304)
            #expect(changed.status == 200)
            #expect(after.status == 200)
            #expect(Self.lines(after).contains("DTSTART:20261120T080000Z"))
        }
    }

    @Test("a late dose moves the events of a plan that follows, and a plan that has ended has none ahead")
    func follows() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try Self.plan(of: alice, #", "shiftPolicy": "shift-following""#)
            let feed = try alice.post("\(plan.location)/calendar", [:]).expecting(201)
            let before = try Self.lines(Self.subscribe(feed, on: app))

            _ = try CollectionFixture.doseLogs.create(
                by: alice, #"{"protocolId": "\#(plan.id)", "takenAt": "2026-11-24T08:00:00.000+01:00"}"#)
            let moved = try Self.lines(Self.subscribe(feed, on: app))
            _ = try alice.patch(plan.location, ["status": "completed"]).expecting(200)
            let ended = try Self.lines(Self.subscribe(feed, on: app))

            #expect(before.contains("DTSTART:20261126T070000Z"))
            #expect(moved.contains("DTSTART:20261127T070000Z") && !moved.contains("DTSTART:20261126T070000Z"))
            #expect(!ended.contains { $0.hasPrefix("DTSTART:202611") && $0 > "DTSTART:20261125" })
        }
    }

    @Test(
        "the token reads its calendar and nothing else",
        arguments: ["/v1/protocols", "/v1/users/me", "/v1/tokens", "/v1/insights", "/v1/changes"])
    func onlyThis(path: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try Self.plan(of: alice)
            let other = try CollectionFixture.protocols.create(by: alice)
            let feed = try alice.post("\(plan.location)/calendar", [:]).expecting(201)
            let program = alice.bearing(feed.text("token"))

            #expect(try program.get(path).status == 401)
            #expect(try program.get(plan.location).status == 401)
            #expect(try program.get("\(plan.location)/schedule").status == 401)
            #expect(try program.get("\(other.location)/calendar.ics").status == 404)
            #expect(try program.delete("/v1/tokens/current").status == 401)
            #expect(try app.stranger.get("\(path)?token=\(feed.text("token") ?? "")").status == 401)
        }
    }

    @Test("no other token reads a calendar, and none at all neither")
    func otherTokens() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let path = "\(try Self.plan(of: alice).location)/calendar.ics"

            #expect(try alice.get(path).status == 401)
            #expect(try app.stranger.get("\(path)?token=\(alice.token ?? "")").status == 401)
            #expect(try app.stranger.get("\(path)?token=").status == 401)
            #expect(try app.stranger.get(path).header("WWW-Authenticate") == "Bearer")
        }
    }

    @Test("a revoked feed is closed at once, and so are all with a new password")
    func revoked() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try Self.plan(of: alice)
            let feed = try alice.post("\(plan.location)/calendar", [:]).expecting(201)
            let other = try alice.post("\(plan.location)/calendar", [:]).expecting(201)

            #expect(try alice.delete("/v1/tokens/\(feed.id)").status == 204)
            #expect(try Self.subscribe(feed, on: app).status == 401)
            #expect(try Self.subscribe(other, on: app).status == 200)
            let passwords: JSONObject = [
                "currentPassword": .string(TestPerson.password), "newPassword": "a longer battery horse",
            ]
            #expect(try alice.put("/v1/users/me/password", .object(passwords)).status == 204)
            #expect(try Self.subscribe(other, on: app).status == 401)
        }
    }

    @Test("the feed of a deleted protocol has no events, so that phones forget those of before")
    func deleted() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try Self.plan(of: alice)
            let feed = try alice.post("\(plan.location)/calendar", [:]).expecting(201)

            _ = try alice.delete(plan.location).expecting(204)

            let calendar = try Self.subscribe(feed, on: app).expecting(200)
            #expect(Self.lines(calendar).first == "BEGIN:VCALENDAR")
            #expect(!Self.lines(calendar).contains("BEGIN:VEVENT"))
            #expect(try alice.post("\(plan.location)/calendar", [:]).status == 404)
        }
    }

    @Test("the use of a feed is noted")
    func lastUse() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let feed = try alice.post("\(Self.plan(of: alice).location)/calendar", [:]).expecting(201)
            app.clock.advance(seconds: 3600)

            _ = try Self.subscribe(feed, on: app).expecting(200)

            let listed = try alice.get("/v1/tokens").items.first { $0["id"]?.text == feed.id }
            #expect(listed?["lastUsedAt"] == "2026-11-24T00:00:00.000Z")
        }
    }

    @Test("somebody else's protocol has no calendar, and a new token needs the scope for tokens")
    func access() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let path = "\(try Self.plan(of: alice).location)/calendar"

            let narrow = try alice.signedIn(scopes: ["journal:read", "journal:write"]).post(path, [:])

            #expect(try bob.post(path, [:]).status == 404)
            #expect(narrow.status == 403)
            #expect(
                narrow.header("WWW-Authenticate")
                    == #"Bearer error="insufficient_scope", scope="journal:read account""#)
            #expect(try alice.signedIn(scopes: ["account"]).post(path, [:]).status == 403)
        }
    }

    @Test(
        "what is no feed is refused",
        arguments: [
            (#"{"title": ""}"#, "/title too-short"), (#"{"title": 1}"#, "/title wrong-type"),
            (#"{"expiresInDays": 0}"#, "/expiresInDays out-of-range"), (#"{"colour": "red"}"#, "/colour unknown-field"),
            (#"[]"#, " wrong-type"),
        ])
    func refused(body: String, fault: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let path = "\(try Self.plan(of: alice).location)/calendar"

            let answer = try alice.send("POST", path, bytes: Array(body.utf8))

            #expect(answer.status == 422)
            #expect(answer.faults == [fault])
        }
    }

    @Test("an empty body of any type is as good as none, another type is not taken")
    func bodies() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let path = "\(try Self.plan(of: alice).location)/calendar"
            let form = ["Content-Type": "application/x-www-form-urlencoded"]

            #expect(try alice.send("POST", path, bytes: [], headers: form).status == 201)
            #expect(try alice.send("POST", path, bytes: Array("title=x".utf8), headers: form).status == 415)
            #expect(try alice.send("POST", path, bytes: Array("{".utf8)).status == 400)
        }
    }
}
