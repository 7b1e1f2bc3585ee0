import JSON
import Journal
import JournalTestSupport
import ProcessTestSupport
import Testing

@testable import HTMLSummary

/// The page that a share link opens, in a browser, from a real server; what it is answered is set by the test.
@Suite("a share link in a browser")
struct SharedPageTests {
    private static let token = "ats_AAAABBBBCCCCDDDDEEEEFFFFGGGGHHHHIIIIJJJJKKK"
    private static let isShown = "document.querySelector('#summary h1')"
    private static let isTold = "!document.getElementById('status').textContent.startsWith('Loading')"
    private static let status = "document.getElementById('status').textContent"

    /// A directory with what the server could answer.
    private static func answers() throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        try directory.write(SummaryPage(try SummaryFixture().make()).bytes, to: "page")
        try directory.write(Array("{\"detail\":\"from is not a date of the share\"}".utf8), to: "problem")
        return directory
    }

    @Test("shows the summary, keeps the token out of the address and of every request's, and saves what is asked for")
    func opens() async throws {
        let answers = try Self.answers()
        try await TestApp.run { app in
            let page = ["--answer", "200", "text/html; charset=utf-8", "\(answers.path)/page"]
            let server = "http://127.0.0.1:\(app.port)"

            let visit = try BrowserVisit(
                "-",
                page + [
                    "--navigate", "\(server)/shared#\(Self.token)", "--wait", Self.isShown, "--evaluate",
                    "location.href",
                ]
                    + ["--evaluate", "document.title", "--evaluate", Self.status]
                    + ["--evaluate", "[from.value, to.value].join(' ')", "--measure"]
                    // A reload, as of somebody who comes back to the tab.
                    + ["--navigate", "\(server)/shared", "--wait", Self.isShown]
                    + ["--evaluate", "from.value = '2026-09-01'; document.querySelector('#period button').click()"]
                    + ["--wait", Self.isTold, "--evaluate", "window.print = () => { window.isPrinted = true }"]
                    + ["--evaluate", "document.getElementById('print').click(); isPrinted"]
                    + ["--evaluate", "document.getElementById('json').click()", "--wait", Self.isTold]
                    + ["--evaluate", Self.status, "--evaluate", "document.getElementById('fhir').click()"]
                    + ["--wait", Self.isTold, "--evaluate", "new Promise((done) => setTimeout(done, 300))"])

            let asked = try #require(visit.findings.value(at: "/asked")?.array)
            #expect(visit.console.isEmpty)
            #expect(
                visit.results.prefix(4).map(\.text) == [
                    "\(server)/shared", "Journal summary, 2026-08-25 to 2026-11-22",
                    "Showing 2026-08-25 to 2026-11-22.",
                    "2026-08-25 2026-11-22",
                ])
            // What begins with data: is the browser's own, a picture in a date field.
            #expect(
                visit.requests.allSatisfy { url in ["\(server)/", "blob:", "data:"].contains { url.hasPrefix($0) } })
            #expect(!visit.requests.contains { $0.contains("ats_") })
            #expect(
                asked.map { $0.value(at: "/authorization")?.text } == Array(repeating: "Bearer \(Self.token)", count: 5)
            )
            #expect(
                asked.map { $0.value(at: "/accept")?.text } == [
                    "text/html", "text/html", "text/html", "application/json", "application/fhir+json",
                ])
            #expect(
                asked.prefix(3).map { $0.value(at: "/url")?.text } == [
                    "\(server)/v1/summary", "\(server)/v1/summary",
                    "\(server)/v1/summary?from=2026-09-01&to=2026-11-22",
                ])
            #expect(visit.results.contains(true))
            #expect(
                visit.findings.value(at: "/downloads")?.array?.map { $0.value(at: "/name")?.text } == [
                    "summary.json", "summary.fhir.json",
                ])
            expectReadable(visit)
        }
    }

    private func expectReadable(_ visit: BrowserVisit) {
        #expect(visit.tree.contains("region Period and copies"))
        #expect(visit.tree.contains("Date From"))
        #expect(visit.tree.contains("button Print"))
        #expect(visit.tree.contains("heading Journal summary: Alice"))
        #expect(visit.number("/overflow320") == 0)
        #expect((1...2).contains(visit.number("/a4Pages") ?? 0))
        #expect((1...2).contains(visit.number("/letterPages") ?? 0))
        #expect(visit.number("/a4BlankPages") == 0)
        #expect(visit.number("/letterBlankPages") == 0)
        for scheme in ["light", "dark"] {
            #expect((visit.number("/\(scheme)/text/ratio") ?? 0) >= 4.5)
            #expect((visit.number("/\(scheme)/shape/ratio") ?? 0) >= 3)
        }
    }

    @Test("says in words what is wrong, and what to do")
    func faults() async throws {
        let answers = try Self.answers()
        try await TestApp.run { app in
            let server = "http://127.0.0.1:\(app.port)"
            let open = { (status: Int) in
                ["--answer", "\(status)", "application/problem+json", "\(answers.path)/problem"]
                    // The fragment alone opens nothing anew, so the tab is elsewhere in between.
                    + [
                        "--navigate", "about:blank", "--navigate", "\(server)/shared#\(Self.token)", "--wait",
                        Self.isTold,
                    ]
                    + ["--evaluate", Self.status]
            }

            let visit = try BrowserVisit(
                "\(server)/shared",
                ["--wait", Self.isTold, "--evaluate", Self.status] + [400, 403, 406, 429, 503, 500, 0].flatMap(open)
                    + ["--evaluate", "again.checkVisibility()"] + open(401)
                    + ["--evaluate", "sessionStorage.length", "--evaluate", "again.checkVisibility()"]
                    + ["--navigate", "\(server)/shared#nonsense", "--wait", Self.isTold, "--evaluate", Self.status])

            let beginnings = [
                "This page shows a summary that somebody",
                "The summary cannot be shown. from is not a date of the share",
                "This link does not open a summary", "This server cannot show the summary in that form",
                "The server is busy. Try again in 7 seconds", "The server is busy. Try again in 7 seconds",
                "The server could not make the summary", "The server cannot be reached",
            ]
            #expect(visit.results.count == 13)
            for (result, beginning) in zip(visit.results, beginnings) {
                #expect(result.text?.hasPrefix(beginning) == true, "\(result)")
            }
            #expect(visit.results[8] == true)
            #expect(visit.results[9].text?.hasPrefix("This link does not work any more") == true)
            #expect(Array(visit.results[10...11]) == [0, false])
            #expect(visit.results[12].text?.hasPrefix(beginnings[0]) == true)
            #expect(visit.console.isEmpty)
        }
    }

    @Test("what comes late is not shown below a link that was opened meanwhile", arguments: ["blob", "text"])
    func late(part: String) async throws {
        let answers = try Self.answers()
        // Answers come at once and are read late.
        let hold = """
            (() => {
              const own = window.fetch, late = new Promise((done) => { window.release = done });
              window.fetch = async (...request) => {
                const answer = await own(...request);
                for (const part of ["blob", "text"]) {
                  const read = answer[part].bind(answer);
                  answer[part] = async () => { window.isHeld = true; const all = await read(); await late; return all };
                }
                return answer;
              };
            })()
            """
        let button = part == "text" ? "#period button" : "#json"
        try await TestApp.run { app in
            let visit = try BrowserVisit(
                "-",
                ["--answer", "200", "text/html; charset=utf-8", "\(answers.path)/page"]
                    + ["--navigate", "http://127.0.0.1:\(app.port)/shared#\(Self.token)", "--wait", Self.isShown]
                    + ["--evaluate", hold, "--evaluate", "document.querySelector('\(button)').click()"]
                    + ["--wait", "window.isHeld", "--evaluate", "location.hash = 'ats_?'"]
                    + ["--wait", Self.isTold, "--evaluate", "release(); new Promise((done) => setTimeout(done, 300))"]
                    + ["--evaluate", "document.getElementById('summary').childNodes.length"]
                    + ["--evaluate", "document.title", "--evaluate", Self.status])

            #expect(visit.results.suffix(3).prefix(2) == [0, "Shared summary"])
            #expect(visit.results.last?.text?.hasPrefix("This page shows a summary that somebody") == true)
            #expect(visit.findings.value(at: "/downloads") == [])
            #expect(visit.console.isEmpty)
        }
    }

    @Test("a summary is not kept to go back to: the link is asked anew, and may have been revoked")
    func back() async throws {
        let answers = try Self.answers()
        try await TestApp.run { app in
            let server = "http://127.0.0.1:\(app.port)"

            let visit = try BrowserVisit(
                "-",
                ["--answer", "200", "text/html; charset=utf-8", "\(answers.path)/page"]
                    + ["--navigate", "\(server)/shared#\(Self.token)", "--wait", Self.isShown]
                    + ["--evaluate", "dispatchEvent(new Event('pagehide'))"]
                    + ["--evaluate", "document.getElementById('summary').childNodes.length"]
                    + ["--answer", "401", "application/problem+json", "\(answers.path)/problem"]
                    + ["--navigate", "\(server)/health", "--back", "--wait", "window.again && \(Self.isTold)"]
                    + ["--evaluate", "document.getElementById('summary').childNodes.length"]
                    + ["--evaluate", Self.status])

            #expect(visit.results[1] == 0)
            #expect(visit.results[2] == 0)
            #expect(visit.results.last?.text?.hasPrefix("This link does not work any more") == true)
        }
    }

    @Test("a reader without scripts is told why they are needed")
    func noScript() {
        let page = String(decoding: SharedPage.bytes, as: UTF8.self)

        #expect(page.contains("<noscript>"))
        #expect(page.contains("ask the person for a printout"))
    }
}
