import JSON
import JournalTestSupport
import Testing

/// Records that hang on another: the reference must be one's own, and goes when that record goes.
@Suite("references between records")
struct CascadeTests {
    /// A collection whose records can hang on those of another.
    struct Link: Sendable, CustomTestStringConvertible {
        let child: CollectionFixture
        let field: String
        let parent: CollectionFixture

        static let all = [
            Link(child: .doseLogs, field: "protocolId", parent: .protocols),
            Link(child: .checkIns, field: "doseLogId", parent: .doseLogs),
        ]

        var testDescription: String { "\(child).\(field)" }

        /// A child that hangs on a parent.
        func body(_ parentID: String) -> JSONValue {
            .object(child.record.with([field: .string(parentID)]))
        }
    }

    @Test("a record can name another of one's own", arguments: Link.all)
    func names(link: Link) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let parent = try link.parent.create(by: alice)

            let child = try alice.post(link.child.path, link.body(parent.id))

            #expect(child.status == 201)
            #expect(child.text(link.field) == parent.id)
        }
    }

    @Test("deleting a record clears the references to it, as a revision of their own", arguments: Link.all)
    func clears(link: Link) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let parent = try link.parent.create(by: alice)
            let children = try (0..<3).map { _ in try alice.post(link.child.path, link.body(parent.id)).expecting(201) }
            let other = try link.child.create(by: alice)
            app.clock.advance(seconds: 60)

            let deleted = try alice.delete(parent.location)

            #expect(deleted.status == 204)
            for child in children {
                let now = try alice.get(child.location)
                #expect(now["revision"] == 2)
                #expect(now["updatedAt"] == "2026-11-23T23:01:00.000Z")
                #expect(
                    now.json.object?.without("revision", "updatedAt")
                        == child.json.object?.without("revision", "updatedAt", link.field))
            }
            #expect(try alice.get(other.location).json == other.json)
        }
    }

    @Test("a protocol's deletion leaves check-ins on its dose logs alone")
    func oneStepOnly() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let plan = try CollectionFixture.protocols.create(by: alice)
            let dose = try alice.post("/v1/dose-logs", Link.all[0].body(plan.id)).expecting(201)
            let checkIn = try alice.post("/v1/check-ins", Link.all[1].body(dose.id)).expecting(201)

            _ = try alice.delete(plan.location).expecting(204)

            #expect(try alice.get(dose.location)["revision"] == 2)
            #expect(try alice.get(checkIn.location).json == checkIn.json)
        }
    }

    @Test("a guard that fails deletes and clears nothing", arguments: Link.all)
    func guarded(link: Link) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let parent = try link.parent.create(by: alice)
            let child = try alice.post(link.child.path, link.body(parent.id)).expecting(201)

            let refused = try alice.delete(parent.location, headers: ["If-Match": #""7""#])

            #expect(refused.status == 412)
            #expect(try alice.get(child.location).json == child.json)
        }
    }

    @Test("somebody else's deletion of the same id clears nothing of one's own", arguments: Link.all)
    func notOthers(link: Link) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            let hers = try link.parent.create(by: alice)
            let child = try alice.post(link.child.path, link.body(hers.id)).expecting(201)
            let his = try bob.put(link.parent.path(hers.id), .object(link.parent.record)).expecting(201)

            _ = try bob.delete(his.location).expecting(204)

            #expect(try alice.get(child.location).json == child.json)
        }
    }

    /// What an id that cannot be referred to stands for.
    enum Unknown: String, CaseIterable, Sendable { case never, deleted, ofSomebodyElse, ofAnotherCollection }

    /// Makes such an id.
    private func id(_ unknown: Unknown, _ link: Link, by person: TestPerson) throws -> String {
        switch unknown {
        case .never:
            return FreshID.first
        case .deleted:
            let record = try link.parent.create(by: person)
            _ = try person.delete(record.location).expecting(204)
            return record.id
        case .ofSomebodyElse:
            return try link.parent.create(by: try person.app.person("bob")).id
        case .ofAnotherCollection:
            return try link.child.create(by: person).id
        }
    }

    @Test("a reference to what is not there is refused by every verb", arguments: Link.all, Unknown.allCases)
    func unknown(link: Link, unknown: Unknown) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let own = try link.child.create(by: alice)
            let id = try id(unknown, link, by: alice)

            let posted = try alice.post(link.child.path, link.body(id))
            let put = try alice.put(link.child.path(FreshID.third), link.body(id))
            let patched = try alice.patch(own.location, .object([link.field: .string(id)]))

            #expect([posted, put, patched].map(\.status) == [422, 422, 422])
            for answer in [posted, put, patched] { #expect(answer.faults == ["/\(link.field) unknown-reference"]) }
            #expect(try alice.get(own.location).json == own.json)
        }
    }

    @Test("an unknown reference is reported together with the other faults", arguments: Link.all)
    func amongOtherFaults(link: Link) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let own = try link.child.create(by: alice)
            let faulty: JSONObject = [link.field: .string(FreshID.first), "colour": "red", "tags": [""]]

            let posted = try alice.post(link.child.path, .object(link.child.record.with(faulty)))
            let patched = try alice.patch(own.location, .object(faulty))

            let faults = ["/\(link.field) unknown-reference", "/colour unknown-field", "/tags/0 too-short"]
            #expect(posted.faults.sorted() == faults.sorted())
            #expect(patched.faults.sorted() == faults.sorted())
        }
    }

    @Test("what is no id is malformed", arguments: Link.all, ["", "7", FreshID.first.uppercased()])
    func malformed(link: Link, id: String) async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").post(link.child.path, link.body(id))

            #expect(answer.faults == ["/\(link.field) malformed"])
        }
    }

    @Test("the retry of a POST whose reference has gone meanwhile is replayed", arguments: Link.all)
    func replayAfterDeletion(link: Link) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let headers = ["Idempotency-Key": "key-1"]
            let parent = try link.parent.create(by: alice)
            let child = try alice.post(link.child.path, link.body(parent.id), headers: headers).expecting(201)
            _ = try alice.delete(parent.location).expecting(204)

            let again = try alice.post(link.child.path, link.body(parent.id), headers: headers)

            #expect(again.status == 201)
            #expect(again.json == child.json)
            #expect(try alice.get(link.child.path).items.count == 1)
        }
    }
}
