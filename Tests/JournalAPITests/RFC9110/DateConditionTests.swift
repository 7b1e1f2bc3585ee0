import JSON
import JournalTestSupport
import Testing

/// RFC 9110 §8.8.2 and §13: Last-Modified, the conditions by date, and which condition counts.
@Suite("RFC 9110 §13 conditions by date")
struct DateConditionTests {
    /// The test clock's second, the one before and the one after.
    private static let then = "Mon, 23 Nov 2026 23:00:00 GMT"
    private static let before = "Mon, 23 Nov 2026 22:59:59 GMT"
    private static let after = "Mon, 23 Nov 2026 23:00:01 GMT"

    private func record(by person: TestPerson) throws -> Answer {
        try CollectionFixture.checkIns.create(by: person)
    }

    @Test("§8.8.2 a record's last change is told in whole seconds", arguments: CollectionFixture.independent)
    func lastModified(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let made = try fixture.create(by: alice)
            let again = try alice.post(fixture.path, fixture.record(note: "x", id: made.id))
            app.clock.advance(seconds: 90)
            let read = try alice.get(made.location)
            let changed = try alice.patch(made.location, ["note": "other"])
            let readLater = try alice.send("HEAD", made.location)

            #expect(again.status == 409)
            #expect(made.header("Last-Modified") == Self.then)
            #expect(read.header("Last-Modified") == Self.then)
            #expect(changed.header("Last-Modified") == "Mon, 23 Nov 2026 23:01:30 GMT")
            #expect(readLater.header("Last-Modified") == "Mon, 23 Nov 2026 23:01:30 GMT")
        }
    }

    @Test("§8.8.2.1 a last change is never in the future, though the clock was set back")
    func clockSetBack() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try record(by: alice)

            app.clock.advance(seconds: -60)
            let read = try alice.get(made.location)

            #expect(read.header("Last-Modified") == "Mon, 23 Nov 2026 22:59:00 GMT")
        }
    }

    @Test("§9.3.4 an answer to PUT has no Last-Modified, and one to a list, an error or a 304 neither")
    func withoutLastModified() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try record(by: alice)
            let record = JSONValue.object(CollectionFixture.checkIns.record)

            let answers = [
                try alice.put("/v1/check-ins/\(FreshID.first)", record), try alice.get("/v1/check-ins"),
                try alice.get(made.location, headers: ["If-None-Match": #""1""#]),
                try alice.get(made.location, headers: ["If-Match": #""2""#]), try alice.get("/v1/metrics"),
            ]

            #expect(answers.map(\.status) == [201, 200, 304, 412, 200])
            #expect(answers.allSatisfy { $0.header("Last-Modified") == nil })
        }
    }

    @Test(
        "§13.1.3 If-Modified-Since is 304 when nothing changed after it, in any format of date",
        arguments: [
            (then, 304), (after, 304), (before, 200), ("Monday, 23-Nov-26 23:00:00 GMT", 304),
            ("Monday, 23-Nov-26 22:59:59 GMT", 200), ("Mon Nov 23 23:00:00 2026", 304),
            ("Mon Nov 23 22:59:59 2026", 200),
            ("Sunday, 06-Nov-94 08:49:37 GMT", 200), ("2026-11-23T23:00:00Z", 200), ("now", 200), ("", 200),
            ("\(then), \(then)", 200), ("Mon, 23 Nov 2026 23:00:00 CET", 200), ("Fri, 31 Dec 9999 23:59:59 GMT", 304),
        ])
    func modifiedSince(date: String, status: Int) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try record(by: alice)

            let read = try alice.get(made.location, headers: ["If-Modified-Since": date])
            let head = try alice.send("HEAD", made.location, headers: ["If-Modified-Since": date])

            #expect(read.status == status)
            #expect(head.status == status)
            #expect(read.header("ETag") == #""1""#)
        }
    }

    @Test(
        "§13.1.4 If-Unmodified-Since is 412 when something changed after it, and ignored when it is no date",
        arguments: [
            (then, true), (after, true), (before, false), ("Mon Nov 23 22:59:59 2026", false), ("yesterday", true),
        ])
    func unmodifiedSince(date: String, holds: Bool) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try record(by: alice)
            let headers = ["If-Unmodified-Since": date]

            let answers = [
                try alice.get(made.location, headers: headers),
                try alice.patch(made.location, ["note": "x"], headers: headers),
                try alice.put(made.location, CollectionFixture.checkIns.record(note: "y"), headers: headers),
                try alice.delete(made.location, headers: headers),
            ]

            #expect(answers.map(\.status) == (holds ? [200, 200, 200, 204] : [412, 412, 412, 412]))
            #expect(holds || answers[1]["current"] == made.json)
        }
    }

    @Test("§13.1.4 what was never stored has no date, so If-Unmodified-Since says nothing about it")
    func unmodifiedNothing() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let headers = ["If-Unmodified-Since": Self.before]
            let record = JSONValue.object(CollectionFixture.checkIns.record)

            let made = try alice.put("/v1/check-ins/\(FreshID.first)", record, headers: headers)
            let absent = try alice.patch("/v1/check-ins/\(FreshID.second)", ["note": "x"], headers: headers)

            #expect(made.status == 201)
            #expect(absent.status == 404)
        }
    }

    @Test(
        "§13.2.2 If-Match counts before If-Unmodified-Since, and If-None-Match before If-Modified-Since",
        arguments: [
            (["If-Match": #""1""#, "If-Unmodified-Since": before], 200),
            (["If-Match": #""2""#, "If-Unmodified-Since": then], 412),
            (["If-None-Match": #""2""#, "If-Modified-Since": then], 200),
            (["If-None-Match": #""1""#, "If-Modified-Since": before], 304),
            (["If-Match": #""2""#, "If-None-Match": #""1""#], 412),
            (["If-Match": #""1""#, "If-None-Match": #""1""#], 304),
            (["If-Match": "*", "If-Modified-Since": then], 304),
            (["If-Match": #""2""#, "If-Modified-Since": then], 412),
            (["If-Unmodified-Since": before, "If-None-Match": #""1""#], 412),
            (["If-Unmodified-Since": then, "If-None-Match": #""1""#], 304),
            (["If-Unmodified-Since": before, "If-Modified-Since": then], 412),
            (["If-Unmodified-Since": then, "If-Modified-Since": then], 304),
        ])
    func precedence(headers: [String: String], status: Int) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try record(by: alice)

            #expect(try alice.get(made.location, headers: headers).status == status)
        }
    }

    @Test("§13.1.3 If-Modified-Since says nothing about a change")
    func modifiedSinceOnChange() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try record(by: alice)
            let headers = ["If-Modified-Since": Self.then]

            #expect(try alice.patch(made.location, ["note": "x"], headers: headers).status == 200)
            #expect(try alice.delete(made.location, headers: headers).status == 204)
        }
    }
}
