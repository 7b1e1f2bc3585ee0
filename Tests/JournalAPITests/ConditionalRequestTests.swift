import JSON
import JournalTestSupport
import Testing

/// `If-Match` and `If-None-Match` (RFC 9110 §13).
@Suite("conditional requests")
struct ConditionalRequestTests {
    /// A record at its second revision.
    private func secondRevision(in fixture: CollectionFixture, by person: TestPerson) throws -> Answer {
        let created = try fixture.create(by: person, #"{"note": "first"}"#)
        return try person.put(created.location, fixture.record(note: "second")).expecting(200)
    }

    // MARK: GET

    @Test(
        "GET is 304 without a body when the tag is still the one known", arguments: CollectionFixture.independent,
        [#""2""#, #"W/"2""#, "*", #""1", "2""#, #" "7" ,"8" , W/"2" "#])
    func notModified(fixture: CollectionFixture, tags: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try secondRevision(in: fixture, by: alice)

            let answer = try alice.get(fixture.path(record.id), headers: ["If-None-Match": tags])

            #expect(answer.status == 304)
            #expect(answer.header("ETag") == #""2""#)
            #expect(answer.bytes.isEmpty)
            #expect(answer.header("Content-Type") == nil)
        }
    }

    @Test("GET is 200 when the tag is another", arguments: [#""1""#, #"W/"1""#, #""""#, #""2x""#, #""1", "3""#])
    func modified(tags: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try secondRevision(in: .checkIns, by: alice)

            let answer = try alice.get("/v1/check-ins/\(record.id)", headers: ["If-None-Match": tags])

            #expect(answer.status == 200)
            #expect(answer.json == record.json)
        }
    }

    @Test("GET with If-Match that does not hold is 412 with the record as it is")
    func readIfMatch() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try secondRevision(in: .checkIns, by: alice)
            let path = "/v1/check-ins/\(record.id)"

            let held = try alice.get(path, headers: ["If-Match": #""2""#])
            let failed = try alice.get(path, headers: ["If-Match": #""1""#])

            #expect(held.status == 200)
            #expect(failed.status == 412)
            #expect(failed["current"] == record.json)
        }
    }

    // MARK: Changes

    /// The verbs that change a record that is there.
    static let changes: [RecordVerb] = [.put, .patch, .delete]

    private func change(
        _ verb: RecordVerb, _ fixture: CollectionFixture, _ id: String, by person: TestPerson, headers: [String: String]
    ) throws -> Answer {
        switch verb {
        case .put: try person.put(fixture.path(id), fixture.record(note: "third"), headers: headers)
        case .patch: try person.patch(fixture.path(id), ["note": "third"], headers: headers)
        default: try person.delete(fixture.path(id), headers: headers)
        }
    }

    @Test(
        "a change whose guard holds is made", arguments: changes,
        [#""2""#, "*", #""1", "2""#, #"W/"2", "2""#, #", "1",,"2" ,"#])
    func guardHolds(verb: RecordVerb, tags: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try secondRevision(in: .checkIns, by: alice)

            let answer = try change(verb, .checkIns, record.id, by: alice, headers: ["If-Match": tags])

            #expect(answer.status == (verb == .delete ? 204 : 200))
        }
    }

    @Test(
        "a change whose guard fails is 412 with the record as it is", arguments: CollectionFixture.independent,
        [
            ("put", "If-Match", #""1""#), ("put", "If-Match", #"W/"2""#), ("put", "If-None-Match", "*"),
            ("put", "If-None-Match", #"W/"2""#), ("patch", "If-Match", #""1", "3""#), ("patch", "If-None-Match", "*"),
            ("patch", "If-Match", #"W/"2""#), ("delete", "If-Match", #""1""#), ("delete", "If-None-Match", #""2""#),
            ("delete", "If-Match", #"W/"2""#),
        ])
    func guardFails(fixture: CollectionFixture, request: (verb: String, header: String, tags: String)) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let verb = try #require(RecordVerb(rawValue: request.verb))
            let record = try secondRevision(in: fixture, by: alice)

            let answer = try change(
                verb, fixture, record.id, by: alice, headers: [request.header: request.tags])

            #expect(answer.status == 412)
            #expect(answer.code == "precondition-failed")
            #expect(answer["current"] == record.kept)
            #expect(try alice.get(fixture.path(record.id)).json == record.json)
        }
    }

    @Test("If-None-Match: * guards a creation", arguments: CollectionFixture.all)
    func guardedCreation(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let path = fixture.path(FreshID.first)

            let created = try alice.put(path, fixture.record(note: "first"), headers: ["If-None-Match": "*"])
            let refused = try alice.put(path, fixture.record(note: "second"), headers: ["If-None-Match": "*"])

            #expect(created.status == 201)
            #expect(refused.status == 412)
            #expect(refused["current"] == created.kept)
        }
    }

    @Test("If-Match on what is not there is 412 for PUT, without a record", arguments: [#""1""#, "*"])
    func matchOfNothing(tags: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let path = "/v1/check-ins/\(FreshID.first)"
            let deleted = try alice.put("/v1/check-ins/\(FreshID.second)", .object(CollectionFixture.checkIns.record))
            _ = try alice.delete(deleted.location).expecting(204)

            let never = try alice.put(
                path, .object(CollectionFixture.checkIns.record), headers: ["If-Match": tags])
            let gone = try alice.put(
                deleted.location, .object(CollectionFixture.checkIns.record), headers: ["If-Match": tags])

            #expect(never.status == 412)
            #expect(never["current"] == nil)
            #expect(gone.status == 412)
            #expect(gone["current"] == nil)
        }
    }

    @Test("PATCH and DELETE of what is not there are 404 whatever the guard", arguments: [#""1""#, "*"])
    func absent(tags: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answers = try [RecordVerb.patch, .delete].map {
                try change($0, .checkIns, FreshID.first, by: alice, headers: ["If-Match": tags])
            }

            #expect(answers.map(\.status) == [404, 404])
        }
    }

    @Test("a stale If-Match does no harm to a PUT that is in place already", arguments: CollectionFixture.independent)
    func staleButSame(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try secondRevision(in: fixture, by: alice)

            let retried = try alice.put(
                fixture.path(record.id), fixture.record(note: "second"), headers: ["If-Match": #""1""#])

            #expect(retried.status == 200)
            #expect(retried.json == record.json)
        }
    }

    @Test("of two changes with one guard only the first is made", arguments: changes)
    func lostUpdate(verb: RecordVerb) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try secondRevision(in: .checkIns, by: alice)
            let guarded = ["If-Match": #""2""#]

            let first = try alice.patch("/v1/check-ins/\(record.id)", ["note": "other device"], headers: guarded)
            let second = try change(verb, .checkIns, record.id, by: alice, headers: guarded)

            #expect(first["revision"] == 3)
            #expect(second.status == 412)
            #expect(second["current"] == first.json)
        }
    }

    @Test(
        "what is neither * nor a list of tags is 400", arguments: ["If-Match", "If-None-Match"],
        [
            "2", #""2"#, #"2""#, #""1" "2""#, #"w/"2""#, #"W/2"#, #"*, "2""#, "**", "", ",", #""1", 2"#, #""1";"2""#,
        ])
    func malformed(header: String, tags: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try secondRevision(in: .checkIns, by: alice)
            let headers = [header: tags]

            let read = try alice.get("/v1/check-ins/\(record.id)", headers: headers)
            let changed = try Self.changes.map {
                try change($0, .checkIns, record.id, by: alice, headers: headers)
            }

            #expect(([read] + changed).map(\.status) == [400, 400, 400, 400])
            #expect(read.code == "malformed-header")
            #expect(try alice.get("/v1/check-ins/\(record.id)").json == record.json)
        }
    }
}
