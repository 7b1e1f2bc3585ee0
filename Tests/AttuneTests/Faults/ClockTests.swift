import AttuneApp
import CivilTime
import JSON
import JournalTestSupport
import Testing

/// A clock that jumps must neither lose anything nor keep anybody out for longer than is meant.
@Suite("clock")
struct ClockTests {
    static let hour = 3_600
    static let day = 86_400
    static let year = 365 * 86_400

    /// Moments that programs have tripped over: the first one of POSIX time, some before it, the last of 32 bits, signed
    /// and unsigned, and the last that has an RFC 3339 text.
    static let moments: [Int64] = [
        0, -1, -86_400_000, 2_147_483_647_999, 2_147_483_648_000, 4_294_967_296_000, 253_402_300_799_999,
    ]

    @Test("at any moment that has a date everything is answered", arguments: moments)
    func anyMoment(milliseconds: Int64) async throws {
        let clock = TestClock(Instant(milliseconds: milliseconds))
        try await TestApp.run(clock: clock) { app in
            let alice = try app.person("alice")
            var made: [Answer] = []
            for fixture in CollectionFixture.all { made.append(try fixture.create(by: alice)) }
            let share = try alice.post("/v1/shares", .object(TestPerson.shareBody()))
            let calendar = try alice.post("/v1/protocols/\(made[0].id)/calendar", [:])

            for path in [
                "/v1/users/me", "/v1/changes", "/v1/summary", "/v1/insights", "/v1/tokens", "/v1/shares",
                "/v1/access-log", "/v1/export", "/v1/protocols/\(made[0].id)/schedule", "/v1/check-ins?limit=1",
                "/v1/interactions", "/v1/dose-logs/\(made[1].id)/versions", "/ready",
            ] {
                #expect(try alice.get(path).status == 200, "\(path)")
            }
            #expect(try alice.get("/v1/summary", headers: ["Accept": "text/html"]).status == 200)
            #expect(try alice.get("/v1/summary", headers: ["Accept": "application/fhir+json"]).status == 200)
            #expect([201, 422].contains(share.status), "\(share.body)")
            #expect(calendar.status == 201)
            #expect(made.allSatisfy { $0.text("createdAt") != nil && $0.text("createdAt") == $0.text("updatedAt") })
        }
    }

    @Test(
        "records go on in order of change when it jumps ahead and back",
        arguments: [hour, day, 30 * day, 50 * year, -hour, -day, -30 * day, -80 * year])
    func records(jump: Int) async throws {
        let clock = TestClock()
        try await TestApp.run(clock: clock) { app in
            let alice = try app.person("alice")
            let first = try CollectionFixture.checkIns.create(by: alice)
            let cursor = try alice.get("/v1/changes").text("cursor") ?? ""

            clock.advance(seconds: jump)
            let second = try CollectionFixture.checkIns.create(by: alice)
            let changed = try alice.patch("/v1/check-ins/\(first.id)", ["note": "later"])
            clock.advance(seconds: -jump)
            let third = try CollectionFixture.checkIns.create(by: alice)
            let deleted = try alice.delete("/v1/check-ins/\(second.id)")

            #expect(changed["revision"]?.numberText == "2")
            #expect(deleted.status == 204)
            #expect(Set([first.id, second.id, third.id]).count == 3)
            let feed = try alice.get("/v1/changes?cursor=\(cursor)").expecting(200)
            let ids = (feed["changes"]?.array ?? []).compactMap { $0.object?["id"]?.text }
            #expect(ids == [first.id, third.id, second.id])
        }
    }

    @Test(
        "a token ends when it was to end by the clock that there is",
        arguments: [(-year, 200), (2 * day, 401), (50 * year, 401)] as [(Int, Int)])
    func expiry(jump: Int, status: Int) async throws {
        let clock = TestClock()
        try await TestApp.run(clock: clock) { app in
            let alice = try app.person("alice")
            let answer = try app.stranger.post(
                "/v1/tokens",
                [
                    "email": .string(alice.email), "password": .string(TestPerson.password), "expiresInDays": 1,
                ]
            ).expecting(201)
            let token = app.stranger.bearing(answer.text("token"))

            clock.advance(seconds: jump)
            let then = try token.get("/v1/users/me")
            let untimed = try alice.get("/v1/users/me")
            clock.advance(seconds: -jump)
            let back = try token.get("/v1/users/me")

            #expect(then.status == status)
            #expect(untimed.status == 200)
            #expect(back.status == 200)
        }
    }

    @Test("who was slowed down while it was ahead is not kept out until then", arguments: [hour, day, 50 * year])
    func throttle(jump: Int) async throws {
        let clock = TestClock()
        try await TestApp.run(clock: clock, configure: { $0.failedSignInsPerAccount = 2 }) { app in
            let alice = try app.person("alice")
            let (right, wrong): (JSONValue, JSONValue) = (
                ["email": .string(alice.email), "password": .string(TestPerson.password)],
                ["email": .string(alice.email), "password": "not her password"]
            )
            clock.advance(seconds: jump)
            for _ in 0..<2 { #expect(try app.stranger.post("/v1/tokens", wrong).status == 401) }
            let slowed = try app.stranger.post("/v1/tokens", right)

            clock.advance(seconds: -jump)
            let after = try app.stranger.post("/v1/tokens", right)

            #expect(slowed.status == 429)
            #expect(after.status == 201)
        }
    }

    @Test("the last use of a token is noted again after the clock was put right")
    func lastUse() async throws {
        let clock = TestClock()
        try await TestApp.run(clock: clock) { app in
            let alice = try app.person("alice")
            clock.advance(seconds: Self.year)
            _ = try alice.get("/v1/tokens")
            let ahead = try alice.get("/v1/tokens").items.first?["lastUsedAt"]?.text
            clock.advance(seconds: -Self.year)
            _ = try alice.get("/v1/tokens")
            let right = try alice.get("/v1/tokens").items.first?["lastUsedAt"]?.text

            #expect(ahead?.hasPrefix("2027-") == true)
            #expect(right?.hasPrefix("2026-") == true)
        }
    }

    @Test(
        "a kept answer is replayed though the clock has gone back, and forgotten when it has gone on",
        arguments: [(-30 * day, true), (8 * day, false)] as [(Int, Bool)])
    func idempotency(jump: Int, isReplayed: Bool) async throws {
        let clock = TestClock()
        try await TestApp.run(clock: clock) { app in
            let alice = try app.person("alice")
            let record = JSONValue.object(CollectionFixture.checkIns.record)
            let first = try alice.post("/v1/check-ins", record, headers: ["Idempotency-Key": "one"])
            clock.advance(seconds: jump)

            let second = try alice.post("/v1/check-ins", record, headers: ["Idempotency-Key": "one"])

            #expect(first.status == 201)
            #expect(second.status == 201)
            #expect((second.id == first.id) == isReplayed)
        }
    }
}
