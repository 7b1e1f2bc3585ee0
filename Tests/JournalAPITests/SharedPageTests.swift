import HTTPTestSupport
import JournalTestSupport
import Testing

/// `GET /shared`: the page behind a share link, the same for everybody. What it does is tried in a browser elsewhere.
@Suite("the page of a share link")
struct SharedPageTests {
    @Test("needs no token, may run its own script only, and says so to browsers")
    func page() async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get("/shared")

            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
            #expect(answer.header("Cache-Control") == "no-cache")
            #expect(answer.header("Referrer-Policy") == "no-referrer")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(answer.header("Cross-Origin-Opener-Policy") == "same-origin")
            let policy = try #require(answer.header("Content-Security-Policy"))
            #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
            #expect(policy.contains("; script-src 'sha256-"))
            #expect(!policy.contains("unsafe"))
            #expect(answer.response.text.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
        }
    }

    @Test("is not sent again to whom has it")
    func unmodified() async throws {
        try await TestApp.run { app in
            let tag = try #require(try app.stranger.get("/shared").header("ETag"))

            let answer = try app.stranger.get("/shared", headers: ["If-None-Match": tag])

            #expect(answer.status == 304)
            #expect(answer.response.body.isEmpty)
        }
    }

    @Test("is the same with any token, since it looks at none")
    func tokens() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let revoked = app.stranger.bearing("att_nobody")

            let bodies = try [app.stranger, alice, revoked].map { try $0.get("/shared").expecting(200).response.body }

            #expect(Set(bodies).count == 1)
        }
    }

    @Test("takes no parameter, lest somebody puts the token into the query")
    func parameters() async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get("/shared?token=ats_x")

            #expect(answer.status == 400)
            #expect(answer.code == "malformed-query")
        }
    }

    @Test("is HTML or nothing", arguments: [("text/html", 200), ("*/*", 200), ("application/json", 406)])
    func forms(accept: String, status: Int) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get("/shared", headers: ["Accept": accept])

            #expect(answer.status == status)
        }
    }

    @Test("another method is 405", arguments: ["POST", "PUT", "DELETE"])
    func methods(method: String) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.send(method, "/shared")

            #expect(answer.status == 405)
            #expect(answer.allowedMethods == ["GET", "HEAD", "OPTIONS"])
        }
    }
}

/// The summary as a page, as far as it is HTTP's.
@Suite("a summary as HTML")
struct SummaryAsPageTests {
    @Test("may load nothing, and is kept by nobody")
    func fields() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.get("/v1/summary", headers: ["Accept": "text/html"])

            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
            #expect(answer.header("Cache-Control") == "no-store")
            #expect(answer.header("Referrer-Policy") == "no-referrer")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            let policy = try #require(answer.header("Content-Security-Policy"))
            #expect(policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
            #expect(!policy.contains("script-src") && !policy.contains("unsafe"))
        }
    }

    @Test(
        "draws the metrics that are asked for",
        arguments: [("", "Mood, Anxiety, Energy"), ("?metrics=focus", "Mood, Focus")])
    func metrics(query: String, drawn: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try CollectionFixture.checkIns.create(
                by: alice,
                #"{"at":"2026-11-23T20:00:00+01:00","ratings":{"mood":5,"energy":4,"anxiety":3,"focus":2}}"#)

            let page = try alice.get("/v1/summary\(query)", headers: ["Accept": "text/html"]).expecting(200)

            #expect(page.body.contains("<title>Chart of \(drawn)</title>"))
        }
    }
}
