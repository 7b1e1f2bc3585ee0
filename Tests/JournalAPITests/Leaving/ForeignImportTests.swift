import JSON
import JournalTestSupport
import Testing

/// `POST /v1/import` of what other programs have written.
@Suite("imports from elsewhere")
struct ForeignImportTests {
    private static let daylio =
        "full_date,date,weekday,time,mood,activities,note_title,note\n2026-11-20,x,x,9:40 pm,good,walk,,\"a, b\"\n"
        + "2026-11-19,x,x,08:00,odd,,,\n"

    private static let query = "?format=daylio&timeZone=Europe/Berlin&moods=%7B%22good%22:7.5%7D"

    private static func bring(_ text: String, _ query: String, by person: TestPerson) throws -> Answer {
        try person.send(
            "POST", "/v1/import\(query)", bytes: Array(text.utf8), headers: ["Content-Type": "text/csv"])
    }

    @Test("a Daylio file comes once, keeps its source, and says what needs a look")
    func daylio() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")

            let dry = try Self.bring(Self.daylio, "\(Self.query)&dryRun=true", by: alice).expecting(200)
            let first = try Self.bring(Self.daylio, Self.query, by: alice).expecting(200)
            let second = try Self.bring(Self.daylio, Self.query, by: alice).expecting(200)

            let items = try alice.get("/v1/check-ins").items
            #expect(ImportTests.counts(dry) == ["check-ins": "1 0 1"])
            #expect(ImportTests.counts(first) == ["check-ins": "1 0 1"])
            #expect(ImportTests.counts(second) == ["check-ins": "0 1 1"])
            #expect(ImportTests.remarks(first) == ["3 unknown-mood"])
            #expect(items.count == 1)
            #expect(items.first?["source"] == ["name": "daylio", "reference": "2026-11-20 21:40"])
            #expect(items.first?["at"] == "2026-11-20T21:40:00.000+01:00")
            #expect(items.first?["createdAt"] == "2026-11-23T23:00:00.000Z")
        }
    }

    @Test("an entry that was edited here stays as it is, one that was deleted stays away")
    func edited() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try Self.bring(Self.daylio, Self.query, by: alice).expecting(200)
            let path = "/v1/check-ins/\(try alice.get("/v1/check-ins").items.first?["id"]?.text ?? "")"

            _ = try alice.patch(path, ["note": "mine"]).expecting(200)
            let edited = try Self.bring(Self.daylio, Self.query, by: alice).expecting(200)
            _ = try alice.delete(path).expecting(204)
            let deleted = try Self.bring(Self.daylio, Self.query, by: alice).expecting(200)
            let restored = try Self.bring(Self.daylio, "\(Self.query)&restoreDeleted=true", by: alice).expecting(200)

            #expect(ImportTests.remarks(edited).contains("2 differs"))
            #expect(ImportTests.remarks(deleted).contains("2 deleted"))
            #expect(ImportTests.counts(restored)["check-ins"] == "1 0 1")
            #expect(try alice.get(path)["revision"] == 4)
        }
    }

    @Test("ids are those of one person: the same row of another is another record")
    func ids() async throws {
        try await TestApp.run { app in
            let people = [try app.person("alice"), try app.person("bob")]

            let ids = try people.map { person in
                _ = try Self.bring(Self.daylio, Self.query, by: person).expecting(200)
                return try person.get("/v1/check-ins").items.first?["id"]?.text ?? ""
            }

            #expect(Set(ids).count == 2)
        }
    }

    @Test("a file of Psychonaut Journal comes as dose logs and check-ins")
    func psychonaut() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let file = try JSONValue.parsing(
                #"{"experiences":[{"title":"A walk","text":"","creationDate":1700000001000,"sortDate":1700000000000,"ingestions":[{"substanceName":"LSD","time":1700000000000,"administrationRoute":"ORAL","dose":10,"units":"µg","isDoseAnEstimate":false}]}]}"#
            )
            let query = "?format=psychonaut&timeZone=America/New_York"

            let first = try alice.post("/v1/import\(query)", file).expecting(200)
            let second = try alice.post("/v1/import\(query)", file).expecting(200)

            #expect(ImportTests.counts(first) == ["check-ins": "1 0 0", "dose-logs": "1 0 0"])
            #expect(ImportTests.counts(second) == ["check-ins": "0 1 0", "dose-logs": "0 1 0"])
            #expect(try alice.get("/v1/dose-logs").items.first?["takenAt"] == "2023-11-14T17:13:20.000-05:00")
            #expect(
                try alice.get("/v1/insights?from=2023-11-01&to=2023-11-30").value(at: "/completeness/imported") == 1)
        }
    }
}
