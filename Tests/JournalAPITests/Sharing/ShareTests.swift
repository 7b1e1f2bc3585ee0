import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// Giving, narrowing and ending what a person shows.
@Suite("shares")
struct ShareTests {
    @Test("a share has a token that is shown once, and a link with the token in its fragment")
    func giving() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let share = try alice.share(["doses"], ["from": "2026-09-01", "includeNotes": true])
            let read = try alice.get(share.location)
            let listed = try alice.get("/v1/shares")

            let token = try #require(share.text("token"))
            #expect(token.hasPrefix("ats_"))
            #expect(token.utf8.count == 47)
            #expect(share.text("url") == "/shared#\(token)")
            #expect(share["sections"] == ["doses", "notes"])
            #expect(share["includeNotes"] == true)
            #expect(share["uses"] == 0)
            #expect(listed.items == [read.json.object])
            #expect(!listed.body.contains("ats_"))
        }
    }

    @Test("notes are not shown unless that is asked for, and may be asked for as a section")
    func notesAreOff() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let silent = try alice.share(["doses"])
            let named = try alice.share(["doses", "notes"])

            #expect(silent["includeNotes"] == false)
            #expect(named["includeNotes"] == true)
        }
    }

    @Test(
        "a share that says too little or too much is refused with every fault",
        arguments: [
            (#"{}"#, ["/label required", "/sections required", "/expiresAt required"]),
            (#"{"sections": []}"#, ["/sections too-few"]),
            (#"{"sections": ["doses", "secrets", "doses"]}"#, ["/sections/1 unknown-value", "/sections/2 duplicate"]),
            (#"{"from": "2026-12-01", "to": "2026-11-30"}"#, ["/to before-start"]),
            (#"{"expiresAt": "2026-11-23T22:59:59Z"}"#, ["/expiresAt out-of-range"]),
            (#"{"expiresAt": "2027-11-23T23:00:00.001Z"}"#, ["/expiresAt out-of-range"]),
            (#"{"sections": ["insights", "doses"]}"#, ["/sections/0 invalid"]),
            (#"{"sections": ["notes"]}"#, ["/sections invalid"]),
            (#"{"sections": ["doses", "notes"], "includeNotes": false}"#, ["/includeNotes invalid"]),
            (#"{"colour": "red"}"#, ["/colour unknown-field"]),
        ] as [(String, [String])])
    func refusals(members: String, faults: [String]) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let given = try JSONValue.parsing(members).object ?? [:]
            let body = given.isEmpty ? [:] : TestPerson.shareBody().with(given)

            let answer = try alice.post("/v1/shares", .object(body))

            #expect(answer.status == 422)
            #expect(answer.faults == faults)
        }
    }

    @Test("a year is taken to the millisecond")
    func longest() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let share = try alice.share(["doses"], ["expiresAt": "2027-11-23T23:00:00Z"])

            #expect(share.text("expiresAt") == "2027-11-23T23:00:00.000Z")
        }
    }

    @Test(
        "a share is narrowed, and the next read shows less",
        arguments: [
            (#"{"sections": ["check-ins"]}"#, #"["check-ins"]"#),
            (#"{"includeNotes": false}"#, #"["doses","check-ins"]"#),
            (#"{"sections": ["doses"], "includeNotes": true}"#, #"["doses","notes"]"#),
        ] as [(String, String)])
    func narrowing(patch: String, sections: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let share = try alice.share(["doses", "check-ins", "notes"])
            let reader = app.stranger.bearing(share.text("token"))

            let narrowed = try alice.patch(share.location, .parsing(patch)).expecting(200)
            let read = try reader.get("/v1/summary").expecting(200)

            #expect(narrowed["sections"] == (try JSONValue.parsing(sections)))
            #expect(read["sections"] == narrowed["sections"])
        }
    }

    @Test(
        "nothing is added to what a share shows",
        arguments: [
            #"{"sections": ["doses", "check-ins"]}"#, #"{"includeNotes": true}"#, #"{"from": "2026-08-31"}"#,
            #"{"from": null}"#, #"{"to": "2026-12-01"}"#, #"{"to": null}"#, #"{"expiresAt": "2026-12-24T00:00:00Z"}"#,
        ])
    func widening(patch: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let share = try alice.share(["doses"], ["from": "2026-09-01", "to": "2026-11-30"])
            let before = try alice.get(share.location).json

            let answer = try alice.patch(share.location, .parsing(patch))

            #expect(answer.status == 422)
            #expect(try alice.get(share.location).json == before)
        }
    }

    @Test("a share that was ended, has expired, or went with the password opens nothing from then on")
    func ending() async throws {
        let clock = TestClock()
        try await TestApp.run(clock: clock) { app in
            let alice = try app.person("alice")
            let ended = try alice.share(["doses"])
            let expiring = try alice.reader(of: ["doses"], ["expiresAt": "2026-11-23T23:01:00Z"])
            let readers = [app.stranger.bearing(ended.text("token")), expiring]
            let before = try readers.map { try $0.get("/v1/summary").status }

            let end = try alice.delete(ended.location)
            clock.advance(seconds: 60)

            #expect(before == [200, 200])
            #expect(end.status == 204)
            #expect(try readers.map { try $0.get("/v1/summary").status } == [401, 401])
            #expect(try alice.delete(ended.location).status == 404)
            #expect(try alice.get("/v1/shares").items.isEmpty)
        }
    }

    @Test("a new password ends every share")
    func newPassword() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let reader = try alice.reader(of: ["doses"])
            let passwords: JSONValue = [
                "currentPassword": .string(TestPerson.password), "newPassword": "another correct horse",
            ]

            _ = try alice.put("/v1/users/me/password", passwords).expecting(204)

            #expect(try reader.get("/v1/summary").status == 401)
        }
    }

    @Test("there is a bound on how many shares a person has")
    func bound() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let first = try alice.share(["doses"])
            for _ in 1..<100 { _ = try alice.share(["doses"]) }

            let refused = try alice.post("/v1/shares", .object(TestPerson.shareBody()))
            _ = try alice.delete(first.location).expecting(204)
            let taken = try alice.post("/v1/shares", .object(TestPerson.shareBody()))

            #expect(refused.status == 409)
            #expect(refused.code == "too-many-records")
            #expect(taken.status == 201)
        }
    }

    @Test("Bob's shares are his own")
    func others() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let share = try alice.share(["doses"])

            let answers = try [
                bob.get(share.location), bob.patch(share.location, ["label": "Mine"]), bob.delete(share.location),
            ]

            #expect(answers.map(\.status) == [404, 404, 404])
            #expect(try bob.get("/v1/shares").items.isEmpty)
            #expect(try alice.get(share.location).text("label") == "Dr. Weber")
        }
    }
}
