import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// Shares that a clinician keeps in an account of their own.
@Suite("patients")
struct PatientTests {
    @Test("a share that is kept shows what it is, and its summary")
    func keeping() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let weber = try app.person("weber")
            let share = try alice.share(["medications"])
            _ = try CollectionFixture.medications.create(by: alice)

            let kept = try weber.keep(share).expecting(201)
            let read = try weber.get("\(kept.location)/summary").expecting(200)

            #expect(kept.text("status") == "active")
            #expect(kept["sections"] == ["medications"])
            #expect(try weber.get(kept.location).json == kept.json)
            #expect(try weber.get("/v1/patients").items == [kept.json.object])
            #expect(read.value(at: "/medications/0/name") == "Sertraline")
            #expect(read["doses"] == .null)
        }
    }

    @Test("the patient sees who keeps the share and who reads")
    func log() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let weber = try app.person("weber")
            _ = try weber.patch("/v1/users/me", ["displayName": "Dr. Weber"]).expecting(200)
            let kept = try weber.keep(alice.share()).expecting(201)

            _ = try weber.get("\(kept.location)/summary").expecting(200)

            let entries = try alice.get("/v1/access-log").items
            #expect(entries.map { $0["kind"] } == ["summary", "kept"])
            #expect(entries.map { $0["reader"]?.object?["displayName"] } == ["Dr. Weber", "Dr. Weber"])
        }
    }

    @Test("the same share again is the one that is kept")
    func twice() async throws {
        try await TestApp.run { app in
            let share = try app.person("alice").share()
            let weber = try app.person("weber")

            let first = try weber.keep(share).expecting(201)
            let second = try weber.keep(share).expecting(200)

            #expect(second.json == first.json)
            #expect(try weber.get("/v1/patients").items.count == 1)
        }
    }

    @Test("once the patient has ended it, or its time is over, nothing is shown, and the list says so")
    func ended() async throws {
        let clock = TestClock()
        try await TestApp.run(clock: clock) { app in
            let alice = try app.person("alice")
            let weber = try app.person("weber")
            let shares = [try alice.share(), try alice.share(["doses"], ["expiresAt": "2026-11-23T23:01:00Z"])]
            let kept = try shares.map { try weber.keep($0).expecting(201) }
            _ = try alice.delete(shares[0].location).expecting(204)
            clock.advance(seconds: 60)

            let reads = try kept.map { try weber.get("\($0.location)/summary") }

            #expect(reads.map(\.status) == [403, 403])
            #expect(reads.map(\.code) == ["share-ended", "share-ended"])
            #expect(try weber.get("/v1/patients").items.map { $0["status"] } == ["ended", "ended"])
            #expect(try weber.get(kept[0].location)["displayName"] == .null)
        }
    }

    @Test(
        "what is no share's token is refused", arguments: ["ats_", "ats_b7Nq4wXyR2kTz9VmHc1LfGd5JsPe8UaQ3oYi6KvMhB0"])
    func unusable(token: String) async throws {
        try await TestApp.run { app in
            let weber = try app.person("weber")

            let answer = try weber.post("/v1/patients", ["shareToken": .string(token), "colour": "red"])
            let unknown = try weber.post("/v1/patients", ["shareToken": .string(token)])

            #expect(answer.faults == ["/colour unknown-field"])
            #expect(unknown.status == 422)
            #expect(unknown.faults == ["/shareToken unknown-reference"])
        }
    }

    @Test("a token of the journal is no share")
    func journalToken() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.post("/v1/patients", ["shareToken": .string(alice.token ?? "")])

            #expect(answer.faults == ["/shareToken unknown-reference"])
        }
    }

    @Test("letting go of a patient leaves their share as it is")
    func dropping() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let weber = try app.person("weber")
            let share = try alice.share()
            let kept = try weber.keep(share).expecting(201)

            let dropped = try weber.delete(kept.location)

            #expect(dropped.status == 204)
            #expect(try weber.get("\(kept.location)/summary").status == 404)
            #expect(try weber.delete(kept.location).status == 404)
            #expect(try app.stranger.bearing(share.text("token")).get("/v1/summary").status == 200)
        }
    }

    @Test("another clinician's patients are absent")
    func others() async throws {
        try await TestApp.run { app in
            let kept = try app.person("weber").keep(app.person("alice").share()).expecting(201)
            let bob = try app.person("bob")

            let answers = try [
                bob.get(kept.location), bob.get("\(kept.location)/summary"), bob.delete(kept.location),
            ]

            #expect(answers.map(\.status) == [404, 404, 404])
            #expect(try bob.get("/v1/patients").items.isEmpty)
        }
    }
}
