import JSON
import JournalTestSupport
import Testing

@testable import HTMLSummary

/// A share link from the person who makes it to the browser that opens it, with nothing put in between.
@Suite("a share link from end to end")
struct ShareLinkTests {
    /// What is written down of each day of four weeks.
    private static func keepJournal(_ person: TestPerson) throws {
        for day in 1...28 {
            let date = "2026-10-\(day < 10 ? "0" : "")\(day)"
            _ = try CollectionFixture.checkIns.create(
                by: person,
                """
                {"at":"\(date)T20:00:00+01:00","ratings":{"mood":\(day % 9),"energy":\(day % 7)},"note":"<b>\(date)</b>"}
                """)
        }
    }

    @Test("opens what is shared, under the server's own policies, until it is revoked")
    func link() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            try Self.keepJournal(alice)
            let share = try alice.post(
                "/v1/shares",
                [
                    "label": "Dr. Example", "sections": ["check-ins"], "from": "2026-10-01", "to": "2026-10-31",
                    "expiresAt": "2026-12-24T00:00:00Z",
                ]
            ).expecting(201)
            let server = "http://127.0.0.1:\(app.port)"
            let link = try #require(share.text("url"))
            let isShown = "document.querySelector('#summary h1')"
            let status = "document.getElementById('status').textContent"

            let visit = try BrowserVisit(
                "\(server)\(link)",
                ["--wait", isShown, "--evaluate", "document.querySelectorAll('#summary svg').length"]
                    + ["--evaluate", status, "--evaluate", "document.querySelector('#summary').innerText"]
                    + [
                        "--evaluate", "document.getElementById('json').click()", "--wait",
                        "\(status).startsWith('Saved')",
                    ]
                    + ["--evaluate", "document.getElementById('fhir').click()"]
                    + [
                        "--wait", "\(status).includes('fhir')", "--evaluate",
                        "fetch('/health').then((it) => it.status)",
                    ]
                    + ["--evaluate", "new Promise((done) => setTimeout(done, 300))"])
            _ = try alice.delete("/v1/shares/\(try #require(share.text("id")))").expecting(204)
            let late = try BrowserVisit(
                "\(server)\(link)", ["--wait", "again && !\(status).startsWith('Loading')", "--evaluate", status])

            #expect(visit.console.isEmpty)
            #expect(visit.results.first == 1)
            #expect(visit.results[1] == "Showing 2026-10-01 to 2026-10-31.")
            #expect(visit.results[2].text?.contains("8 sections withheld by the patient") == true)
            #expect(!visit.requests.contains { $0.contains("ats_") })
            let saved = try #require(visit.findings.value(at: "/downloads")?.array)
            #expect(saved.map { $0.value(at: "/name")?.text } == ["summary.json", "summary.fhir.json"])
            #expect(
                try saved.first?.value(at: "/text")?.text.map(JSONValue.parsing)?.value(at: "/period/from")
                    == "2026-10-01")
            #expect(late.results.first?.text?.hasPrefix("This link does not work any more") == true)
            #expect(late.console.isEmpty)
        }
    }
}
