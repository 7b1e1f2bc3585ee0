import JSON
import JournalTestSupport
import Testing

/// A person's own metrics, and check-ins that rate them.
@Suite("trackers")
struct TrackerTests {
    static let body: JSONObject = [
        "key": "pain", "label": "Pain", "min": 0, "max": 100, "step": 5, "direction": "lower-is-better",
    ]

    static func checkIn(_ members: String) throws -> JSONValue {
        let at = #"{"at": "2026-11-23T21:40:00+01:00", "timeZone": "Europe/Berlin"}"#
        let object = try JSONValue.parsing(at).object ?? [:]
        return .object(object.with(try JSONValue.parsing(members).object ?? [:]))
    }

    @Test("a changed scale is a new version, and the earlier ones stay")
    func versions() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try alice.post("/v1/trackers", .object(Self.body)).expecting(201)

            let relabelled = try alice.patch(made.location, ["label": "How much it hurts"])
            let coarser = try alice.patch(made.location, ["max": 10, "step": 1])
            let back = try alice.put(made.location, .object(Self.body))

            #expect([made, relabelled, coarser, back].map { $0["version"] } == [1, 1, 2, 3])
            #expect(made["earlierScales"] == nil)
            #expect(
                back["earlierScales"]?.array?.map { $0.object?["max"] } == [100, 10])
            #expect(coarser["earlierScales"]?.array?.first?.object?["version"] == 1)
        }
    }

    @Test("a check-in says which version a value is on, and old values are never rescaled")
    func ratings() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let tracker = try alice.post("/v1/trackers", .object(Self.body)).expecting(201)
            let old = try alice.post("/v1/check-ins", Self.checkIn(#"{"ratings": {"pain": 80, "mood": 7}}"#))
                .expecting(201)
            _ = try alice.patch(tracker.location, ["max": 10, "step": 1]).expecting(200)

            let new = try alice.post("/v1/check-ins", Self.checkIn(#"{"ratings": {"pain": 8}}"#)).expecting(201)
            let edited = try alice.patch(old.location, ["note": "It had rained."])
            let beyond = try alice.post("/v1/check-ins", Self.checkIn(#"{"ratings": {"pain": 80}}"#))
            let stated = try alice.post(
                "/v1/check-ins", Self.checkIn(#"{"ratings": {"pain": 80}, "trackerVersions": {"pain": 1}}"#))

            #expect(old["trackerVersions"] == ["pain": 1])
            #expect(new["trackerVersions"] == ["pain": 2])
            #expect(edited.status == 200)
            #expect(edited["trackerVersions"] == ["pain": 1])
            #expect(beyond.faults == ["/ratings/pain out-of-range"])
            #expect(stated.status == 201)
        }
    }

    @Test(
        "what is no value of a tracker is refused with all else that is wrong",
        arguments: [
            (#"{"ratings": {"pain": 101}}"#, ["/ratings/pain out-of-range"]),
            (#"{"ratings": {"pain": 3}}"#, ["/ratings/pain not-a-step"]),
            (#"{"ratings": {"pain": "much"}}"#, ["/ratings/pain wrong-type"]),
            (#"{"ratings": {"itch": 3}}"#, ["/ratings/itch unknown-metric"]),
            (#"{"ratings": {"itch": 3, "mood": 11}}"#, ["/ratings/mood out-of-range", "/ratings/itch unknown-metric"]),
            (
                #"{"ratings": {"pain": 5}, "trackerVersions": {"pain": 2}}"#,
                ["/trackerVersions/pain out-of-range"]
            ),
            (
                #"{"ratings": {"mood": 5}, "trackerVersions": {"mood": 1}}"#,
                ["/trackerVersions/mood invalid"]
            ),
        ])
    func refused(members: String, faults: [String]) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try alice.post("/v1/trackers", .object(Self.body)).expecting(201)

            let answer = try alice.post("/v1/check-ins", Self.checkIn(members))

            #expect(answer.status == 422)
            #expect(answer.faults == faults)
        }
    }

    @Test("somebody else's tracker rates nothing")
    func foreign() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bob = try app.person("bob")
            _ = try alice.post("/v1/trackers", .object(Self.body)).expecting(201)

            let answer = try bob.post("/v1/check-ins", Self.checkIn(#"{"ratings": {"pain": 5}}"#))

            #expect(answer.faults == ["/ratings/pain unknown-metric"])
        }
    }

    @Test("a check-in outlives its tracker")
    func deleted() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let tracker = try alice.post("/v1/trackers", .object(Self.body)).expecting(201)
            let entry = try alice.post("/v1/check-ins", Self.checkIn(#"{"ratings": {"pain": 80}}"#)).expecting(201)
            _ = try alice.delete(tracker.location).expecting(204)

            let edited = try alice.patch(entry.location, ["note": "still there"])
            let changed = try alice.patch(entry.location, ["ratings": ["pain": 75]])

            #expect(edited.status == 200)
            #expect(edited["ratings"] == ["pain": 80])
            #expect(changed.faults == ["/ratings/pain unknown-metric"])
        }
    }

    @Test("a key is one tracker's and stays")
    func keys() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try alice.post("/v1/trackers", .object(Self.body)).expecting(201)

            let second = try alice.post("/v1/trackers", .object(Self.body))
            let renamed = try alice.patch(made.location, ["key": "ache"])

            #expect(second.faults == ["/key duplicate"])
            #expect(renamed.faults == ["/key invalid"])
        }
    }

    @Test("a tracker with the key of a deleted one never mixes with what that one held", arguments: [true, false])
    func recreated(isSame: Bool) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let made = try alice.post("/v1/trackers", .object(Self.body)).expecting(201)
            _ = try alice.patch(made.location, ["max": 10, "step": 1]).expecting(200)
            let checkIn = try CollectionFixture.checkIns.create(by: alice, #"{"ratings": {"pain": 9}}"#)
            _ = try alice.delete(made.location).expecting(204)

            let body = Self.body.with(["max": 1000, "label": "Distance"])
            let again = try isSame ? alice.put(made.location, .object(body)) : alice.post("/v1/trackers", .object(body))
            let other = try CollectionFixture.checkIns.create(by: alice, #"{"ratings": {"pain": 900}}"#)
            let changed = try alice.patch(again.location, ["max": 2000]).expecting(200)
            let stale = try alice.patch(
                checkIn.location, ["ratings": ["pain": 8], "trackerVersions": ["pain": 2]])

            let version = try #require(again["version"]?.numberText.flatMap { Int($0) })
            #expect(again.status == 201)
            #expect(version > 2)
            #expect(again["earlierScales"] == nil)
            #expect(other["trackerVersions"] == ["pain": .number(JSONNumber(version))])
            #expect(changed["version"] == .number(JSONNumber(version + 1)))
            #expect(changed.json.value(at: "/earlierScales/0/version") == again["version"])
            #expect(stale.faults == ["/trackerVersions/pain out-of-range"])
            let items = try alice.get("/v1/insights")["metrics"]?.object?["items"]?.array ?? []
            #expect(items.map { $0.object?["version"] } == [2, again["version"]])
            #expect(items.map { $0.object?["label"] } == [nil, "Distance"])
            #expect(items.map { $0.object?["mean"] } == [9, 900])
        }
    }

    @Test("a patch takes a rating away, and the version of its scale with it", arguments: [true, false])
    func takenAway(isAll: Bool) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try alice.post("/v1/trackers", .object(Self.body)).expecting(201)
            let checkIn = try CollectionFixture.checkIns.create(
                by: alice, #"{"ratings": {"pain": 15, "mood": 5}}"#)

            let ratings: JSONValue = isAll ? .null : ["pain": .null]
            let changed = try alice.patch(checkIn.location, ["ratings": ratings, "note": "x"]).expecting(200)
            let invented = try alice.patch(checkIn.location, ["trackerVersions": ["pain": 1]])

            #expect(changed["ratings"] == (isAll ? nil : ["mood": 5]))
            #expect(changed["trackerVersions"] == nil)
            #expect(invented.faults == ["/trackerVersions/pain invalid"])
        }
    }

    @Test("a person has at most fifty")
    func limit() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let bodies = (0..<50).map { Self.body.with(["key": .string("pain-\($0)")]) }
            for body in bodies { _ = try alice.post("/v1/trackers", .object(body)).expecting(201) }

            let answer = try alice.post("/v1/trackers", .object(Self.body))

            #expect(answer.faults == [" too-many"])
        }
    }

    @Test("in a push a tracker stands before the check-in that rates it")
    func push() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let answer = try alice.push([
                .put(.trackers, FreshID.first), .put(.checkIns, FreshID.second, ["ratings": ["headache-strength": 15]]),
                .put(.checkIns, FreshID.third, ["ratings": ["headache-strength": 16]]),
            ])
            let again = try alice.push([
                .put(.checkIns, FreshID.second, ["ratings": ["headache-strength": 15]], ifRevision: 0)
            ])

            #expect(answer.resultSummaries == ["201 1", "201 1", "422"])
            #expect(again.resultSummaries == ["201 1"])
        }
    }
}
