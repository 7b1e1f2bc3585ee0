import AttuneApp
import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// What a person sees of who has read what.
@Suite("the access log")
struct AccessLogTests {
    @Test("a read is in the log with its time, share, sections, days and format, and counted at the share")
    func entry() async throws {
        let clock = TestClock()
        try await TestApp.run(clock: clock) { app in
            let alice = try app.person("alice")
            let share = try alice.share(["doses"], ["from": "2026-11-01"])
            let reader = app.stranger.bearing(share.text("token"))
            clock.advance(seconds: 5)

            _ = try reader.get("/v1/summary?to=2026-11-10", headers: ["Accept": "text/html"]).expecting(200)

            let entry = try #require(try alice.get("/v1/access-log").items.first)
            #expect(entry["at"] == "2026-11-23T23:00:05.000Z")
            #expect(entry["kind"] == "summary")
            #expect(entry["shareId"]?.text == share.id)
            #expect(entry["shareLabel"] == "Dr. Weber")
            #expect(entry["sections"] == ["doses"])
            #expect(entry["from"] == "2026-11-01")
            #expect(entry["to"] == "2026-11-10")
            #expect(entry["format"] == "text/html")
            #expect(entry["reader"] == .null)
            #expect(entry["address"] == .null)
            #expect(entry["previous"] == .null)
            let read = try alice.get(share.location)
            #expect(read["uses"] == 1)
            #expect(read["lastUsedAt"] == "2026-11-23T23:00:05.000Z")
        }
    }

    @Test("every way to read is logged, HEAD too, and what is refused is not")
    func ways() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let reader = try alice.reader()

            for type in ["application/json", "text/html", "application/fhir+json"] {
                _ = try reader.get("/v1/summary", headers: ["Accept": type]).expecting(200)
            }
            _ = try reader.send("HEAD", "/v1/summary").expecting(200)
            _ = try reader.get("/v1/summary?from=2030-01-01").expecting(400)
            _ = try reader.get("/v1/summary", headers: ["Accept": "image/png"]).expecting(406)
            _ = try alice.get("/v1/summary").expecting(200)

            let formats = try alice.get("/v1/access-log").items.map { $0["format"]?.text }
            #expect(
                formats == ["application/json", "application/fhir+json", "text/html", "application/json"])
        }
    }

    @Test("the address is kept where the operator has it kept")
    func address() async throws {
        try await TestApp.run(configure: { $0.logAddresses = true }) { app in
            let alice = try app.person("alice")

            _ = try alice.reader().get("/v1/summary").expecting(200)

            #expect(try alice.get("/v1/access-log").items.first?["address"] == "127.0.0.1")
        }
    }

    @Test("pages follow each other from the newest to the first, chained by hashes")
    func pages() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let reader = try alice.reader()
            for _ in 0..<5 { _ = try reader.get("/v1/summary").expecting(200) }

            let pages = try alice.pages(of: "/v1/access-log?limit=2")

            let entries = pages.flatMap(\.items)
            #expect(pages.map(\.items.count) == [2, 2, 1])
            #expect(entries.map { $0["sequence"] } == [5, 4, 3, 2, 1])
            #expect(entries.dropLast().map { $0["previous"] } == entries.dropFirst().map { $0["hash"] })
        }
    }

    @Test("a hash is the SHA-256 of the entry as it is sent, without the hash")
    func hash() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try alice.reader().get("/v1/summary").expecting(200)

            let log = try alice.get("/v1/access-log")

            let entry = try #require(log.items.first)
            let bytes = JSONWriter.bytes(of: .object(entry.without("hash")))
            #expect(log.body.contains(String(decoding: bytes.dropLast(), as: UTF8.self)))
            #expect(entry["hash"]?.text == app.digest(of: bytes))
        }
    }

    @Test("each person's log is their own, and needs the scope of the account")
    func others() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try alice.reader().get("/v1/summary").expecting(200)

            let bobs = try app.person("bob").get("/v1/access-log")
            let narrow = try alice.signedIn(scopes: ["journal:read"]).get("/v1/access-log")

            #expect(bobs.items.isEmpty)
            #expect(narrow.status == 403)
        }
    }

    @Test("a page is asked for with a number", arguments: ["limit=0", "limit=501", "cursor=0", "cursor=x", "x=1"])
    func badQuery(query: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.get("/v1/access-log?\(query)")

            #expect(answer.status == 400)
        }
    }
}
