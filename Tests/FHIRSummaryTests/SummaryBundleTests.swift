import CivilTime
import JSON
import JournalTestSupport
import Testing

@testable import FHIRSummary
@testable import Journal

@Suite("summary as a FHIR document")
struct SummaryBundleTests {
    @Test("sections come in their order, answers about suicide first")
    func order() throws {
        let document = Document(try Sample.rich())

        let codes = document.sections.map { $0.value(at: "/code/coding/0/code")?.text }
        #expect(
            codes == [
                "104605-1", "11450-4", "48765-2", "10160-0", "30954-2", "doses", "18776-5", "check-ins", "side-effects",
                "screening", "notes",
            ])
    }

    @Test("an empty journal has the three required sections, each with an honest reason")
    func empty() throws {
        let document = Document(try Sample.empty())

        let reasons = document.sections.map { $0.value(at: "/emptyReason/coding/0/code")?.text }
        #expect(reasons == ["notasked", "notasked", "unavailable"])
        #expect(document.of("Patient")[0].value(at: "/name/0/text") == "Name not given")
        #expect(document.resources.count == 3)
    }

    @Test("what is withheld is counted, and named nowhere")
    func withheld() throws {
        let document = Document(try Sample.withheld())

        let section = document.section("withheld")
        #expect(section?.value(at: "/emptyReason/coding/0/code") == "withheld")
        #expect(section?.value(at: "/text/div")?.text?.contains(">9 sections withheld by the patient.<") == true)
        #expect(document.section("10160-0")?.value(at: "/emptyReason/coding/0/code") == "withheld")
        for hint in ["assessment", "screening", "plan", "note"] { #expect(!document.text.contains(hint)) }
    }

    @Test(
        "the list of medication is withheld when a part of it is, and nothing of it is there",
        arguments: [(true, false, "withheld"), (false, true, "withheld"), (true, true, "unavailable")]
            as [(Bool, Bool, String)])
    func emptyMedication(medications: Bool, doses: Bool, reason: String) throws {
        let document = Document(
            try Sample.summary(
                doses: doses ? DoseSummary(entries: [], groups: []) : nil, medications: medications ? [] : nil))

        #expect(document.section("10160-0")?.value(at: "/emptyReason/coding/0/code")?.text == reason)
    }

    @Test("the same summary makes the same document, and each id is there once, whatever the records are called")
    func ids() throws {
        let rich = try Sample.rich()
        // Ids that the document would give out by itself, and one that two records share.
        let taken = (1...6).map { UUID(high: Sample.documentID.high, low: Sample.documentID.low + $0) }
        let doses = try (taken + [taken[0], Sample.documentID]).map {
            DoseSummary.Entry(id: $0, dose: try Sample.content(DoseLog.self, Sample.takenDose))
        }
        let clashing = try Sample.summary(doses: DoseSummary(entries: doses, groups: []))

        let document = Document(clashing)

        #expect(Document(rich).json == Document(rich).json)
        #expect(document.urls.count == 11)
        #expect(Set(document.urls).count == 11)
    }

    @Test("resources of records have their ids")
    func recordIDs() throws {
        let document = Document(try Sample.rich())

        #expect(document.of("CarePlan")[0].value(at: "/id")?.text == Sample.planID.description)
        #expect(document.of("MedicationAdministration")[0].value(at: "/id")?.text == Sample.id(200).description)
        #expect(
            document.of("QuestionnaireResponse")[0].value(at: "/id")?.text
                == Sample.assessmentID("phq-9", 0).description)
    }

    @Test("words in records of the person are nowhere but among the notes that they show")
    func words() throws {
        let document = Document(try Sample.rich())

        #expect(!document.text.contains("SECRET"))
        #expect(!document.text.contains("secret"))
        #expect(document.observations("note")[0].value(at: "/valueString") == "a \u{FFFD}b <i>\n c")
    }

    @Test("five years of doses and assessments make a document of them all")
    func fiveYears() throws {
        let doses = try (0..<650).map { try Sample.dose(Sample.takenDose, number: UInt64(10_000 + $0)) }
        let scales = try [
            Sample.scale("phq-9", Array(repeating: Array(repeating: 1, count: 9), count: 130)),
            Sample.scale("gad-7", Array(repeating: Array(repeating: 1, count: 7), count: 130)),
        ]
        let summary = try Sample.summary(doses: DoseSummary(entries: doses, groups: []), scales: scales)

        let document = Document(summary)

        #expect(document.of("MedicationAdministration").count == 650)
        #expect(document.of("QuestionnaireResponse").count == 260)
    }
}
