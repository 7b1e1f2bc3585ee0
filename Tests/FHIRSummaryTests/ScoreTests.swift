import JSON
import JournalTestSupport
import Testing

@testable import FHIRSummary
@testable import Journal

@Suite("scores in FHIR")
struct ScoreTests {
    @Test("the total of a known questionnaire has its own code, never the panel's, and is derived from the answers")
    func total() throws {
        let document = Document(try Sample.summary(scales: [Sample.scale("phq-9", [[1, 1, 1, 1, 1, 1, 1, 1, 0, 2]])]))

        let total = document.observations("44261-6").first
        let answers = document.target(of: total, "/derivedFrom/0")
        #expect(total?.value(at: "/valueInteger")?.numberText == "8")
        #expect(total?.value(at: "/interpretation/0/text") == "mild (Kroenke 2001)")
        #expect(total?.value(at: "/category/0/coding/0/code") == "survey")
        #expect(total?.value(at: "/code/coding/0/system") == "http://loinc.org")
        #expect(document.target(of: total, "/performer/0")?.value(at: "/resourceType") == "Patient")
        #expect(answers?.value(at: "/questionnaire") == "http://loinc.org/q/44249-1")
        #expect(document.section("30954-2")?.value(at: "/entry")?.array?.count == 1)
    }

    @Test("answers have the codes of LOINC with their scores, and a text where anybody may show it")
    func answers() throws {
        let document = Document(
            try Sample.summary(scales: [Sample.scale("phq-9", [[2, nil, 1, 1, 1, 1, 1, 1, 3, 2]])]))

        let items = document.of("QuestionnaireResponse")[0].value(at: "/item")
        #expect(
            items?.array?.map { $0.value(at: "/linkId")?.text } == [
                "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8",
                "69722-7",
            ])
        #expect(items?.value(at: "/0/text") == "Little interest or pleasure in doing things")
        #expect(items?.value(at: "/0/answer/0/valueCoding/code") == "LA6570-1")
        #expect(items?.value(at: "/0/answer/0/valueCoding/extension/0/valueDecimal")?.numberText == "2")
        #expect(items?.value(at: "/1/answer") == nil)
        #expect(items?.value(at: "/8/answer/0/valueCoding/code") == "LA6571-9")
        #expect(items?.value(at: "/9/answer/0/valueCoding/code") == "LA6575-0")
    }

    @Test("a questionnaire without confirmed codes has local ones, and no text that a licence keeps")
    func localCodes() throws {
        let half = AssessmentEntry.answers((0..<9).map { _ in Score(hundredths: 150) })
        let document = Document(try Sample.summary(scales: [Sample.scale("madrs-s", entries: [half])]))

        let answers = document.of("QuestionnaireResponse")[0]
        let total = document.observations("madrs-s-total")[0]
        #expect(answers.value(at: "/questionnaire") == "urn:attune:questionnaire:madrs-s")
        #expect(answers.value(at: "/item/8/linkId") == "9")
        #expect(answers.value(at: "/item/8/text") == nil)
        #expect(answers.value(at: "/item/8/answer/0/valueDecimal")?.numberText == "1.5")
        #expect(total.value(at: "/code/coding/0/system") == "urn:attune:codes")
        #expect(total.value(at: "/valueQuantity/value")?.numberText == "13.5")
        #expect(total.value(at: "/valueQuantity/code") == "{score}")
    }

    @Test("a total on paper is derived from nothing and stands for the record")
    func totalOnly() throws {
        let document = Document(try Sample.summary(scales: [Sample.scale("gad-7", entries: [.total(12)])]))

        let total = document.observations("70274-6")[0]
        #expect(document.of("QuestionnaireResponse").isEmpty)
        #expect(total.value(at: "/derivedFrom") == nil)
        #expect(total.value(at: "/valueInteger")?.numberText == "12")
        #expect(total.value(at: "/id")?.text == Sample.assessmentID("gad-7", 0).description)
    }

    @Test("with too much left open, the total says why there is none")
    func noScore() throws {
        let document = Document(try Sample.summary(scales: [Sample.scale("gad-7", [[1, nil, nil, 1, 1, 1, 1]])]))

        let total = document.observations("70274-6")[0]
        #expect(total.value(at: "/valueInteger") == nil)
        #expect(total.value(at: "/dataAbsentReason/coding/0/code") == "unknown")
        #expect(document.target(of: total, "/derivedFrom/0")?.value(at: "/resourceType") == "QuestionnaireResponse")
    }

    @Test("two moods have a score each and no total")
    func subscales() throws {
        let answers = Array(repeating: 2, count: 20)
        let document = Document(try Sample.summary(scales: [Sample.scale("panas", [answers])]))

        #expect(document.of("Observation").count == 2)
        #expect(document.observations("panas-positive-affect")[0].value(at: "/valueInteger")?.numberText == "20")
        #expect(document.observations("panas-negative-affect")[0].value(at: "/valueInteger")?.numberText == "20")
    }

    @Test("what has changed is told of the last score alone")
    func change() throws {
        let nines = Array(repeating: 1, count: 9)
        let document = Document(try Sample.summary(scales: [Sample.scale("phq-9", [nines, nines, nines])]))

        let totals = document.observations("44261-6")
        #expect(totals[0].value(at: "/note") == nil)
        #expect(totals[1].value(at: "/note") == nil)
        #expect(
            totals[2].value(at: "/note")?.array?.map { $0.value(at: "/text")?.text } == [
                "+9 since the previous, 8 on 2026-09-01: worsened, at least the minimal important difference of 5 "
                    + "(Löwe 2004).",
                "+9 since the first, 8 on 2026-09-01: worsened, at least the minimal important difference of 5 "
                    + "(Löwe 2004).",
            ])
    }

    @Test("of two scores the first is the previous one, and told of once")
    func secondScore() throws {
        let document = Document(try Sample.rich())

        #expect(document.observations("44261-6")[1].value(at: "/note")?.array?.count == 2)
        #expect(document.observations("44261-6")[1].value(at: "/note/1/text") == "Some items were left open.")
    }

    @Test("the narrative has the answers, and a dash for what was left open")
    func narrative() throws {
        let div = try #require(Document(try Sample.rich()).section("30954-2")?.value(at: "/text/div")?.text)

        #expect(div.contains("<td>16.88</td><td>moderately severe (Kroenke 2001)</td><td>2 2 – 2 2 2 2 2 1 3</td>"))
        #expect(div.contains("<p>Patient Health Questionnaire-9. Asks about the last 2 weeks.</p>"))
    }

    @Test("an answer about suicide is flagged, under its own code, and leads to the answers")
    func risk() throws {
        let document = Document(try Sample.rich())

        let flag = document.of("Flag")[0]
        let answer = document.target(of: flag, "/extension/0/valueReference")
        #expect(document.target(of: document.sections[0], "/entry/0") == flag)
        #expect(answer?.value(at: "/code/coding/0/code") == "44260-8")
        #expect(answer?.value(at: "/valueCodeableConcept/coding/0/code") == "LA6569-3")
        #expect(
            document.target(of: answer, "/derivedFrom/0")?.value(at: "/id")?.text
                == Sample.assessmentID("phq-9", 1).description)
        #expect(document.of("Condition").isEmpty)
    }

    @Test("an answer that only follows from a total says at least, and one without a code is a number or a word")
    func riskValues() throws {
        let document = Document(try Sample.rich())

        let inferred = document.observations("44260-8")[1]
        #expect(inferred.value(at: "/valueQuantity/comparator") == ">=")
        #expect(inferred.value(at: "/derivedFrom") == nil)
        #expect(document.observations("madrs-s-item-9")[0].value(at: "/valueQuantity/value")?.numberText == "1.5")
        #expect(document.observations("screening-risk-item")[0].value(at: "/valueCodeableConcept/text") == "yes")
    }
}
