import Crypto
import JSON
import Journal
import JournalTestSupport
import ProcessTestSupport
import Testing

@testable import HTMLSummary

/// Pages as a browser shows, prints and reads them out.
@Suite("a summary in a browser")
struct SummaryPageTests {
    private static let contrast = 4.5
    private static let graphicContrast = 3.0

    @Test("90 days are readable on a screen, on a phone, in the dark, on two pages of paper and by a screen reader")
    func quarter() async throws {
        try await onThread {
            let visit = try BrowserVisit(SummaryPage(try SummaryFixture().make()).bytes)

            expectQuiet(visit)
            expectContrast(visit)
            #expect(visit.number("/overflow320") == 0)
            #expect(visit.number("/overflow1280") == 0)
            #expect((1...2).contains(visit.number("/a4Pages") ?? 0))
            #expect((1...2).contains(visit.number("/letterPages") ?? 0))
            expectStructure(visit)
        }
    }

    @Test("90 days with twenty long notes fit two pages too")
    func notes() async throws {
        try await onThread {
            var fixture = SummaryFixture()
            fixture.notes = 20
            fixture.words = { $0.hasPrefix("A walk") ? String(repeating: "\($0) ", count: 5) : $0 }

            let visit = try BrowserVisit(SummaryPage(try fixture.make()).bytes)

            for paper in ["a4", "letter"] {
                #expect((1...2).contains(visit.number("/\(paper)Pages") ?? 0))
                #expect(visit.number("/\(paper)BlankPages") == 0)
            }
        }
    }

    @Test("five years with two hundred risk answers are readable too")
    func years() async throws {
        try await onThread {
            let visit = try BrowserVisit(SummaryPage(try SummaryFixture.fiveYears().make()).bytes)

            expectQuiet(visit)
            expectContrast(visit)
            #expect(visit.number("/overflow320") == 0)
            #expect(visit.number("/overflow1280") == 0)
        }
    }

    private func expectContrast(_ visit: BrowserVisit) {
        for scheme in ["light", "dark", "print"] {
            #expect((visit.number("/\(scheme)/texts") ?? 0) > 500)
            #expect((visit.number("/\(scheme)/shapes") ?? 0) > 10)
            #expect(
                (visit.number("/\(scheme)/text/ratio") ?? 0) >= Self.contrast,
                "\(scheme): \(String(describing: visit.measure("/\(scheme)/text")))")
            #expect(
                (visit.number("/\(scheme)/shape/ratio") ?? 0) >= Self.graphicContrast,
                "\(scheme): \(String(describing: visit.measure("/\(scheme)/shape")))")
        }
    }

    /// Nothing was asked for but the page, nothing was forbidden, and nothing that a policy would forbid is in it.
    private func expectQuiet(_ visit: BrowserVisit) {
        #expect(visit.console.isEmpty)
        #expect(visit.requests.count == 1)
        #expect(visit.measure("/forbidden") == [])
        #expect(visit.measure("/tables/faulty") == [])
    }

    /// What a screen reader moves by: landmarks, headings in order, named tables and pictures.
    private func expectStructure(_ visit: BrowserVisit) {
        let headings = visit.measure("/headings")?.array?.compactMap(\.numberText) ?? []
        #expect(headings.first == "1")
        #expect(headings.dropFirst().contains("1") == false)
        #expect(zip(headings, headings.dropFirst()).allSatisfy { (Int($1) ?? 0) - (Int($0) ?? 0) <= 1 })
        for name in [
            "main ", "contentinfo ", "heading Journal summary: Alice", "image Chart of Mood, Energy, Anxiety",
            "image Calendar of Autumn", "image Scores of Patient Health Questionnaire-9",
            "heading Answers about death, suicide or self-harm", "table Plans and what came of them, in days",
            "group First, previous and last score, and the change",
        ] { #expect(visit.tree.contains(name), "\(name)") }
    }

    @Test("what a person wrote stays text: it runs nothing, ends nothing, turns nothing around and widens nothing")
    func hostileText() async throws {
        try await onThread {
            let attacks = """
                <script>window.isHacked = 1</script><img src=x onerror="window.isHacked=1">"'` onload=alert(1) &lt; ]]>\
                --></style></title></svg></bdi><a href="javascript:alert(1)">\u{202E}turned\u{2066}\u{0000}\u{0007}\u{1F600}
                """
            var fixture = SummaryFixture()
            fixture.trackers = ["focus"]
            fixture.words = { "\($0)\(attacks)" }
            let page = SummaryPage(try fixture.make(), metrics: ["tracker-0"]).bytes
            var long = SummaryFixture()
            long.words = { String(repeating: "W", count: $0 == "Sertraline" ? 200 : 10_000) }
            long.sections = [.checkIns, .sideEffects, .notes]
            long.trackers = ["focus"]

            let visit = try BrowserVisit(
                page,
                [
                    "--measure", "--evaluate", "[window.isHacked, document.querySelectorAll('script, img, a').length]",
                    "--evaluate", "document.querySelector('h1 bdi').textContent",
                    "--evaluate", "[...document.querySelectorAll('bdi')].every((words) => words.children.length == 0)",
                ])
            let wide = try BrowserVisit(SummaryPage(try long.make(), metrics: ["tracker-0"]).bytes)

            expectQuiet(visit)
            #expect(visit.results[0] == [nil, 0])
            let name = "Alice\(attacks)".replacing("\u{0000}", with: "\u{FFFD}").replacing("\u{0007}", with: "\u{FFFD}")
            #expect(visit.results[1].text == name)
            #expect(visit.results[2] == true)
            expectQuiet(wide)
            for each in [visit, wide] {
                #expect(each.number("/overflow320") == 0)
                #expect(each.number("/overflow1280") == 0)
            }
        }
    }

    @Test("under its own policy the page looks as it should, and a script in it would not run")
    func policy() async throws {
        let directory = try TemporaryDirectory()
        let page = SummaryPage(try SummaryFixture().make()).bytes
        let scripted = Array("<script>document.title = 'run'</script>".utf8)
        try directory.write(page, to: "page")
        try directory.write(page + scripted, to: "scripted")
        try await TestApp.run { app in
            let address = "http://127.0.0.1:\(app.port)/v1/summary"
            let answer = { (name: String) in
                ["--answer", "200", "text/html; charset=utf-8", "\(directory.path)/\(name)"]
            }

            let visit = try BrowserVisit(
                "-",
                ["--policy", SummaryPage.contentSecurityPolicy(digest: SHA256.digest)] + answer("page")
                    + ["--navigate", address, "--evaluate", "getComputedStyle(document.querySelector('.line')).fill"]
                    + ["--evaluate", "getComputedStyle(document.body).maxWidth"] + answer("scripted")
                    + ["--navigate", "\(address)?again=1", "--evaluate", "document.title"])

            #expect(visit.results == ["none", "896px", "Journal summary, 2026-08-25 to 2026-11-22"])
            #expect(visit.console.count == 1)
            #expect(visit.console.first?.contains("Content Security Policy") == true)
        }
    }
}
