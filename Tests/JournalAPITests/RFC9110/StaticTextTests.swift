import JSON
import JournalTestSupport
import Testing

/// RFC 9110 §8.8.3, §12.5 and §13 for texts that stay the same while the server runs, and for what has no tag.
@Suite("RFC 9110 §13 texts and what has no validator")
struct StaticTextTests {
    @Test(
        "§8.8.3 a text has a strong tag, which another server with the same text has too",
        arguments: VocabularyTests.paths)
    func tags(path: String) async throws {
        var tags: [String?] = []
        for _ in 0..<2 {
            try await TestApp.run { app in
                let answer = try app.stranger.get(path)
                tags.append(answer.header("ETag"))
                #expect(try app.stranger.send("HEAD", path).header("ETag") == answer.header("ETag"))
            }
        }

        let tag = try #require(tags.first ?? nil)
        #expect(tags == [tag, tag])
        #expect(tag.hasPrefix("\""))
    }

    @Test("§13.1.2 a client that has the text is told so", arguments: VocabularyTests.paths)
    func notModified(path: String) async throws {
        try await TestApp.run { app in
            let whole = try app.stranger.get(path)
            let tag = try #require(whole.header("ETag"))

            let known = try [tag, "W/\(tag)", "*", "\"other\", \(tag)"].map {
                try app.stranger.get(path, headers: ["If-None-Match": $0])
            }
            let other = try app.stranger.get(path, headers: ["If-None-Match": "\"other\""])

            #expect(known.map(\.status) == [304, 304, 304, 304])
            #expect(
                known.allSatisfy { $0.bytes.isEmpty && $0.header("ETag") == tag && $0.header("Content-Type") == nil })
            #expect(known.allSatisfy { $0.header("Cache-Control") == "no-cache" })
            #expect(known.allSatisfy { $0.header("Vary") == whole.header("Vary") })
            #expect(other.status == 200)
            #expect(other.bytes == whole.bytes)
        }
    }

    @Test("§13.1.1 If-Match on a text compares strongly", arguments: VocabularyTests.paths)
    func match(path: String) async throws {
        try await TestApp.run { app in
            let tag = try #require(try app.stranger.get(path).header("ETag"))

            let statuses = try [tag, "*", "W/\(tag)", "\"other\""].map {
                try app.stranger.get(path, headers: ["If-Match": $0]).status
            }

            #expect(statuses == [200, 200, 412, 412])
        }
    }

    @Test("§12.5.5 Vary names Accept where there is a choice, on 200, 304 and 406, and nowhere else")
    func vary() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let chosen = [
                try alice.get("/openapi.yaml"), try alice.get("/openapi.yaml", headers: ["Accept": "text/plain"]),
                try alice.get("/openapi.yaml", headers: ["If-None-Match": "*"]),
                try alice.get("/openapi.yaml", headers: ["Accept": "image/png"]),
            ]
            let single = [
                try alice.get("/openapi.json"), try alice.get("/v1/metrics", headers: ["Accept": "text/html"]),
                try alice.get("/v1/check-ins"), try alice.get("/health"),
            ]

            #expect(chosen.map(\.status) == [200, 200, 304, 406])
            #expect(chosen.allSatisfy { $0.header("Vary") == "Accept" })
            #expect(single.map(\.status) == [200, 406, 200, 200])
            #expect(single.allSatisfy { $0.header("Vary") == nil })
        }
    }

    @Test("§8.8.3 two forms of a text have two tags")
    func variants() async throws {
        try await TestApp.run { app in
            let yaml = try app.stranger.get("/openapi.yaml")
            let text = try app.stranger.get("/openapi.yaml", headers: ["Accept": "text/plain"])
            let tag = try #require(text.header("ETag"))

            let known = try app.stranger.get("/openapi.yaml", headers: ["Accept": "text/plain", "If-None-Match": tag])
            let other = try app.stranger.get("/openapi.yaml", headers: ["If-None-Match": tag])

            #expect(tag != yaml.header("ETag"))
            #expect(text.bytes == yaml.bytes)
            #expect(known.status == 304)
            #expect(other.status == 200)
        }
    }

    @Test(
        "§13.2.1 what has no validator meets no tag, and conditions on it hold all the same",
        arguments: [
            ("GET", "/v1/check-ins"), ("GET", "/v1/users/me"), ("GET", "/v1/tokens"), ("PATCH", "/v1/users/me"),
            ("POST", "/v1/check-ins"), ("GET", "/health"),
        ])
    func withoutValidator(method: String, path: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let body: JSONValue? =
                method == "GET"
                ? nil : method == "PATCH" ? ["displayName": "A"] : .object(CollectionFixture.checkIns.record)

            let statuses = try [
                ["If-Match": #""1""#], ["If-None-Match": "*"], ["If-Match": "1"], ["If-Match": "*"],
                ["If-None-Match": #""1""#], ["If-Modified-Since": "Fri, 31 Dec 9999 23:59:59 GMT"],
                ["If-Unmodified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"],
            ].map { try alice.send(method, path, body, headers: $0).status }

            let done = method == "POST" ? 201 : 200
            #expect(statuses == [412, method == "GET" ? 304 : 412, 400, done, done, done, done])
        }
    }

    @Test("§13.2.1 conditions count only for a request that would succeed", arguments: ["If-Match", "If-None-Match"])
    func afterChecks(header: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let headers = [header: header == "If-Match" ? #""9""# : "*"]

            let answers = [
                try app.stranger.get("/v1/check-ins", headers: headers), try alice.get("/v1/nothing", headers: headers),
                try alice.get("/v1/check-ins/\(FreshID.first)", headers: headers),
                try alice.send("POST", "/v1/metrics", [:], headers: headers),
                try alice.get("/v1/metrics", headers: headers.merging(["Accept": "image/png"]) { $1 }),
                try alice.send("OPTIONS", "/v1/check-ins", headers: headers),
            ]

            #expect(answers.map(\.status) == [401, 404, 404, 405, 406, 204])
        }
    }
}
