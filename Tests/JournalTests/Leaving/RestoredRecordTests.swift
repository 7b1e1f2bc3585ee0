import CivilTime
import JSON
import Testing

@testable import Journal

/// Records of an export that are put back as they were.
@Suite("restored records")
struct RestoredRecordTests {
    private static let common =
        #""id":"01935b7e-0a1b-7c2d-8e3f-405162738495","revision":7,"createdAt":"2026-11-01T08:00:00.000Z","updatedAt":"2026-11-02T08:00:00.123Z""#

    private static let plan =
        #""name":"A","schedule":{"kind":"as-needed"},"startDate":"2026-11-01","timeZone":"Europe/Berlin","shiftPolicy":"keep-calendar","status":"paused""#
    private static let tracker = #""key":"pain","label":"Pain","min":0,"max":10,"step":1,"direction":"neither""#
    private static let scale = #""min":0,"max":5,"step":1,"direction":"neither""#
    private static let checkIn =
        #""at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","localDate":"2026-11-23","aboutDate":"2026-11-23""#

    /// One more than there are trackers.
    private static func many(_ text: (Int) -> String) -> String {
        (0...Tracker.limit).map(text).joined(separator: ",")
    }

    private static func restored(_ type: any RecordContent.Type, _ members: String) throws -> String {
        let value = try Reading.value("{\(common),\(members)}")
        let (id, record) = try RestoredRecord.reading(value, in: type, by: Reading.rules)
        return String(decoding: record.record(id, over: nil).json, as: UTF8.self)
    }

    private static func faults(_ type: any RecordContent.Type, _ members: String) throws -> [String] {
        do {
            _ = try restored(type, members)
            return []
        } catch let invalid as InvalidFields {
            return invalid.faults.map { "\($0.pointer) \($0.code)" }
        }
    }

    @Test(
        "what has come about over time comes back byte by byte",
        arguments: [
            (
                DosingProtocol.self,
                #"\#(plan),"statusHistory":[{"status":"active","from":"2026-11-01"},{"status":"paused","from":"2026-11-02"}]"#
            ),
            (DosingProtocol.self, plan), (Tracker.self, #"\#(tracker),"version":4"#),
            (
                Tracker.self,
                #"\#(tracker),"version":5,"earlierScales":[{"version":3,\#(scale)},{"version":4,\#(scale)}]"#
            ),
            (CheckIn.self, #"\#(checkIn),"ratings":{"mood":7,"pain":3},"trackerVersions":{"pain":4}"#),
            (
                CheckIn.self,
                #"\#(checkIn),"note":"x","recordedAt":"2026-11-24T08:00:00+01:00","warnings":[{"code":"in-future","detail":"Ahead."}]"#
            ),
        ] as [(any RecordContent.Type, String)])
    func roundTrip(type: any RecordContent.Type, members: String) throws {
        #expect(try Self.restored(type, members) == "{\(Self.common),\(members)}")
    }

    @Test(
        "what cannot have come about is refused",
        arguments: [
            (DosingProtocol.self, #"\#(plan),"statusHistory":[]"#, "/statusHistory invalid"),
            (DosingProtocol.self, #"\#(plan),"statusHistory":"x""#, "/statusHistory invalid"),
            (
                DosingProtocol.self, #"\#(plan),"statusHistory":[{"status":"active","from":"2026-11-01"}]"#,
                "/statusHistory invalid"
            ),
            (
                DosingProtocol.self,
                #"\#(plan),"statusHistory":[{"status":"active","from":"2026-11-02"},{"status":"paused","from":"2026-11-02"}]"#,
                "/statusHistory invalid"
            ),
            (Tracker.self, tracker, "/version required"),
            (Tracker.self, #"\#(tracker),"version":0"#, "/version out-of-range"),
            (Tracker.self, #"\#(tracker),"version":281474976710657"#, "/version out-of-range"),
            (
                Tracker.self, #"\#(tracker),"version":1,"earlierScales":[{"version":1,\#(scale)}]"#,
                "/earlierScales invalid"
            ),
            (
                Tracker.self, #"\#(tracker),"version":3,"earlierScales":[{"version":1,\#(scale)}]"#,
                "/earlierScales invalid"
            ),
            (CheckIn.self, #"\#(checkIn),"ratings":{"pain":3}"#, "/trackerVersions/pain required"),
            (
                CheckIn.self, #"\#(checkIn),"ratings":{"mood":3},"trackerVersions":{"pain":3}"#,
                "/trackerVersions/pain invalid"
            ),
            (
                CheckIn.self, #"\#(checkIn),"ratings":{"pain":3},"trackerVersions":{"pain":281474976710657}"#,
                "/trackerVersions/pain out-of-range"
            ),
            (
                CheckIn.self, #"\#(checkIn),"note":"x","warnings":[{"code":"so-what","detail":"x"}]"#,
                "/warnings/0/code unknown-value"
            ),
            (CheckIn.self, #"\#(checkIn),"note":"x","colour":"red""#, "/colour unknown-field"),
            (
                CheckIn.self,
                #"\#(checkIn),"ratings":{\#(many { #""z\#($0)":1"# })},"trackerVersions":{\#(many { #""z\#($0)":1"# })}"#,
                "/ratings too-many"
            ),
        ] as [(any RecordContent.Type, String, String)])
    func refused(type: any RecordContent.Type, members: String, fault: String) throws {
        #expect(try Self.faults(type, members) == [fault])
    }

    @Test(
        "a record says its id, revision and times", arguments: ["id", "revision", "createdAt", "updatedAt"])
    func required(name: String) throws {
        guard case .object(var object) = try Reading.value("{\(Self.common),\(Self.checkIn),\"note\":\"x\"}") else {
            return
        }
        object[name] = nil

        let error = #expect(throws: InvalidFields.self) {
            try RestoredRecord.reading(.object(object), in: CheckIn.self, by: Reading.rules)
        }

        #expect(error?.faults.map { "\($0.pointer) \($0.code)" } == ["/\(name) required"])
    }

    @Test("an id that is not in its form is named once")
    func upperCaseID() throws {
        let text = "{\(Self.common.replacing("01935b7e", with: "01935B7E")),\(Self.checkIn),\"note\":\"x\"}"
        let value = try Reading.value(text)

        let error = #expect(throws: InvalidFields.self) {
            try RestoredRecord.reading(value, in: CheckIn.self, by: Reading.rules)
        }

        #expect(error?.faults.map { "\($0.pointer)" } == ["/id"])
    }

    @Test(
        "a revision leaves room for edits, so that their export comes back as well",
        arguments: [
            (1_000_000_000, 1_000_000_000), (1_000_000_001, 1_000_000_000), (9_007_199_254_740_991, 1_000_000_000),
        ])
    func revision(stated: Int, kept: Int) throws {
        let text =
            "{\(Self.common.replacing("\"revision\":7", with: "\"revision\":\(stated)")),\(Self.checkIn),\"note\":\"x\"}"

        let (id, record) = try RestoredRecord.reading(Reading.value(text), in: CheckIn.self, by: Reading.rules)

        #expect(record.record(id, over: nil).revision == kept)
    }

    @Test("a risk flag that was cut out is there again, and one that was put in is not")
    func risk() throws {
        let assessment =
            #""instrument":"phq-9","at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","flags":[],"score":0,"severity":"minimal""#

        let cut = try Self.restored(Assessment.self, #"\#(assessment),"answers":[0,0,0,0,0,0,0,0,2]"#)
        let added = try Self.restored(
            Assessment.self,
            assessment.replacing(#""flags":[]"#, with: #""flags":[{"code":"risk-item","item":9,"value":3}]"#)
                + #","answers":[0,0,0,0,0,0,0,0,0]"#)

        #expect(cut.contains(#""flags":[{"code":"risk-item","item":9,"value":2}]"#))
        #expect(cut.contains(#""score":2"#))
        #expect(!added.contains("flags"))
    }

    @Test("in place of a tombstone it has a revision that nobody has seen")
    func overTombstone() throws {
        let value = try Reading.value("{\(Self.common),\(Self.checkIn),\"note\":\"x\"}")
        let (id, record) = try RestoredRecord.reading(value, in: CheckIn.self, by: Reading.rules)
        let stored = record.record(id, over: nil)

        let again = record.record(id, over: stored.tombstone(at: stored.updatedAt))

        #expect(stored.revision == 7)
        #expect(again.revision == 9)
        #expect(again.body == stored.body)
    }
}
