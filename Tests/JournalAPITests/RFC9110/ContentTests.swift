import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

@testable import JournalAPI

/// RFC 9110 §8.4, §12 and §14: codings, negotiation and ranges.
@Suite("RFC 9110 §8, §12, §14 content")
struct ContentTests {
    @Test(
        "§12.5.1 the most specific range gives the weight, whatever its place",
        arguments: [
            ("*/*", 1000), ("application/*;q=0.5", 500), ("application/json;q=0.3, */*;q=0.9", 300),
            ("*/*;q=0.9, application/json;q=0.3", 300), ("application/*;q=0.2, */*", 200), ("text/html", 0),
            ("application/json;q=0", 0), ("application/json;q=0, */*", 0), ("*/*;q=0, application/*", 1000),
            ("APPLICATION/JSON;Q=0.5", 500), (" application/json ; q=0.5 ", 500), ("application/json;q=1.000", 1000),
            ("application/json;q=0.001", 1), ("application/json;q=0.", 0), ("application/json;q=0.33333", 333),
            ("application/json;q=1.", 1000),
            ("", 1000), (",,", 0), (",application/json,", 1000), ("text/html,,application/json;q=0.4", 400),
            ("application/json;charset=utf-8", 1000), ("application/json; charset=\"UTF-8\";q=0.5", 500),
            ("application/json;version=2", 0), ("application/json;version=2;q=0, application/json", 1000),
            ("application/json;version=2, application/*;q=0.1", 100), ("application/json;q=0.5;ext=1", 500),
            ("text/html;a=\"x, application/json\"", 0), ("text/html;a=\"\\\", application/json\"", 0),
            ("application/jsonx", 0), ("json", 0), ("application", 0), ("*/json", 0), ("application/json;", 1000),
        ])
    func weights(accept: String, thousandths: Int) {
        #expect(Acceptance.quality(of: "application/json", in: accept) == thousandths)
    }

    @Test(
        "§12.4.2 a weight that is none counts as 1",
        arguments: ["2", "-1", "x", "", "1.5", "0.x", "+0.5", "0x0", "0.5 5", ".5"])
    func malformedWeights(weight: String) {
        let quality = Acceptance.quality(of: "application/json", in: "application/json;q=\(weight)")

        #expect(quality == 1000)
    }

    @Test(
        "§12.5.2–4 what is asked of charset, coding and language is disregarded: there is one, and no 406 helps a client",
        arguments: [
            ["Accept-Encoding": "identity;q=0"], ["Accept-Encoding": "*;q=0"], ["Accept-Encoding": "gzip, br"],
            ["Accept-Encoding": ""], ["Accept-Charset": "iso-8859-1"], ["Accept-Charset": "utf-8;q=0"],
            ["Accept-Language": "de;q=0"],
        ])
    func disregarded(headers: [String: String]) async throws {
        try await TestApp.run { app in
            let answer = try app.stranger.get("/v1/metrics", headers: headers)

            #expect(answer.status == 200)
            #expect(answer.header("Content-Encoding") == nil)
            #expect(answer.header("Vary") == nil)
        }
    }

    @Test(
        "§8.4, §15.5.16 a body with a content coding is 415, and told that there is none to use",
        arguments: ["gzip", "x-gzip", "br", "deflate", "GZIP", "identity, gzip", "aes128gcm"])
    func coded(coding: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.checkIns.create(by: alice)
            let headers = ["Content-Encoding": coding]
            let body = JSONValue.object(CollectionFixture.checkIns.record)

            let answers = [
                try alice.post("/v1/check-ins", body, headers: headers),
                try alice.put(record.location, body, headers: headers),
                try alice.patch(record.location, ["note": "x"], headers: headers),
                try app.stranger.post("/v1/tokens", [:], headers: headers),
            ]

            #expect(answers.map(\.status) == [415, 415, 415, 415])
            #expect(answers.allSatisfy { $0.header("Accept-Encoding") == "identity" && $0.header("Accept") == nil })
            #expect(try alice.get(record.location).json == record.json)
        }
    }

    @Test("§8.4.1 identity is no coding", arguments: ["identity", "Identity", "", "identity, identity"])
    func plain(coding: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.post(
                "/v1/check-ins", .object(CollectionFixture.checkIns.record), headers: ["Content-Encoding": coding])

            #expect(answer.status == 201)
        }
    }

    @Test("§9.3.4, §14.5 a PUT of a part is 400 and changes nothing", arguments: ["bytes 0-9/100", "bytes */9", "x"])
    func partialPut(range: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.checkIns.create(by: alice)
            let body = CollectionFixture.checkIns.record(note: "part")

            let refused = try alice.put(record.location, body, headers: ["Content-Range": range])
            let taken = try alice.post("/v1/check-ins", body, headers: ["Content-Range": range])

            #expect(refused.status == 400)
            #expect(refused.code == "malformed-header")
            #expect(try alice.get(record.location).json == record.json)
            #expect(taken.status == 201)
        }
    }

    @Test(
        "§14.2, §13.1.5 Range and If-Range are ignored: the answer is the whole",
        arguments: [["Range": "bytes=0-3"], ["Range": "bytes=0-3", "If-Range": "\"x\""], ["Range": "lines=1-2"]])
    func range(headers: [String: String]) async throws {
        try await TestApp.run { app in
            let whole = try app.stranger.get("/openapi.json")

            let answer = try app.stranger.get("/openapi.json", headers: headers)

            #expect(answer.status == 200)
            #expect(answer.bytes == whole.bytes)
            #expect(answer.header("Content-Range") == nil)
        }
    }
}
