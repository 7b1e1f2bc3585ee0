import AttuneApp
import HTTPTestSupport
import JSON
import JournalTestSupport
import OpenAPITestSupport
import Testing

/// Reading a summary through a share.
@Suite("shared summaries")
struct SharedSummaryTests {
    @Test("a share's token reads the summary and nothing else", arguments: Contract.operations)
    func nothingElse(operation: Contract.Operation) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let reader = try alice.reader()
            let isOpen = operation.operation.scopes == nil

            let answer = try reader.send(operation.method, operation.path(id: FreshID.first))

            #expect((answer.status == 401) == !(isOpen || operation.path == "/v1/summary"))
        }
    }

    @Test("Bob's share opens Bob's journal, whoever else there is")
    func notAlices() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            _ = try CollectionFixture.medications.create(by: alice, #"{"name": "Alice's"}"#)
            _ = try CollectionFixture.medications.create(by: bob, #"{"name": "Bob's"}"#)

            let read = try bob.reader().get("/v1/summary").expecting(200)

            #expect(read.value(at: "/medications/0/name") == "Bob's")
            #expect(!read.body.contains("Alice"))
        }
    }

    @Test(
        "the days are those asked for, within the share's, up to today",
        arguments: [
            ("", "2026-09-01", "2026-11-20"),
            ("?from=2026-10-01", "2026-10-01", "2026-11-20"),
            ("?from=2020-01-01&to=2026-09-10", "2026-09-01", "2026-09-10"),
            ("?to=2030-01-01", "2026-09-01", "2026-11-20"),
        ] as [(String, String, String)])
    func days(query: String, from: String, to: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let reader = try alice.reader(of: ["doses"], ["from": "2026-09-01", "to": "2026-11-20"])

            let read = try reader.get("/v1/summary\(query)").expecting(200)

            #expect(read.value(at: "/period/from")?.text == from)
            #expect(read.value(at: "/period/to")?.text == to)
        }
    }

    @Test("without a period the last 90 days are shown")
    func usualDays() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let own = try alice.get("/v1/summary").expecting(200)
            let shared = try alice.reader().get("/v1/summary").expecting(200)

            // 23:00 UTC is the next day in Berlin.
            let period: JSONValue = ["from": "2026-08-27", "to": "2026-11-24", "days": 90]
            #expect(own["period"] == period)
            #expect(shared["period"] == period)
        }
    }

    @Test(
        "days of which nothing may be shown are refused",
        arguments: ["?from=2026-11-21", "?to=2026-08-31", "?from=2026-10-02&to=2026-10-01", "?from=yesterday", "?x=1"])
    func noDays(query: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let reader = try alice.reader(of: ["doses"], ["from": "2026-09-01", "to": "2026-11-20"])

            let answer = try reader.get("/v1/summary\(query)")

            #expect(answer.status == 400)
        }
    }

    @Test("each section is null unless it is shown", arguments: SharedSection.all)
    func sections(section: SharedSection) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            for fixture in CollectionFixture.all { _ = try fixture.create(by: alice) }

            let read = try alice.reader(of: section.sections).get("/v1/summary").expecting(200)

            let shown = SharedSection.members.filter { read[$0] != .null }
            #expect(shown == SharedSection.members.filter(section.members.contains))
            #expect(read["sections"]?.array?.count == section.sections.count)
            #expect(read["withheld"]?.array?.count == 9 - section.sections.count)
        }
    }

    @Test("plans without doses say what was planned, and not what came of it")
    func plansAlone() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(by: alice)
            _ = try CollectionFixture.doseLogs.create(by: alice, #"{"protocolId": "\#(plan.id)"}"#)

            let alone = try alice.reader(of: ["protocols"]).get("/v1/summary").expecting(200)
            let both = try alice.reader(of: ["protocols", "doses"]).get("/v1/summary").expecting(200)

            #expect(alone.value(at: "/protocols/0/cadence") == "1 day on, 2 days off")
            #expect(alone.value(at: "/protocols/0/adherence") == .null)
            #expect(alone.value(at: "/protocols/0/days") == .null)
            #expect(both.value(at: "/protocols/0/adherence/taken") == 1)
        }
    }

    @Test("reads beyond the hour's number are told to wait, whichever way they come")
    func rate() async throws {
        let clock = TestClock()
        try await TestApp.run(clock: clock, configure: { $0.shareReadsPerHour = 2 }) { app in
            let share = try app.person("alice").share()
            let reader = app.stranger.bearing(share.text("token"))
            let clinician = try app.person("bob")
            let patient = try clinician.keep(share).expecting(201)
            let path = "/v1/patients/\(patient.id)/summary"

            let statuses = try [
                reader.get("/v1/summary"), clinician.get(path), reader.get("/v1/summary"), clinician.get(path),
            ].map(\.status)
            clock.advance(seconds: 3600)

            #expect(statuses == [200, 200, 429, 429])
            #expect(try reader.get("/v1/summary").status == 200)
        }
    }

    @Test("what is shown is for no cache")
    func caching() async throws {
        try await TestApp.run { app in
            let reader = try app.person("alice").reader()

            let read = try reader.get("/v1/summary", headers: ["Accept": "text/html"]).expecting(200)

            #expect(read.header("Cache-Control") == "no-store")
            #expect(read.header("Vary") == "Accept")
            #expect(read.header("Content-Type") == "text/html; charset=utf-8")
        }
    }
}
