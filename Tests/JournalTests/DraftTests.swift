import CivilTime
import JSON
import Testing

@testable import Journal

@Suite("draft")
struct DraftTests {
    static let id = "01935b7e-0a1b-7c2d-8e3f-405162738495"
    static let other = "01935b7e-0a1b-7c2d-8e3f-405162738496"

    static func faults(id: String?, expecting path: String?) throws -> [String] {
        let member = id.map { #","id":"\#($0)""# } ?? ""
        let body = #"{"at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","note":"x"\#(member)}"#
        let result = Draft.reading(
            try Reading.value(body), in: CheckIn.self, by: Reading.rules, expecting: path.flatMap { UUID($0) })
        switch result {
        case .success(let draft):
            #expect(draft.id == id.flatMap { UUID($0) })
            return []
        case .failure(let invalid):
            return invalid.faults.map { "\($0.pointer) \($0.code)" }
        }
    }

    @Test(
        "the body's id, where there is one, is the id of the path",
        arguments: [
            (nil, nil, []), (nil, id, []), (id, nil, []), (id, id, []), (other, id, ["/id invalid"]),
            ("x", id, ["/id malformed"]),
        ] as [(String?, String?, [String])])
    func ids(id: String?, path: String?, faults: [String]) throws {
        #expect(try Self.faults(id: id, expecting: path) == faults)
    }

    @Test("contents are compared without what the server derives")
    func comparable() throws {
        let checkIn = try Reading.draft(
            CheckIn.self, #"{"at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","note":"x"}"#)

        #expect(checkIn.json.names.contains("localDate"))
        #expect(!checkIn.comparable.names.contains("localDate"))
    }

    @Test("a record answers its id, revision and times, then its content as it is stored")
    func record() throws {
        let checkIn = try Reading.draft(
            CheckIn.self, #"{"at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","note":"x"}"#)
        let id = try #require(UUID(Self.id))
        let now = Instant(milliseconds: 1_795_474_800_000)
        let warning = Warning(code: .inFuture, detail: "soon")

        let record = Record.first(id: id, checkIn, warnings: [warning], at: now)

        #expect(
            String(decoding: record.json, as: UTF8.self) == """
                {"id":"\(Self.id)","revision":1,"createdAt":"\(now.utcText)","updatedAt":"\(now.utcText)",\
                "at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","localDate":"2026-11-23",\
                "aboutDate":"2026-11-23","note":"x","warnings":[{"code":"in-future","detail":"soon"}]}
                """)
        #expect(try record.content() == checkIn.comparable)
    }

    @Test("the time of writing is kept as entered, beside whatever the collection has")
    func recordedAt() throws {
        let draft = try Reading.draft(
            CheckIn.self,
            #"{"at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","note":"x","recordedAt":"2026-11-24T00:10:00Z"}"#
        )

        #expect(draft.json["recordedAt"] == .string("2026-11-24T00:10:00Z"))
        #expect(draft.comparable["recordedAt"] == .string("2026-11-24T00:10:00Z"))
        #expect(
            try Reading.faults(
                CheckIn.self, #"{"at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","note":"x"}"#,
                with: FieldCase("recordedAt", #""yesterday""#)) == ["/recordedAt malformed"])
    }

    @Test("a tombstone keeps nothing that was written, and no reference")
    func tombstone() throws {
        let body =
            #"{"at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","note":"x","doseLogId":"\#(Self.other)"}"#
        let checkIn = try Reading.draft(CheckIn.self, body)
        let id = try #require(UUID(Self.id))
        let record = Record.first(id: id, checkIn, warnings: [], at: Instant(milliseconds: 1))

        let tombstone = record.tombstone(at: Instant(milliseconds: 2))

        #expect(record.parentID == UUID(Self.other))
        #expect(tombstone.isDeleted)
        #expect(tombstone.parentID == nil)
        #expect(tombstone.revision == 2)
        #expect(tombstone.createdAt == Instant(milliseconds: 1))
        #expect(tombstone.updatedAt == Instant(milliseconds: 2))
    }

    @Test("a record that is cut loose loses the reference and nothing else, and is a revision later")
    func cutLoose() throws {
        let body =
            #"{"at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin","note":"x","doseLogId":"\#(Self.other)"}"#
        let checkIn = try Reading.draft(CheckIn.self, body)
        let id = try #require(UUID(Self.id))
        let warning = Warning(code: .inFuture, detail: "soon")
        let record = Record.first(id: id, checkIn, warnings: [warning], at: Instant(milliseconds: 1))

        let loose = try record.cutLoose(at: Instant(milliseconds: 2))

        var expected = checkIn.json
        expected["doseLogId"] = nil
        expected["warnings"] = .array([warning.json])
        #expect(
            loose.body.map { String(decoding: $0, as: UTF8.self) }
                == String(decoding: JSONWriter.bytes(of: .object(expected)), as: UTF8.self))
        #expect(loose.parentID == nil)
        #expect(loose.revision == 2)
        #expect(loose.event == record.event)
    }
}
