import JSON
import JournalTestSupport
import Testing

@testable import FHIRSummary
@testable import Journal

@Suite("figures, effects and answers in FHIR")
struct FigureTests {
    @Test("a metric is its mean over the period, with what tells how far to trust it")
    func metric() throws {
        let mood = Document(try Sample.rich()).observations("metric-mood")[0]

        let components = mood.value(at: "/component")?.array ?? []
        #expect(mood.value(at: "/valueQuantity/value")?.numberText == "6.75")
        #expect(mood.value(at: "/effectivePeriod") == ["start": "2026-09-01", "end": "2026-11-30"])
        #expect(
            components.map { $0.value(at: "/code/coding/0/code")?.text } == [
                "days", "ratings", "median", "minimum", "maximum", "standard-deviation", "first-week",
            ])
        #expect(components[0].value(at: "/valueInteger")?.numberText == "2")
        #expect(mood.value(at: "/note/0/text") == "Rated on 0 to 10, where more is better.")
    }

    @Test("a tracker has its version in its code and a unit of its own")
    func tracker() throws {
        let coffee = Document(try Sample.rich()).observations("metric-coffee-v2")[0]

        #expect(coffee.value(at: "/valueQuantity/unit") == "cups")
        #expect(coffee.value(at: "/valueQuantity/system") == nil)
        #expect(coffee.value(at: "/note") == nil)
    }

    @Test("nights and practices have units of UCUM")
    func nights() throws {
        let document = Document(try Sample.rich())

        #expect(document.observations("sleep-duration")[0].value(at: "/valueQuantity/code") == "min")
        #expect(document.observations("sleep-quality")[0].value(at: "/valueQuantity/code") == "{score}")
        #expect(document.observations("practice-yoga")[0].value(at: "/component/0/valueQuantity/value") == 45)
        #expect(document.observations("practice-nature")[0].value(at: "/component") == nil)
    }

    @Test("low moods and days of a dose are told in words, with their convention")
    func narrative() throws {
        let div = try #require(Document(try Sample.rich()).section("check-ins")?.value(at: "/text/div")?.text)

        #expect(div.contains("3 of 4 rated days were low; 1 run."))
        #expect(div.contains("<li>2026-09-01 to 2026-09-03: 3 days, mean 2.5.</li>"))
        #expect(div.contains("<td>Mood</td><td>6.5 (18 days)</td>"))
        #expect(div.contains("<td>no day</td>"))
    }

    @Test("an unwanted effect is an observation with its days and its worst")
    func sideEffect() throws {
        let document = Document(try Sample.rich())

        let effect = document.observations("side-effect")[0]
        #expect(effect.value(at: "/code/text") == "headache")
        #expect(effect.value(at: "/valueQuantity/value") == 3)
        #expect(effect.value(at: "/interpretation/0/text") == "Worst: moderate")
        #expect(document.of("AdverseEvent").isEmpty)
    }

    @Test("an answer to the checklist is reported, and asserts no condition")
    func screening() throws {
        let document = Document(try Sample.rich())

        let answer = document.observations("screening-psychosis")[0]
        #expect(answer.value(at: "/valueCodeableConcept/text") == "yes")
        #expect(answer.value(at: "/note/0/text") == "Reported by the patient.")
        #expect(answer.value(at: "/effectiveDateTime") == "2026-09-01")
    }

    @Test("the header tells the period, how soon it was written down, and whose words it is in")
    func header() throws {
        let div = try #require(Document(try Sample.rich()).resources[0].value(at: "/text/div")?.text)

        #expect(div.contains("What Ada &lt;&amp; friends&gt; wrote down"))
        #expect(div.contains("60 of 91 days with a check-in."))
        #expect(
            div.contains(
                "70 in all, 3 written later than the day after, 1 from another program; half of them within 0.25"))
        #expect(!div.contains("withheld"))
    }

    @Test(
        "a text is one that every reader takes",
        arguments: [
            ("plain", "plain", "plain"), ("a\u{0}b", "a\u{FFFD}b", "a\u{FFFD}b"), ("a\tb", "a\tb", "a\tb"),
            ("a\u{a0}b\u{2028}c", "a b c", "a b c"), (" \n\u{3000}", "(blank)", "(blank)"),
            ("<&>\"'", "<&>\"'", "&lt;&amp;&gt;&quot;'"), ("1\r\n2\n3", "1\r\n2\n3", "1<br/>2<br/>3"),
            ("é\u{1F344}", "é\u{1F344}", "é\u{1F344}"), ("\u{FFFF}", "\u{FFFD}", "\u{FFFD}"),
        ] as [(String, String, String)])
    func texts(written: String, text: String, markup: String) {
        #expect(written.asFHIR.unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(written.asXHTML.unicodeScalars.elementsEqual(markup.unicodeScalars))
    }
}
