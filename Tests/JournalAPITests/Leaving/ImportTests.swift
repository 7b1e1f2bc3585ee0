import AttuneApp
import JSON
import JournalTestSupport
import Testing

/// `POST /v1/import` of an export.
@Suite("the import")
struct ImportTests {
    /// `created unchanged review` of each collection.
    static func counts(_ answer: Answer) -> [String: String] {
        let counts = answer["counts"]?.object?.members ?? []
        return Dictionary(
            counts.map { name, value in
                let numbers = ["created", "unchanged", "review"].map { value.object?[$0]?.numberText ?? "" }
                return (name, numbers.joined(separator: " "))
            }, uniquingKeysWith: { $1 })
    }

    /// `place code` of each remark.
    static func remarks(_ answer: Answer) -> [String] {
        (answer["review"]?.array ?? []).compactMap(\.object).map { remark in
            "\(remark["pointer"]?.text ?? remark["line"]?.numberText ?? "") \(remark["code"]?.text ?? "")"
        }
    }

    static func document(_ records: JSONObject) -> JSONValue {
        ["format": "attune-export", "version": 1, "records": .object(records)]
    }

    private static let all = [
        "protocols": "1 0 0", "dose-logs": "1 0 0", "trackers": "1 0 0", "check-ins": "1 0 0", "medications": "1 0 0",
        "screenings": "1 0 0", "assessments": "4 0 0",
    ]

    @Test("what was exported and erased comes back byte by byte, and a second time nothing comes")
    func roundTrip() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let journal = try FullJournal(of: alice)
            let before = try journal.answers(to: alice)
            let export = try alice.get("/v1/export").expecting(200)
            _ = try alice.delete("/v1/users/me", ["currentPassword": .string(TestPerson.password)]).expecting(200)
            app.clock.advance(seconds: 86_400)
            let again = try app.person("alice")

            let first = try again.send("POST", "/v1/import", bytes: export.bytes).expecting(200)
            let second = try again.send("POST", "/v1/import", bytes: export.bytes).expecting(200)

            #expect(Self.counts(first) == Self.all)
            #expect(Self.remarks(first) == [])
            #expect(try journal.answers(to: again) == before)
            #expect(Self.counts(second) == Self.all.mapValues { "0 \($0.prefix(1)) 0" })
            #expect(first["dryRun"] == false)
            #expect(first["preview"] == nil)
        }
    }

    @Test("a dry run says what would come, shows it, and changes nothing")
    func dryRun() async throws {
        try await TestApp.run { app in
            let export = try alice(app).export
            let bob = try app.person("bob")

            let dry = try bob.send("POST", "/v1/import?dryRun=true", bytes: export.bytes).expecting(200)

            #expect(Self.counts(dry) == Self.all)
            #expect(Self.remarks(dry) == [])
            #expect(dry["dryRun"] == true)
            let preview = (dry["preview"]?.array ?? []).compactMap(\.object)
            #expect(preview.count == 10)
            #expect(preview.filter { $0["record"]?.object?["flags"] != nil }.count == 3)
            #expect(
                preview.allSatisfy { shown in
                    let record = shown["record"]?.object
                    return (record?["flags"] == nil) == (record?["crisisText"] == nil)
                })
            #expect(try bob.pull().changes.isEmpty)
        }
    }

    private func alice(_ app: TestApp) throws -> (person: TestPerson, journal: FullJournal, export: Answer) {
        let alice = try app.person("alice")
        let journal = try FullJournal(of: alice)
        return (alice, journal, try alice.get("/v1/export").expecting(200))
    }

    @Test("what was changed here stays and is listed, what was deleted here too, unless it is asked back")
    func existing() async throws {
        try await TestApp.run { app in
            let (alice, journal, export) = try alice(app)
            _ = try alice.patch(journal.locations[4], ["note": "changed here"]).expecting(200)
            let deleted = journal.locations[3]
            _ = try alice.delete(deleted).expecting(204)

            let first = try alice.send("POST", "/v1/import", bytes: export.bytes).expecting(200)
            let restored = try alice.send("POST", "/v1/import?restoreDeleted=true", bytes: export.bytes).expecting(200)

            #expect(
                Self.remarks(first) == ["/records/check-ins/0 deleted", "/records/medications/0 differs"])
            #expect(first["reviewTotal"] == 2)
            #expect(try alice.get(journal.locations[4])["note"] == "changed here")
            #expect(Self.counts(restored)["check-ins"] == "1 0 0")
            let back = try alice.get(deleted).expecting(200)
            #expect(back["note"] == "fine")
            #expect(back["revision"] == 3)
        }
    }

    @Test("what hangs on something that is missing is listed, in a dry run as well")
    func missingParent() async throws {
        try await TestApp.run { app in
            let export = try alice(app).export
            let bob = try app.person("bob")
            let records = try #require(export["records"]?.object).with(["dose-logs": []])

            for query in ["?dryRun=true", ""] {
                let answer = try bob.post("/v1/import\(query)", Self.document(records)).expecting(200)

                #expect(Self.remarks(answer) == ["/records/check-ins/0/doseLogId unknown-reference"])
                #expect(Self.counts(answer)["check-ins"] == "0 0 1")
            }
        }
    }

    @Test("faults are listed with their places, and the other records come")
    func faults() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let record = try #require(
                try CollectionFixture.checkIns.create(by: alice, #"{"note": "good"}"#).json.object)
            let other = record.with(["id": .string(FreshID.first), "ratings": ["mood": 11], "colour": "red"])
            let taken = record.with(["note": "same id"])
            let records: JSONObject = [
                "check-ins": [.object(other), 7, .object(record), .object(taken)], "moons": [[:]],
                "dose-logs": [.object(record)],
            ]

            let answer = try app.person("bob").post("/v1/import", Self.document(records)).expecting(200)

            #expect(
                Self.remarks(answer).prefix(3) == [
                    "/records/check-ins/0/ratings/mood out-of-range", "/records/check-ins/0/colour unknown-field",
                    "/records/check-ins/1 wrong-type",
                ])
            #expect(Self.remarks(answer).contains("/records/check-ins/3 differs"))
            #expect(Self.remarks(answer).contains("/records/moons/0 unknown-collection"))
            #expect(Self.counts(answer)["check-ins"] == "1 0 3")
            #expect(Self.counts(answer)["dose-logs"] == "0 0 1")
        }
    }

    @Test("a risk flag that was cut out of the text is there again, with the text beside it")
    func risk() async throws {
        try await TestApp.run { app in
            let export = try alice(app).export
            let bob = try app.person("bob")
            let tampered = (export.value(at: "/records/assessments")?.array ?? []).compactMap(\.object).map {
                JSONValue.object($0.without("flags", "crisisText", "score", "severity", "acknowledgement"))
            }

            _ = try bob.post("/v1/import", Self.document(["assessments": .array(tampered)])).expecting(200)

            let flagged = try bob.get("/v1/assessments").items.filter { $0["flags"] != nil }
            #expect(flagged.count == 2)
            #expect(flagged.allSatisfy { $0["crisisText"] != nil && $0["acknowledgement"] == nil })
        }
    }

    @Test("a tracker that is made after an import has a version that nothing was rated on")
    func trackerVersions() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let checkIn = try CollectionFixture.checkIns.create(by: alice).json.object ?? [:]
            let rated = checkIn.with(["ratings": ["gone": 3], "trackerVersions": ["gone": 5000]])
            let bob = try app.person("bob")
            _ = try bob.post("/v1/import", Self.document(["check-ins": [.object(rated)]])).expecting(200)

            let tracker = try CollectionFixture.trackers.create(by: bob, #"{"key": "gone"}"#)

            #expect(tracker["version"] == 5001)
            #expect(try bob.get("/v1/check-ins").items.first?["trackerVersions"] == ["gone": 5000])
        }
    }

    @Test("a tracker whose key is in use is listed, and what was rated on its scales")
    func trackerKey() async throws {
        try await TestApp.run { app in
            let export = try alice(app).export
            let bob = try app.person("bob")
            _ = try CollectionFixture.trackers.create(by: bob, #"{"key": "pain"}"#)

            let answer = try bob.send("POST", "/v1/import", bytes: export.bytes).expecting(200)

            #expect(
                Self.remarks(answer) == [
                    "/records/trackers/0/key duplicate", "/records/check-ins/0/trackerVersions/pain duplicate",
                ])
        }
    }

    @Test("a document far beyond the limit of bodies comes as it arrives, and others sync what it brought")
    func large() async throws {
        try await TestApp.run(configure: { $0.maximumBodyBytes = 65_536 }) { app in
            let alice = try app.person("alice")
            let record = try CollectionFixture.checkIns.create(by: alice).json.object ?? [:]
            let records = (0..<2_000).map { number in
                JSONValue.object(
                    record.with([
                        "id": .string("01a2073d-7d40-7c1e-9b5a-3f0d2c6a\(1000 + number)"),
                        "note": .string(String(repeating: "x", count: 200)),
                    ]))
            }
            let bob = try app.person("bob")

            let answer = try bob.post("/v1/import", Self.document(["check-ins": .array(records)])).expecting(200)

            #expect(Self.counts(answer) == ["check-ins": "2000 0 0"])
            #expect(try bob.pullAll(limit: 500).flatMap(\.changes).count == 2_000)
        }
    }

    @Test("no more than 200 remarks are listed, and all are counted")
    func manyRemarks() async throws {
        try await TestApp.run { app in
            let records = (0..<300).map { _ in JSONValue.number(JSONNumber(7)) }

            let answer = try app.person("alice").post("/v1/import", Self.document(["check-ins": .array(records)]))

            #expect(Self.remarks(answer).count == 200)
            #expect(answer["reviewTotal"] == 300)
        }
    }
}
