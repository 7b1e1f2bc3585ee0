import AttuneApp
import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// `GET /v1/changes/events`: server-sent events that say only that there is something to pull.
@Suite("the stream of events")
struct EventStreamTests {
    /// Opens a stream; its head has been read.
    private func open(_ person: TestPerson, headers: String = "") throws -> RawClient {
        let client = try RawClient(port: person.app.port)
        try client.send(
            "GET /v1/changes/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(person.token ?? "")\r\n"
                + "\(headers)\r\n")
        let head = try #require(try client.readResponseHead())
        #expect(head.status == 200)
        #expect(head.values("Content-Type") == ["text/event-stream"])
        #expect(head.values("Cache-Control") == ["no-store"])
        #expect(try next(client) == "retry: 5000\n\n")
        return client
    }

    private func next(_ client: RawClient) throws -> String? {
        try client.readChunk().map { String(decoding: $0, as: UTF8.self) }
    }

    private func event(_ person: TestPerson) throws -> String {
        let cursor = try person.pull(limit: 500).text("cursor") ?? ""
        return "event: change\nid: \(cursor)\ndata: {\"cursor\":\"\(cursor)\"}\n\n"
    }

    @Test("a change is announced with where the feed ends now, and says nothing of what it was")
    func announces() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let stream = try open(alice)

            let record = try CollectionFixture.checkIns.create(by: alice)
            let first = try next(stream)
            #expect(try first == event(alice))
            _ = try alice.delete(record.location).expecting(204)

            #expect(try next(stream) == event(alice))
        }
    }

    @Test("every stream of a person hears it, and no other person's")
    func everyStream() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let streams = [try open(alice), try open(alice)]
            let his = try open(bob)

            _ = try CollectionFixture.checkIns.create(by: alice)
            let hers = try event(alice)
            _ = try CollectionFixture.checkIns.create(by: bob)

            #expect(try streams.map { try next($0) } == [hers, hers])
            #expect(try next(his) == event(bob))
        }
    }

    @Test("a client that comes back is told at once if something has changed since its last event")
    func resumes() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let seen = try alice.pull().text("cursor") ?? ""
            let current = try open(alice, headers: "Last-Event-ID: \(seen)\r\n")
            _ = try CollectionFixture.checkIns.create(by: alice)
            #expect(try next(current) == event(alice))

            let late = try open(alice, headers: "Last-Event-ID: \(seen)\r\n")

            #expect(try next(late) == event(alice))
        }
    }

    @Test("a stream ends in order when its token is revoked")
    func revoked() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try alice.signedIn(scopes: ["journal:read", "account"])
            let stream = try open(phone)

            _ = try phone.delete("/v1/tokens/current").expecting(204)
            _ = try CollectionFixture.checkIns.create(by: alice)

            #expect(try next(stream) == nil)
        }
    }

    @Test("one more than a person may have ends the oldest")
    func oldest() async throws {
        try await TestApp.run(configure: { $0.eventStreamsPerUser = 2 }) { app in
            let alice = try app.person("alice")
            let bob = try open(app.person("bob"))
            let streams = [try open(alice), try open(alice), try open(alice)]

            #expect(try next(streams[0]) == nil)
            _ = try CollectionFixture.checkIns.create(by: alice)
            let event = try event(alice)
            #expect(try streams[1...].map { try next($0) } == [event, event])
            _ = bob
        }
    }

    @Test("streams take no place among the requests that are worked on, and the server stops without waiting for them")
    func drain() async throws {
        var streams: [RawClient] = []
        var start = ContinuousClock.now
        try await TestApp.run(configure: {
            $0.http.requestsInFlight = 2
            $0.drainSeconds = 60
        }) { app in
            let alice = try app.person("alice")
            streams = try (0..<8).map { _ in try open(alice) }
            _ = try alice.get("/v1/users/me").expecting(200)
            start = .now
        }

        #expect(ContinuousClock.now - start < .seconds(60))
        for stream in streams { #expect(try next(stream) == nil) }
    }

    @Test("a stream without a word for a while has a comment")
    func heartbeat() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let client = try RawClient(port: app.port)
            try client.send(
                "GET /v1/changes/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(alice.token ?? "")\r\n\r\n"
            )
            _ = try client.readResponseHead()
            _ = try client.readChunk()
            let start = ContinuousClock.now
            try await Task.sleep(for: .seconds(19))

            let comment = try next(client)

            #expect(comment == ":\n\n")
            #expect((.seconds(19.5) ..< .seconds(60)).contains(ContinuousClock.now - start))
        }
    }

    @Test("what is no stream of events is not acceptable")
    func accept() async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").get("/v1/changes/events", headers: ["Accept": "application/json"])

            #expect(answer.status == 406)
        }
    }
}
