import JSON
import JournalTestSupport
import Testing

/// What `POST /v1/import` refuses as a whole.
@Suite("refused imports")
struct ImportRefusalTests {
    @Test(
        "a text that is no export is refused",
        arguments: [
            ("{}", 422, "/format required"), ("[]", 422, " wrong-type"),
            (#"{"format":"other"}"#, 422, "/format unknown-value"),
            (#"{"format":"attune-export","version":2}"#, 422, "/version unknown-value"),
            (#"{"format":"attune-export","records":[]}"#, 422, "/records wrong-type"),
            (#"{"format":"attune-export","records":{"check-ins":{}}}"#, 422, "/records/check-ins wrong-type"),
            (#"{"records":{"check-ins":[{}]},"format":"attune-export"}"#, 422, "/format required"),
            (#"{"format":"attune-export","colour":{"a":1}}"#, 422, "/colour unknown-field"),
            (#"{"format":"attune-export""#, 400, ""), ("", 400, ""), (#"{"format":"attune-export"}x"#, 400, ""),
            (#"{"format":"attune-export","records":{"check-ins":[{"a":1,"a":2}]}}"#, 400, ""),
        ])
    func refused(text: String, status: Int, fault: String) async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").send("POST", "/v1/import", bytes: Array(text.utf8))

            #expect(answer.status == status)
            #expect(answer.faults == (fault.isEmpty ? [] : [fault]))
            #expect(status != 400 || answer.code == "malformed-json")
        }
    }

    @Test("one record of more than 2 MiB is too large")
    func longRecord() async throws {
        try await TestApp.run { app in
            let text = #"{"format":"attune-export","records":{"check-ins":[""# + String(repeating: "x", count: 2 << 20)

            let answer = try app.person("alice").send("POST", "/v1/import", bytes: Array(text.utf8))

            #expect(answer.status == 413)
        }
    }

    @Test("who may not write, or is nobody, brings nothing in")
    func scopes() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            let document = ImportTests.document([:])

            for scopes in [["journal:write"], ["account"], ["journal:read", "account"]] {
                #expect(try alice.signedIn(scopes: scopes).post("/v1/import", document).status == 403)
            }
            #expect(try app.stranger.post("/v1/import", document).status == 401)
            #expect(try alice.get("/v1/import").status == 405)
            #expect(
                try alice.signedIn(scopes: ["journal:write", "account"]).post("/v1/import", document).status == 200)
        }
    }

    @Test(
        "a query or a type that does not fit is refused",
        arguments: [
            ("?format=xml", "application/json", 400), ("?dryRun=yes", "application/json", 400),
            ("?restoreDeleted=1", "application/json", 400), ("?timeZone=Europe/Berlin", "application/json", 400),
            ("?format=psychonaut", "application/json", 400),
            ("?format=psychonaut&timeZone=Mars/X", "application/json", 400),
            ("?format=daylio&timeZone=Europe/Berlin", "text/csv", 400),
            ("?format=daylio&timeZone=Europe/Berlin&moods=5", "text/csv", 400),
            ("?format=psychonaut&timeZone=Europe/Berlin&moods={}", "application/json", 400), ("", "text/csv", 415),
            ("?format=daylio&timeZone=Europe/Berlin&moods=%7B%22a%22:1%7D", "application/json", 415),
        ])
    func queries(query: String, type: String, status: Int) async throws {
        try await TestApp.run { app in
            let answer = try app.person("alice").send(
                "POST", "/v1/import\(query)", bytes: [], headers: ["Content-Type": type])

            #expect(answer.status == status)
        }
    }
}
