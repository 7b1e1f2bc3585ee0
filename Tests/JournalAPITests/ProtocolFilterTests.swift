import JSON
import JournalTestSupport
import Testing

/// Dose logs of one protocol.
@Suite("the filter protocolId")
struct ProtocolFilterTests {
    /// Makes a dose log for a protocol, and answers its id.
    private func dose(of id: String?, day: Int, by person: TestPerson) throws -> String {
        let reference = id.map { #", "protocolId": "\#($0)""# } ?? ""
        return try CollectionFixture.doseLogs.create(
            by: person, #"{"takenAt": "2026-11-2\#(day)T08:00:00+01:00"\#(reference)}"#
        ).id
    }

    @Test("shows the dose logs of that protocol only, in pages too")
    func filters() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let first = try CollectionFixture.protocols.create(by: alice)
            let second = try CollectionFixture.protocols.create(by: alice)
            let wanted = try [1, 3, 5].map { try dose(of: first.id, day: $0, by: alice) }
            _ = try dose(of: second.id, day: 2, by: alice)
            _ = try dose(of: nil, day: 4, by: alice)

            let listed = try alice.get("/v1/dose-logs?protocolId=\(first.id)")
            let pages = try alice.pages(of: "/v1/dose-logs?protocolId=\(first.id)&limit=1&order=asc")
            let within = try alice.get("/v1/dose-logs?protocolId=\(first.id)&from=2026-11-22&to=2026-11-24")

            #expect(listed.items.compactMap { $0["id"]?.text } == wanted.reversed())
            #expect(pages.flatMap(\.items).compactMap { $0["id"]?.text } == wanted)
            #expect(within.items.compactMap { $0["id"]?.text } == [wanted[1]])
        }
    }

    @Test("shows nothing for a protocol that is not there, or not one's own")
    func absent() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let hers = try CollectionFixture.protocols.create(by: alice)
            _ = try dose(of: hers.id, day: 1, by: alice)

            let foreign = try bob.get("/v1/dose-logs?protocolId=\(hers.id)")
            let none = try alice.get("/v1/dose-logs?protocolId=\(FreshID.first)")

            #expect(foreign.items.isEmpty)
            #expect(none.items.isEmpty)
        }
    }

    @Test("must be an id", arguments: ["", "7", FreshID.first.uppercased(), "\(FreshID.first)0"])
    func malformed(value: String) async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").get("/v1/dose-logs?protocolId=\(value)")

            #expect(answer.status == 400)
            #expect(answer.code == "malformed-query")
        }
    }

    @Test("is a parameter of dose logs only", arguments: [CollectionFixture.protocols, .checkIns])
    func elsewhere(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").get("\(fixture.path)?protocolId=\(FreshID.first)")

            #expect(answer.status == 400)
        }
    }
}
