import JSON
import JournalTestSupport
import Testing

/// `POST /v1/changes`: what was done offline, in one request.
@Suite("the push")
struct PushTests {
    @Test("a push does what the same single requests would", arguments: CollectionFixture.independent)
    func puts(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let gone = try fixture.create(by: alice)

            let answer = try alice.push([
                .put(fixture, FreshID.first, ["note": "new"], ifRevision: 0),
                .put(fixture, FreshID.second, ["note": "whatever stands there"]),
                .put(fixture, FreshID.first, ["note": "newer"], ifRevision: 1),
                .delete(fixture, gone.id, ifRevision: 1),
            ])

            #expect(answer.status == 200)
            #expect(answer.resultSummaries == ["201 1", "201 1", "200 2", "204 2"])
            #expect(answer["serverTime"] == "2026-11-23T23:00:00.000Z")
            #expect(try alice.get(fixture.path(FreshID.first))["note"] == "newer")
            #expect(try alice.get(gone.location).status == 404)
        }
    }

    @Test("a conflict carries the server's copy, also of what is deleted or never was")
    func conflicts() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let fixture = CollectionFixture.doseLogs
            let live = try fixture.create(by: alice)
            let gone = try fixture.create(by: alice)
            let edited = try alice.patch(live.location, ["note": "newer"]).expecting(200)
            _ = try alice.delete(gone.location).expecting(204)

            let answer = try alice.push([
                .put(fixture, live.id, ["note": "old"], ifRevision: 1), .delete(fixture, live.id, ifRevision: 1),
                .put(fixture, live.id, ["note": "first"], ifRevision: 0), .put(fixture, gone.id, ifRevision: 1),
                .put(fixture, gone.id, ifRevision: 0), .put(fixture, FreshID.first, ifRevision: 1),
            ])

            #expect(answer.resultSummaries == ["412 2", "412 2", "412 2", "412 2", "412 2", "412 0"])
            #expect(
                answer.results.map { $0["record"] } == [edited.json, edited.json, edited.json, .null, .null, .null])
            #expect(answer.value(at: "/results/0/problem/code") == "precondition-failed")
        }
    }

    @Test("a record that was deleted comes back only for who names its tombstone or nothing")
    func undelete() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let fixture = CollectionFixture.checkIns
            let records = try (0..<2).map { _ in try fixture.create(by: alice) }
            for record in records { _ = try alice.delete(record.location).expecting(204) }

            let answer = try alice.push([
                .put(fixture, records[0].id, ifRevision: 2), .put(fixture, records[1].id),
            ])

            #expect(answer.resultSummaries == ["200 3", "200 3"])
            #expect(try alice.get(fixture.path).items.count == 2)
        }
    }

    @Test("a mutation that cannot be carried out stops no other")
    func itemFaults() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let fixture = CollectionFixture.checkIns
            let taken = try CollectionFixture.protocols.create(by: alice)
            let bodies: [JSONValue] = [
                .null, [:], ["op": "merge", "collection": "users", "id": "x", "colour": "red"],
                ["op": "put", "collection": "check-ins", "id": .string(FreshID.first)],
                ["op": "delete", "collection": "check-ins", "id": .string(FreshID.first), "record": [:]],
                SentMutation.put(fixture, FreshID.first, ["colour": "red"]).json,
                SentMutation.put(fixture, FreshID.first, ["id": .string(FreshID.second)]).json,
                SentMutation.put(fixture, FreshID.first, ["doseLogId": .string(FreshID.second)]).json,
                SentMutation.put(fixture, taken.id).json, SentMutation.delete(fixture, taken.id).json,
                SentMutation.put(fixture, FreshID.first).json,
            ]

            let answer = try alice.post("/v1/changes", ["mutations": .array(bodies)])

            #expect(answer.status == 200)
            #expect(
                answer.resultSummaries == [
                    "422", "422", "422", "422", "422", "422", "422", "422", "409", "409", "201 1",
                ])
            let faults = answer.results.map { result in
                (result["problem"]?.value(at: "/errors")?.array ?? []).map {
                    "\($0.value(at: "/pointer")?.text ?? "") \($0.value(at: "/code")?.text ?? "")"
                }
            }
            #expect(faults[0] == [" wrong-type"])
            #expect(faults[1] == ["/op required", "/collection required", "/id required"])
            #expect(
                faults[2] == [
                    "/op unknown-value", "/collection unknown-value", "/id malformed", "/colour unknown-field",
                ])
            #expect(faults[3] == ["/record required"])
            #expect(faults[4] == ["/record invalid"])
            #expect(faults[5] == ["/record/colour unknown-field"])
            #expect(faults[6] == ["/record/id invalid"])
            #expect(faults[7] == ["/record/doseLogId unknown-reference"])
            #expect(answer.results[2]["id"] == "x")
            #expect(answer.results[0]["id"] == .null)
            #expect(try alice.get(fixture.path).items.count == 1)
        }
    }

    @Test("an atomic push does all or nothing, and says which mutation it was")
    func atomic() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let fixture = CollectionFixture.checkIns
            let record = try fixture.create(by: alice)
            let good: [SentMutation] = [
                .put(fixture, FreshID.first), .put(fixture, record.id, ["note": "x"], ifRevision: 1),
            ]
            let feed = try alice.pull()

            let refused = try alice.push(good + [.delete(fixture, record.id, ifRevision: 7)], with: ["atomic": true])
            let after = try alice.pull()
            let done = try alice.push(good, with: ["atomic": true])

            #expect(
                refused.resultSummaries == ["409", "409", "412 2"]
                    || refused.resultSummaries == ["409", "409", "412 1"])
            #expect(refused.value(at: "/results/0/problem/code") == "not-applied")
            #expect(after.changeSummaries == feed.changeSummaries)
            #expect(done.resultSummaries == ["201 1", "200 2"])
        }
    }

    @Test("a push that names a cursor of another history does nothing")
    func otherHistory() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let mutation = SentMutation.put(.checkIns, FreshID.first)
            let own = try alice.pull().text("cursor") ?? ""
            let bobs = try app.person("bob").pull().text("cursor") ?? ""

            let refused = try alice.push([mutation], with: ["cursor": .string(bobs)])
            let list = try alice.get("/v1/check-ins").items
            let done = try alice.push([mutation], with: ["cursor": .string(own)])

            #expect(refused.status == 410)
            #expect(refused["reason"] == "epoch-changed")
            #expect(list.isEmpty)
            #expect(done.resultSummaries == ["201 1"])
        }
    }

    @Test("the push itself has to be one")
    func malformed() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let many = JSONValue.array(Array(repeating: .null, count: 501))

            let none = try alice.post("/v1/changes", [:])
            let wrong = try alice.post("/v1/changes", ["atomic": 1, "mutations": [:], "colour": "x"])
            let tooMany = try alice.post("/v1/changes", ["mutations": many])
            let empty = try alice.post("/v1/changes", ["mutations": []])

            #expect(none.faults == ["/mutations required"])
            #expect(wrong.faults == ["/atomic wrong-type", "/mutations wrong-type", "/colour unknown-field"])
            #expect(tooMany.faults == ["/mutations too-many"])
            #expect(empty.status == 200)
            #expect(empty.results.isEmpty)
        }
    }

    @Test("what a dose log names can stand before it in the same push")
    func references() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let child = SentMutation.put(.doseLogs, FreshID.second, ["protocolId": .string(FreshID.first)])

            let answer = try alice.push([.put(.protocols, FreshID.first), child, .delete(.protocols, FreshID.first)])

            #expect(answer.resultSummaries == ["201 1", "201 1", "204 2"])
            #expect(try alice.get("/v1/dose-logs/\(FreshID.second)")["protocolId"] == nil)
        }
    }
}
