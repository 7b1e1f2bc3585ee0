import JSON
import JournalTestSupport
import OpenAPITestSupport
import ProcessTestSupport
import Testing

/// `GET /v1/export?format=csv`.
@Suite("the export as tables")
struct ExportTableTests {
    private static let schemas = [
        "protocols": "Protocol", "dose-logs": "DoseLog", "trackers": "Tracker", "check-ins": "CheckIn",
        "medications": "Medication", "screenings": "Screening", "assessments": "Assessment",
    ]

    /// The rows of a table as Python's own reader has them, each a JSON object by the names of the header.
    private static func rows(_ table: Answer) throws -> [JSONObject] {
        let directory = try TemporaryDirectory()
        let path = "\(directory.path)/table.csv"
        try table.write(to: path)
        let script =
            "import csv, json, sys; [print(json.dumps(row)) for row in "
            + "csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8-sig'), strict=True)]"
        let python = try ChildProcess("/usr/bin/python3", ["-c", script, path])
        #expect(try python.wait() == .exited(0), "\(python.errors)")
        return try python.output.split(separator: "\n").compactMap { try JSONValue.parsing(String($0)).object }
    }

    /// All leaves of a record, arrays as they are, by dotted names.
    private static func leaves(_ value: JSONObject, _ prefix: String = "") -> [(String, JSONValue)] {
        value.members.flatMap { name, value -> [(String, JSONValue)] in
            guard case .object(let inner) = value, !jsonColumns.contains(prefix + name) else {
                return [(prefix + name, value)]
            }
            return leaves(inner, "\(prefix)\(name).")
        }
    }

    private static let jsonColumns = ["trackerVersions", "subscaleTotals", "change"]

    /// What a cell says of a value, without the apostrophe of a guarded text.
    private static func isShown(_ value: JSONValue, in cell: String) -> Bool {
        switch value {
        case .null: cell.isEmpty
        case .string(let text): cell == text || cell == "'" + text
        case .number(let number): cell == number.text
        case .bool(let flag): cell == (flag ? "true" : "false")
        case .array, .object: Array(cell.utf8) == JSONWriter.bytes(of: value)
        }
    }

    @Test(
        "every member that a record of a collection can have is in a column of its own",
        arguments: CollectionFixture.all)
    func everyMember(fixture: CollectionFixture) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try FullJournal(of: alice)
            let records = try alice.get("\(fixture.path)?limit=500").items
            let schema = try ContractChecker.document.get().value(
                of: "#/components/schemas/\(Self.schemas[fixture.name] ?? "")/properties")

            let table = try alice.get("/v1/export?format=csv&collection=\(fixture.name)").expecting(200)
            let rows = try Self.rows(table)

            #expect(table.header("Content-Type") == "text/csv; charset=utf-8; header=present")
            #expect(
                table.header("Content-Disposition")
                    == "attachment; filename=\"attune-\(fixture.name)-2026-11-23.csv\"")
            // The fixture has all that there is, so nothing is forgotten below; of some collections nothing is to be warned.
            #expect(Set(records.flatMap(\.names) + ["warnings"]) == Set((schema.object?.names ?? []) + ["warnings"]))
            #expect(rows.count == records.count)
            for record in records {
                let found = rows.first { $0["id"] == record["id"] }
                let row = try #require(found)
                #expect(row["others"] == "")
                for (name, value) in Self.leaves(record) {
                    let cell = try #require(row[name]?.text, "no column \(name)")
                    #expect(Self.isShown(value, in: cell), "\(name): \(cell)")
                }
            }
        }
    }

    @Test("no text of a journal is a formula, a number or a date for a spreadsheet, and numbers stay numbers")
    func safe() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            _ = try FullJournal(of: alice)

            let dose = try Self.rows(alice.get("/v1/export?format=csv&collection=dose-logs")).first ?? [:]
            let checkIn = try Self.rows(alice.get("/v1/export?format=csv&collection=check-ins")).first ?? [:]
            let plan = try Self.rows(alice.get("/v1/export?format=csv&collection=protocols")).first ?? [:]

            let guarded = [
                "amount.text", "batch", "setting.place", "setting.company", "setting.activity", "setting.note",
                "mindset",
                "intention", "reason", "source.reference",
            ]
            #expect(guarded.filter { dose[$0]?.text?.hasPrefix("'") != true } == [])
            #expect(["name", "substance"].filter { plan[$0]?.text?.hasPrefix("'") != true } == [])
            #expect((dose["amount.value"], dose["amount.high"]) == ("0.10", "0.150"))
            #expect(checkIn["ratings.pain"] == "-2.5")
            #expect(checkIn["ratings.gone"] == "3")
            #expect(checkIn["ratings.calm"] == "")
            #expect(dose["takenAt"] == "2026-11-24T08:10:00.123456+01:00")
        }
    }

    @Test("lines end in CR LF, the text begins with a byte order mark, and an empty collection has its header")
    func form() async throws {
        try await TestApp.run { app in
            let table = try app.person("alice").get("/v1/export?format=csv&collection=medications").expecting(200)

            #expect(
                Array(table.bytes) == [0xEF, 0xBB, 0xBF]
                    + Array(
                        "id,revision,createdAt,updatedAt,name,class,dose,from,to,note,tags,recordedAt,warnings,others\r\n"
                            .utf8))
        }
    }
}

extension Answer {
    /// Keeps the body in a file.
    fileprivate func write(to path: String) throws {
        try Files.write(bytes, to: path)
    }
}
