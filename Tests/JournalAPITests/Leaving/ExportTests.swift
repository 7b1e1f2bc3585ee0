import AttuneApp
import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// `GET /v1/export` as a document.
@Suite("the export")
struct ExportTests {
    @Test("it has the person, their tokens, every record as it is answered, and what records were before")
    func document() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let journal = try FullJournal(of: alice)
            _ = try app.person("bob").post("/v1/check-ins", CollectionFixture.checkIns.record(note: "his")).expecting(
                201)

            let export = try alice.get("/v1/export").expecting(200)

            #expect(export.header("Content-Type") == "application/json")
            #expect(export.header("Cache-Control") == "no-store")
            #expect(
                export.header("Content-Disposition") == "attachment; filename=\"attune-export-2026-11-23.json\"")
            #expect(export.header("Content-Length") == nil)
            #expect(export["format"] == "attune-export")
            #expect(export["exportedAt"] == "2026-11-23T23:00:00.000Z")
            #expect(try export["user"] == alice.get("/v1/users/me").json)
            #expect(try export["tokens"] == alice.get("/v1/tokens")["items"])
            for (path, answer) in zip(journal.locations, try journal.answers(to: alice)) {
                #expect(export.body.contains(answer), "\(path)")
            }
            #expect(!export.body.contains("his"))
            let before = (export["versions"]?.array ?? []).compactMap(\.object)
            #expect(Set(before.map { $0["collection"]?.text }) == ["trackers", "assessments"])
            #expect(before.allSatisfy { $0["revision"] == 1 })
        }
    }

    @Test("what is shown to whom, what is kept of others, and who has read what are there, page by page")
    func sharing() async throws {
        try await TestApp.run(configure: { $0.shareReadsPerHour = 1_000 }) { app in
            let alice = try app.person("alice")
            let share = try alice.share()
            let reader = app.stranger.bearing(share.text("token"))
            for _ in 0..<201 { _ = try reader.get("/v1/summary").expecting(200) }
            _ = try alice.keep(app.person("bob").share()).expecting(201)

            let export = try alice.get("/v1/export").expecting(200)

            let log = try alice.pages(of: "/v1/access-log?limit=500").flatMap(\.items)
            #expect(export["accessLog"]?.array?.compactMap(\.object) == log)
            #expect(log.count == 201)
            #expect(try export["shares"] == alice.get("/v1/shares")["items"])
            #expect(try export["patients"] == alice.get("/v1/patients")["items"])
            #expect(!export.body.contains("ats_"))
        }
    }

    @Test("an empty journal is a whole document")
    func empty() async throws {
        try await TestApp.run { app in
            let export = try app.person("alice").get("/v1/export?format=json").expecting(200)

            #expect(export["records"]?.object?.names == CollectionFixture.all.map(\.name))
            #expect(export["records"]?.object?.members.allSatisfy { $0.value == [] } == true)
            #expect(export["versions"] == [])
        }
    }

    @Test("many pages are one document, each record once")
    func pages() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let fixture = CollectionFixture.checkIns
            for batch in 0..<3 {
                let mutations = (0..<300).map { number in
                    let digits = String(1000 + batch * 300 + number)
                    return SentMutation.put(fixture, "01a2073d-7d40-7c1e-9b5a-3f0d2c6a\(digits)")
                }
                _ = try alice.push(mutations).expecting(200)
            }

            let export = try alice.get("/v1/export").expecting(200)

            let ids = (export.value(at: "/records/check-ins")?.array ?? []).compactMap { $0.object?["id"]?.text }
            #expect(ids.count == 900)
            #expect(Set(ids).count == 900)
        }
    }

    @Test("HEAD says what GET would, and there are no more than two at once, which give their places back")
    func head() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            for _ in 0..<5 {
                let head = try alice.send("HEAD", "/v1/export")
                #expect(head.status == 200)
                #expect(head.header("Content-Disposition") != nil)
                _ = try alice.get("/v1/export").expecting(200)
            }
        }
    }

    @Test("two slow readers keep a third of the same person out, and nobody else")
    func places() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            // More than the sockets and the server hold for a reader that does not read.
            let long = String(repeating: "x", count: 9_000)
            for batch in 0..<20 {
                let mutations = (0..<50).map { number in
                    SentMutation.put(
                        CollectionFixture.checkIns, "01a2073d-7d40-7c1e-9b5a-3f0d2c6a\(1000 + batch * 50 + number)",
                        ["note": .string(long)])
                }
                _ = try alice.push(mutations).expecting(200)
            }
            let request = "GET /v1/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(alice.token ?? "")\r\n\r\n"
            var slow: [RawClient] = []
            for _ in 0..<2 {
                let client = try RawClient(port: app.port, receiveBuffer: 4096)
                try client.send(request)
                _ = try client.readResponseHead()
                slow.append(client)
            }

            let third = try alice.get("/v1/export")
            let other = try app.person("bob").get("/v1/export")
            for client in slow { client.reset() }
            var after = try alice.get("/v1/export").status
            for _ in 0..<100 where after == 503 { after = try alice.get("/v1/export").status }

            #expect(third.status == 503)
            #expect(third.code == "busy")
            #expect(third.header("Retry-After") != nil)
            #expect(other.status == 200)
            #expect(after == 200)
        }
    }

    @Test("a token that is revoked, or a person who is erased, leaves the document without its end")
    func revoked() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let long = String(repeating: "x", count: 9_000)
            for batch in 0..<20 {
                let mutations = (0..<50).map { number in
                    SentMutation.put(
                        CollectionFixture.checkIns, "01a2073d-7d40-7c1e-9b5a-3f0d2c6a\(1000 + batch * 50 + number)",
                        ["note": .string(long)])
                }
                _ = try alice.push(mutations).expecting(200)
            }
            let other = try alice.signedIn(scopes: ["journal:read", "account"])
            let client = try RawClient(port: app.port, receiveBuffer: 4096)
            try client.send(
                "GET /v1/export HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(other.token ?? "")\r\n\r\n")
            _ = try client.readResponseHead()

            _ = try alice.delete("/v1/users/me", ["currentPassword": .string(TestPerson.password)]).expecting(200)

            #expect(throws: RawClientError.self) {
                while try client.readChunk() != nil {}
            }
        }
    }

    @Test(
        "both scopes are needed",
        arguments: [["journal:read"], ["account"], ["journal:write"], ["journal:write", "account"]])
    func scopes(scopes: [String]) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice").signedIn(scopes: scopes)

            #expect(try alice.get("/v1/export").status == 403)
            #expect(try app.stranger.get("/v1/export").status == 401)
            #expect(try alice.post("/v1/export", [:]).status == 405)
        }
    }

    @Test(
        "a query that cannot be met is refused",
        arguments: [
            "format=xml", "format=csv", "collection=dose-logs", "format=json&collection=dose-logs",
            "format=csv&collection=x",
            "format=csv&format=csv&collection=dose-logs", "colour=red",
        ])
    func queries(query: String) async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").get("/v1/export?\(query)")

            #expect(answer.status == 400)
            #expect(answer.code == "malformed-query")
        }
    }

    @Test("a form that is not wanted is refused")
    func accept() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            #expect(try alice.get("/v1/export", headers: ["Accept": "text/html"]).status == 406)
            #expect(try alice.get("/v1/export", headers: ["Accept": "text/csv"]).status == 406)
            #expect(
                try alice.get("/v1/export?format=csv&collection=trackers", headers: ["Accept": "text/csv"]).status
                    == 200)
        }
    }
}
