import AttuneApp
import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// What a request's body must be before any field of it is looked at.
@Suite("request bodies")
struct BodyTests {
    private static let path = "/v1/check-ins"

    // MARK: Media types

    @Test(
        "JSON by another name of the same type is taken",
        arguments: [
            "application/json", "application/json; charset=utf-8", "Application/JSON",
            "application/json ;charset=UTF-8",
        ])
    func mediaType(type: String) async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").post(
                Self.path, .object(CollectionFixture.checkIns.record), headers: ["Content-Type": type])

            #expect(answer.status == 201)
        }
    }

    @Test(
        "another type is 415 and told which is taken", arguments: CollectionFixture.all, RecordVerb.ofWholeRecords)
    func otherMediaType(fixture: CollectionFixture, verb: RecordVerb) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let (method, path) = verb == .put ? ("PUT", fixture.path(FreshID.first)) : ("POST", fixture.path)
            let types = ["text/plain", "application/merge-patch+json", "application/jsonp", "*/*", "json", ""]

            let answers = try types.map {
                try alice.send(method, path, .object(fixture.record), headers: ["Content-Type": $0])
            }
            let none = try alice.send(method, path)

            #expect((answers + [none]).allSatisfy { $0.status == 415 && $0.code == "unsupported-media-type" })
            #expect(none.header("Accept") == "application/json")
            #expect(try alice.get(fixture.path).items.isEmpty)
        }
    }

    @Test("another type is 415 for accounts too", arguments: ["POST /v1/users", "POST /v1/tokens"])
    func otherMediaTypeOfAccounts(request: String) async throws {
        try await TestApp.run { app in
            let parts = request.split(separator: " ").map(String.init)

            let answer = try app.stranger.send(
                parts[0], parts[1], .object(AccountBodies.signUp), headers: ["Content-Type": "text/plain"])

            #expect(answer.status == 415)
        }
    }

    // MARK: Size

    /// A check-in of exactly so many bytes.
    private func checkIn(bytes count: Int) throws -> [UInt8] {
        let empty = JSONWriter.bytes(of: CollectionFixture.checkIns.record(note: ""))
        let note = String(repeating: "n", count: count - empty.count)
        return JSONWriter.bytes(of: CollectionFixture.checkIns.record(note: note))
    }

    @Test("a body of the greatest size is taken, a byte more is 413")
    func size() async throws {
        try await TestApp.run(configure: { $0.maximumBodyBytes = 2048 }) { app in
            let alice = try app.person("alice")

            let most = try alice.send("POST", Self.path, bytes: try checkIn(bytes: 2048))
            let more = try alice.send("POST", Self.path, bytes: try checkIn(bytes: 2049))

            #expect(most.status == 201)
            #expect(more.status == 413)
            #expect(more.code == "content-too-large")
            #expect(try alice.get(Self.path).items.count == 1)
        }
    }

    @Test("the usual limit is a mebibyte")
    func usualLimit() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let padding = [UInt8](repeating: 0x20, count: 1_048_576 - 2)

            let most = try alice.send("POST", Self.path, bytes: padding + Array("{}".utf8))
            let more = try alice.send("POST", Self.path, bytes: padding + Array("{} ".utf8))

            #expect(most.status == 422)
            #expect(more.status == 413)
        }
    }

    @Test("a body in chunks is held to the limit too")
    func chunks() async throws {
        try await TestApp.run(configure: { $0.maximumBodyBytes = 2048 }) { app in
            let alice = try app.person("alice")
            let chunked = ["Transfer-Encoding": "chunked", "Content-Type": "application/json"]
            let most = Array("800\r\n".utf8) + (try checkIn(bytes: 2048)) + Array("\r\n0\r\n\r\n".utf8)
            let more = Array("801\r\n".utf8) + (try checkIn(bytes: 2049)) + Array("\r\n0\r\n\r\n".utf8)

            let taken = try alice.send("POST", Self.path, chunks: most, headers: chunked)
            let refused = try alice.send("POST", Self.path, chunks: more, headers: chunked)

            #expect(taken == 201)
            #expect(refused == 413)
        }
    }

    // MARK: JSON

    static let malformed: [(text: String, offset: Int)] = [
        ("", 0), ("  ", 2), ("{", 1), (#"{"note" "a"}"#, 8), (#"{"note": }"#, 9), (#"{"note": "a",}"#, 13),
        (#"{"note": "a"} x"#, 14), ("{'note': 1}", 1), (#"{"note": 01}"#, 10), (#"{"note": NaN}"#, 9),
        (#"{"note": "a", "note": "b"}"#, 14), (#"{"note": {"a": 1, "a": 1}}"#, 18), (#"{"note": "\x"}"#, 11),
        ("\u{FEFF}{}", 0), ("[1,]", 3), ("{\"note\": \"a\nb\"}", 11), (#"{"note": "\ud800"}"#, 10), ("nul", 3),
        ("// {}", 0),
    ]

    @Test("what is no JSON is 400 with the place where it stops to be", arguments: malformed)
    func malformedJSON(text: String, offset: Int) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.send("POST", Self.path, bytes: Array(text.utf8))

            #expect(answer.status == 400)
            #expect(answer.code == "malformed-json")
            #expect(answer.text("detail")?.hasPrefix("At byte \(offset), ") == true, "\(answer.body)")
            #expect(try alice.get(Self.path).items.isEmpty)
        }
    }

    @Test("bytes that are no UTF-8 are 400")
    func invalidUTF8() async throws {
        try await TestApp.run { app in
            let bytes = Array(#"{"note": ""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)

            let answer = try app.person("alice").send("POST", Self.path, bytes: bytes)

            #expect(answer.status == 400)
            #expect(answer.code == "malformed-json")
        }
    }

    @Test("JSON is taken down to 64 levels", arguments: [(64, 422), (65, 400), (10_000, 400)])
    func depth(levels: Int, status: Int) async throws {
        try await TestApp.run { app in
            let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)

            let answer = try app.person("alice").send("POST", Self.path, bytes: Array(text.utf8))

            #expect(answer.status == status)
        }
    }

    @Test("of a heap of faults the first hundred are reported")
    func manyFaults() async throws {
        try await TestApp.run { app in
            let names = (0..<1000).map { ("field \($0)", JSONValue.null) }

            let answer = try app.person("alice").post(Self.path, .object(JSONObject(names)))

            #expect(answer.status == 422)
            #expect(answer.faults.count == 100)
        }
    }

    @Test("who may not write is told so before the body is looked at", arguments: ["", "{", "[]"])
    func tokenFirst(text: String) async throws {
        try await TestApp.run { app in
            let charlie = try app.person("charlie").signedIn(scopes: ["journal:read"])

            let stranger = try app.stranger.send("POST", Self.path, bytes: Array(text.utf8))
            let narrow = try charlie.send("POST", Self.path, bytes: Array(text.utf8))

            #expect(stranger.status == 401)
            #expect(narrow.status == 403)
        }
    }
}

extension TestPerson {
    /// Sends bytes that are chunks already, and answers the status.
    fileprivate func send(_ method: String, _ path: String, chunks: [UInt8], headers: [String: String]) throws -> Int? {
        let client = try RawClient(port: app.port)
        let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        let head = "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token ?? "")\r\n"
        try client.send(Array("\(head)Connection: close\r\n\(lines)\r\n".utf8) + chunks)
        return try client.readResponse()?.status
    }
}
