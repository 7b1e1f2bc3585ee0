import CivilTime
import Foundation
import JSON
import Testing

@testable import HTMLSummary
@testable import Journal

/// What stands on the page, and what does not.
@Suite("what a summary's page says")
struct PageContentTests {
    private func page(_ change: (inout SummaryFixture) -> Void = { _ in }, metrics: [String] = []) throws -> String {
        var fixture = SummaryFixture()
        change(&fixture)
        return String(decoding: SummaryPage(try fixture.make(), metrics: metrics).bytes, as: UTF8.self)
    }

    @Test("risk answers come before everything else, with date, words and what they were inferred from")
    func riskFirst() throws {
        let page = try page()

        let risk = try #require(page.firstRange(of: "id=\"risk\""))
        let protocols = try #require(page.firstRange(of: "id=\"protocols\""))
        #expect(risk.lowerBound < protocols.lowerBound)
        #expect(page.contains("<strong>1 (Several days)</strong>"))
        #expect(page.contains("“Thoughts that you would be better off dead, or of hurting yourself”"))
        #expect(page.contains("Answer: <strong>3</strong>. <strong>Inferred from a total</strong>"))
        #expect(page.contains("<time>2026-11-19</time> Patient Health Questionnaire-9, item 9"))
    }

    @Test("of many risk answers twelve are word for word, and every other has its date and value")
    func manyRiskAnswers() throws {
        let page = try page { $0.riskAnswers = 30 }

        let words = page.components(separatedBy: "Thoughts that you would be better off dead").count - 1
        #expect(words == 11)
        #expect(page.contains("18 earlier answers above zero"))
        let fixture = SummaryFixture()
        for index in 12..<30 {
            #expect(
                page.contains("<time>\(fixture.date(max(0, 86 - index * 3)))</time>: <strong>\(index % 3 + 1)</strong>")
            )
        }
    }

    @Test(
        "no risk answer is never said to be safety, and withheld sections are named",
        arguments: [
            ([.assessments, .screening], true, ""), ([.assessments], true, "withholds screening:"),
            ([], false, "withholds assessments and screening:"),
        ] as [(Set<SummarySection>, Bool, String)])
    func noRiskAnswer(sections: Set<SummarySection>, isTold: Bool, withheld: String) throws {
        let page = try page {
            $0.riskAnswers = 0
            $0.sections = sections
        }

        let sentence = "No answer above zero was recorded in this period. That is no sign of safety."
        #expect(page.contains(sentence) == isTold)
        #expect(page.contains("such answers may be among") == !withheld.isEmpty)
        #expect(page.contains(withheld) || withheld.isEmpty)
    }

    @Test("a withheld section is named and nothing of it is shown", arguments: SummarySection.allCases)
    func withheld(section: SummarySection) throws {
        let page = try page { $0.sections.remove(section) }

        let signs: [SummarySection: String] = [
            .protocols: "id=\"protocols\"", .doses: "id=\"doses\"", .checkIns: "id=\"ratings\"",
            .assessments: "id=\"scales\"", .sideEffects: "id=\"side-effects\"", .medications: "id=\"medications\"",
            .screening: "id=\"screening\"", .insights: "id=\"phases\"", .notes: "id=\"notes\"",
        ]
        let sign = try #require(signs[section])
        #expect(!page.contains(sign))
        #expect(page.contains("1 section withheld by the patient: \(section.label)."))
        #expect(try self.page().contains(sign))
    }

    @Test("the name that a person chose is in the heading and not in the title, which histories keep")
    func name() throws {
        let named = try page()
        let nameless = try page { $0.displayName = nil }

        #expect(named.contains("<h1>Journal summary: <bdi>Alice</bdi></h1>"))
        #expect(named.contains("<title>Journal summary, 2026-08-25 to 2026-11-22</title>"))
        #expect(nameless.contains("<h1>Journal summary</h1>"))
        #expect(nameless.contains("No name given."))
    }

    @Test("the metrics that are asked for are drawn beside mood, else the two with the most ratings")
    func metrics() throws {
        #expect(try page().contains("<title>Chart of Mood, Energy, Anxiety</title>"))
        #expect(try page(metrics: ["calm"]).contains("<title>Chart of Mood, Calm</title>"))
        #expect(
            try page(metrics: ["calm", "energy", "anxiety"]).contains("<title>Chart of Mood, Calm, Energy</title>"))
        #expect(try page(metrics: ["unknown"]).contains("<title>Chart of Mood, Energy, Anxiety</title>"))
    }

    @Test("twenty notes are shown, each up to 280 characters, and what is left out is said")
    func notes() throws {
        let page = try page {
            $0.notes = 23
            $0.words = { $0.hasPrefix("A walk") ? String(repeating: "ab ", count: 200) : $0 }
        }

        let shown = try #require(
            page.components(separatedBy: "class=\"notes\">").last?.components(separatedBy: "</ul>").first)
        let texts = shown.components(separatedBy: "<bdi>").dropFirst().map { $0.components(separatedBy: "</bdi>")[0] }
        #expect(texts.count == 20)
        #expect(texts.allSatisfy { $0.count == 280 && $0.hasSuffix("…") })
        #expect(page.contains("3 more, and all of them whole, are in the JSON form."))
    }

    @Test("notes beyond what paper has room for are on the screen alone, and it is said how many")
    func notesOnPaper() throws {
        let long = try page {
            $0.notes = 23
            $0.words = { $0.hasPrefix("A walk") ? String(repeating: "ab ", count: 200) : $0 }
        }
        let short = try page()

        #expect(long.components(separatedBy: "class=\"note\"").count - 1 == 3)
        #expect(long.components(separatedBy: "class=\"note on-screen\"").count - 1 == 17)
        #expect(long.contains("<p class=\"on-paper\">Not printed: 20 older notes.</p>"))
        #expect(!short.contains("class=\"note on-screen\""))
        #expect(!short.contains("Not printed"))
    }

    @Test("means by phase begin with mood and what was rated most, and what is left out is counted")
    func phases() throws {
        let summary = try SummaryFixture().make()
        let rows = (0..<15).map { index in
            PhaseSummary.Row(
                key: index == 14 ? "mood" : "key-\(index)", version: nil,
                label: index == 14 ? "Mood" : "Label \(index)",
                range: 0...0.5, groups: Array(repeating: PhaseSummary.Group(days: index, mean: 0.0234), count: 4))
        }

        var page = HTMLWriter(capacity: 1_024)
        PhaseSection(summary: summary.replacing(PhaseSummary(days: [1, 1, 1, 1], rows: rows))).write(to: &page)

        let text = String(decoding: page.bytes, as: UTF8.self)
        let labels = text.components(separatedBy: "<bdi>").dropFirst().map { $0.components(separatedBy: "<")[0] }
        #expect(labels == ["Mood"] + (3..<14).reversed().map { "Label \($0)" })
        #expect(text.contains("Another 3 metrics are in the JSON form."))
        #expect(text.contains("0.023 <small>n = 13</small>"))
    }

    @Test(
        "side effects that are left out are counted, and none are where none is",
        arguments: [(20, 0, ""), (21, 1, ""), (21, 0, "Another 1 side effect, not severe, is in the JSON form.")]
            as [(Int, Int, String)])
    func manySideEffects(count: Int, severe: Int, sentence: String) throws {
        let date = SummaryFixture.first
        let effects = (0..<count).map { index in
            SideEffectSummary(
                name: "effect \(index)", days: 1, mild: 1, moderate: 0, severe: index == 20 ? severe : 0, first: date,
                last: date)
        }

        var page = HTMLWriter(capacity: 1_024)
        SideEffectSection(summary: try SummaryFixture().make().replacing(effects)).write(to: &page)

        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.contains(sentence) || sentence.isEmpty)
        #expect(text.contains("Another") == !sentence.isEmpty)
    }

    @Test("when a notice was confirmed is a date of where the person was")
    func acknowledgement() throws {
        // The fixture's instant is of the day before, in UTC.
        #expect(try page().contains("The person confirmed the notice on <time>2026-11-20</time>."))
    }

    @Test("an empty journal is told of in sentences, without a zero where nothing was recorded")
    func empty() throws {
        let days = SummaryFixture().days
        let empty = Summary(
            madeAt: Instant(milliseconds: 0), today: .earliest, displayName: nil, timeZone: "UTC", days: days,
            sections: Set(SummarySection.allCases), riskAnswers: [], timing: nil, protocols: [],
            doses: DoseSummary(entries: [], groups: []), scales: [], metrics: [],
            lowMood: LowMood(means: [], from: days.lowerBound), sleep: SleepSummary(minutes: nil, quality: nil),
            practices: [], dosePhases: PhaseSummary(days: [0, 0, 0, 0], rows: []), sideEffects: [], medications: [],
            screening: [], notes: [])

        let page = String(decoding: SummaryPage(empty).bytes, as: UTF8.self)

        for sentence in [
            "No protocol was in force", "No dose log was recorded", "No questionnaire was recorded",
            "No rating was recorded", "There are no ratings to compare", "No side effect was recorded",
            "No night was recorded", "No practice was recorded", "No medication is listed", "No screening was recorded",
            "No note was recorded", "The person withholds no section",
        ] { #expect(page.contains(sentence), "\(sentence)") }
        let body = try #require(page.components(separatedBy: "<main").last)
        #expect(!body.contains("<table"))
        #expect(!body.contains(">0<"))
    }

    @Test("five years are made in far less than 100 ms, in less than 300 kB, by week and by month")
    func fiveYears() throws {
        let page = SummaryPage(try SummaryFixture.fiveYears().make())
        let clock = ContinuousClock()

        let times = (0..<5).map { _ in clock.measure { #expect(page.bytes.count < 300_000) } }

        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.contains("means of each 7 days from the first day on"))
        #expect(text.contains("<bdi>Autumn</bdi> by month, in days"))
        #expect(!text.contains("Calendar of"))
        // Unoptimised, beside other tests; as it is built for use it takes a tenth.
        let fastest = try #require(times.min())
        #expect(fastest < .seconds(1))
        print("five years: \(page.bytes.count) bytes, \(times)")
    }
}
