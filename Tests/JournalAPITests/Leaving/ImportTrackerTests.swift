import JSON
import JournalTestSupport
import Testing

/// Values of trackers in `POST /v1/import`, beside the trackers that are here.
@Suite("imported values of trackers")
struct ImportTrackerTests {
    private static let hundred = #"{"key": "pain", "min": 0, "max": 100, "step": 1, "direction": "higher-is-better"}"#
    private static let ten = #"{"key": "pain", "min": 0, "max": 10, "step": 1, "direction": "lower-is-better"}"#

    /// The same document once as it would come and once as it comes; both must say the same.
    private static func bring(_ records: JSONObject, by person: TestPerson) throws -> Answer {
        let document = ImportTests.document(records)
        let dry = try person.post("/v1/import?dryRun=true", document).expecting(200)
        let answer = try person.post("/v1/import", document).expecting(200)
        #expect(ImportTests.remarks(dry) == ImportTests.remarks(answer))
        #expect(ImportTests.counts(dry) == ImportTests.counts(answer))
        return answer
    }

    /// The tracker and a check-in that rates it, of a person of their own.
    private static func rated(
        _ app: TestApp, _ name: String, _ tracker: String, value: Int
    ) throws -> (tracker: JSONObject, checkIn: JSONObject) {
        let person = try app.person(name)
        let made = try CollectionFixture.trackers.create(by: person, tracker).json.object ?? [:]
        let checkIn = try CollectionFixture.checkIns.create(by: person, #"{"ratings": {"pain": \#(value)}}"#)
        return (made, checkIn.json.object ?? [:])
    }

    @Test("what was rated on a tracker that another one's key keeps out stays out too, on its scale or not")
    func otherScale() async throws {
        try await TestApp.run { app in
            let alice = try Self.rated(app, "alice", Self.ten, value: 8)
            let bob = try app.person("bob")
            _ = try CollectionFixture.trackers.create(by: bob, Self.hundred)

            let answer = try Self.bring(
                ["trackers": [.object(alice.tracker)], "check-ins": [.object(alice.checkIn)]], by: bob)

            #expect(
                ImportTests.remarks(answer) == [
                    "/records/trackers/0/key duplicate", "/records/check-ins/0/trackerVersions/pain duplicate",
                ])
            #expect(try bob.get("/v1/check-ins").items.isEmpty)
        }
    }

    @Test("what was rated on a tracker with the same scale comes, although the tracker itself does not")
    func sameScale() async throws {
        try await TestApp.run { app in
            let alice = try Self.rated(app, "alice", Self.ten, value: 8)
            let bob = try app.person("bob")
            _ = try CollectionFixture.trackers.create(by: bob, Self.ten)

            let answer = try Self.bring(
                ["trackers": [.object(alice.tracker)], "check-ins": [.object(alice.checkIn)]], by: bob)

            #expect(ImportTests.remarks(answer) == ["/records/trackers/0/key duplicate"])
            #expect(ImportTests.counts(answer)["check-ins"] == "1 0 0")
        }
    }

    @Test(
        "a value that is not on the scale of its version here, or of a version yet to come, is listed",
        arguments: [(777, 1, "/ratings/pain out-of-range"), (7, 2, "/trackerVersions/pain out-of-range")])
    func noValue(value: Int, version: Int, remark: String) async throws {
        try await TestApp.run { app in
            let alice = try Self.rated(app, "alice", Self.hundred, value: 7)
            let bob = try app.person("bob")
            _ = try CollectionFixture.trackers.create(by: bob, Self.ten)
            let checkIn = alice.checkIn.with([
                "ratings": ["pain": .number(JSONNumber(value))],
                "trackerVersions": ["pain": .number(JSONNumber(version))],
            ])

            let answer = try Self.bring(["check-ins": [.object(checkIn)]], by: bob)

            #expect(ImportTests.remarks(answer) == ["/records/check-ins/0\(remark)"])
        }
    }

    @Test("a dry run foresees second ids, second keys and how many trackers there may be")
    func rehearsal() async throws {
        try await TestApp.run { app in
            let alice = try Self.rated(app, "alice", Self.ten, value: 8)
            let trackers = (0..<52).map { number in
                JSONValue.object(
                    alice.tracker.with([
                        "id": .string("01a2073d-7d40-7c1e-9b5a-3f0d2c6a\(1000 + number)"),
                        "key": .string(number == 1 ? "k0" : "k\(number)"),
                    ]))
            }
            let checkIn = alice.checkIn.with(["note": "x"]).without("ratings", "trackerVersions")
            let checkIns: [JSONObject] = [
                checkIn, checkIn, checkIn.with(["note": "other"]),
                checkIn.with(["id": "01a2073d-7d40-7c1e-9b5a-3f0d2c6a1000"]),
            ]

            let answer = try Self.bring(
                ["trackers": .array(trackers), "check-ins": .array(checkIns.map { .object($0) })],
                by: app.person("bob"))

            #expect(
                ImportTests.remarks(answer) == [
                    "/records/trackers/1/key duplicate", "/records/trackers/51 too-many",
                    "/records/check-ins/2 differs", "/records/check-ins/3 id-taken",
                ])
            #expect(ImportTests.counts(answer) == ["trackers": "50 0 2", "check-ins": "1 1 2"])
        }
    }
}
