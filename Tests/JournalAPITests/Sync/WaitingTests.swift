import AttuneApp
import Foundation
import HTTPTestSupport
import JSON
import JournalTestSupport
import Testing

/// `wait`: an empty answer is held until something changes.
@Suite("waiting for changes")
struct WaitingTests {
    /// A pull that waits: it has been sent, and its answer is read when the test asks for it.
    private struct Waiter {
        private let client: RawClient
        private let path: String
        private let start = ContinuousClock.now

        init(_ person: TestPerson, since cursor: String, wait: Int) throws {
            client = try RawClient(port: person.app.port)
            path = "/v1/changes?cursor=\(cursor)&wait=\(wait)"
            try client.send(
                "GET \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(person.token ?? "")\r\n\r\n")
        }

        /// The answer, and the time that it took.
        func answer() throws -> (Answer, Duration) {
            let answer = Answer(response: try #require(try client.readResponse()))
            try ContractChecker.check(answer, to: "GET", path)
            return (answer, ContinuousClock.now - start)
        }
    }

    @Test("a change ends the wait")
    func roused() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let cursor = try alice.pull().text("cursor") ?? ""
            let waiter = try Waiter(alice, since: cursor, wait: 30)
            try await Task.sleep(for: .milliseconds(200))

            let created = try CollectionFixture.checkIns.create(by: alice)
            let (answer, time) = try waiter.answer()

            #expect(answer.changeSummaries == ["\(created.id) 1"])
            #expect((.milliseconds(150) ..< .seconds(30)).contains(time))
        }
    }

    @Test("another person's change does not, and when the time is up the answer is empty")
    func timeUp() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let cursor = try alice.pull().text("cursor") ?? ""
            let waiter = try Waiter(alice, since: cursor, wait: 1)
            try await Task.sleep(for: .milliseconds(100))

            _ = try CollectionFixture.checkIns.create(by: bob)
            let (answer, time) = try waiter.answer()

            #expect(answer.changes.isEmpty)
            #expect(answer.text("cursor") == cursor)
            #expect((.milliseconds(950) ..< .seconds(30)).contains(time))
        }
    }

    @Test("what is there is answered at once, however long one would wait")
    func atOnce() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try CollectionFixture.checkIns.create(by: alice)

            let (answer, time) = try Waiter(alice, since: "", wait: 30).answer()

            #expect(answer.changes.count == 1)
            #expect(time < .seconds(30))
        }
    }

    @Test("a token that is revoked during the wait gives nothing")
    func revoked() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let phone = try alice.signedIn(scopes: ["journal:read", "account"])
            let cursor = try phone.pull().text("cursor") ?? ""
            let waiter = try Waiter(phone, since: cursor, wait: 30)
            try await Task.sleep(for: .milliseconds(200))

            _ = try phone.delete("/v1/tokens/current").expecting(204)
            _ = try CollectionFixture.checkIns.create(by: alice)
            let (answer, _) = try waiter.answer()

            #expect(answer.status == 401)
        }
    }

    @Test("who waits takes no place among the requests that are worked on")
    func permits() async throws {
        try await TestApp.run(configure: { $0.http.requestsInFlight = 2 }) { app in
            let alice = try app.person("alice")
            let cursor = try alice.pull().text("cursor") ?? ""
            var waiters: [Waiter] = []
            for _ in 0..<6 {
                waiters.append(try Waiter(alice, since: cursor, wait: 30))
                try await Task.sleep(for: .milliseconds(100))
            }

            let created = try CollectionFixture.checkIns.create(by: alice)

            for waiter in waiters {
                let (answer, _) = try waiter.answer()
                #expect(answer.changeSummaries == ["\(created.id) 1"])
            }
        }
    }

    @Test("tests that block until a wait is over hold up nobody's clock")
    func blocking() async throws {
        try await withThrowingTaskGroup { group in
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount {
                group.addTask {
                    try await TestApp.run { app in
                        let alice = try app.person("alice")
                        let cursor = try alice.pull().text("cursor") ?? ""
                        #expect(try Waiter(alice, since: cursor, wait: 2).answer().0.changes.isEmpty)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("one more than a person may have ends the oldest wait")
    func oldest() async throws {
        try await TestApp.run(configure: { $0.eventStreamsPerUser = 1 }) { app in
            let alice = try app.person("alice")
            let cursor = try alice.pull().text("cursor") ?? ""
            let first = try Waiter(alice, since: cursor, wait: 30)
            try await Task.sleep(for: .milliseconds(200))
            let second = try Waiter(alice, since: cursor, wait: 30)

            let (answer, time) = try first.answer()
            let created = try CollectionFixture.checkIns.create(by: alice)

            #expect(answer.changes.isEmpty)
            #expect(time < .seconds(30))
            #expect(try second.answer().0.changeSummaries == ["\(created.id) 1"])
        }
    }
}
