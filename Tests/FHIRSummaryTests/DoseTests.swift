import JSON
import JournalTestSupport
import Testing

@testable import FHIRSummary
@testable import Journal

@Suite("doses, medication and plans in FHIR")
struct DoseTests {
    @Test("a dose has the low end of its amount as a number, and the words of it all")
    func taken() throws {
        let document = Document(try Sample.rich())

        let dose = document.of("MedicationAdministration")[0]
        #expect(dose.value(at: "/status") == "completed")
        #expect(dose.value(at: "/effectiveDateTime") == "2026-09-02T08:10:00.5+02:00")
        #expect(dose.value(at: "/dosage/text") == "about 0.10 to 0.15 g (a small one)")
        #expect(dose.value(at: "/dosage/dose/value")?.numberText == "0.10")
        #expect(dose.value(at: "/dosage/dose/comparator") == nil)
        #expect(dose.value(at: "/dosage/route/text") == "oral")
        #expect(dose.value(at: "/note/0/text") == "Taken along with it: niacin 50 mg.")
        #expect(document.target(of: dose, "/supportingInformation/0")?.value(at: "/resourceType") == "CarePlan")
        #expect(dose.value(at: "/meta/security")?.array?.map { $0.value(at: "/code")?.text } == ["R", "ETH"])
    }

    @Test("a skipped dose is not done, for a reason that is not the person's own words, and of no amount")
    func skipped() throws {
        let document = Document(try Sample.rich())

        let dose = document.of("MedicationAdministration")[1]
        #expect(dose.value(at: "/status") == "not-done")
        #expect(dose.value(at: "/statusReason/0/text") == "Skipped by the patient")
        #expect(dose.value(at: "/dosage") == nil)
        #expect(dose.value(at: "/supportingInformation") == nil)
    }

    @Test("units are those of UCUM")
    func units() throws {
        let document = Document(try Sample.rich())

        let codes = document.of("MedicationAdministration").compactMap { $0.value(at: "/dosage/dose/code")?.text }
        #expect(codes == ["g", "ug", "mg", "mL", "[drp]", "{piece}"])
    }

    @Test(
        "an amount in words is as exact as it was typed",
        arguments: [
            (#"{"value":0.10,"unit":"g"}"#, "0.10 g"), (#"{"value":1,"unit":"piece"}"#, "1 piece"),
            (#"{"value":1,"high":2,"unit":"drop","estimated":true}"#, "about 1 to 2 drops"),
            (#"{"value":25E-1,"unit":"ml"}"#, "2.5 ml"), (#"{"value":10,"unit":"ug"}"#, "10 µg"),
        ])
    func amounts(amount: String, words: String) throws {
        let dose = try Sample.content(
            DoseLog.self,
            #"{"takenAt":"2026-09-02T08:10:00Z","timeZone":"Europe/Berlin","status":"taken","amount":\#(amount)}"#)

        #expect(AmountWords(try #require(dose.amount)).description == words)
    }

    @Test("a dose does not lead to a plan that is withheld")
    func withheldPlan() throws {
        let document = Document(try Sample.summary(protocols: nil, doses: Sample.doses()))

        #expect(document.of("CarePlan").isEmpty)
        #expect(document.of("MedicationAdministration")[0].value(at: "/supportingInformation") == nil)
    }

    @Test(
        "a time is what the device wrote, unless FHIR cannot write it",
        arguments: [
            ("2026-09-02T08:10:00.5+02:00", "2026-09-02T08:10:00.5+02:00"),
            ("2026-09-02T08:10:00Z", "2026-09-02T08:10:00Z"),
            ("2026-09-02t08:10:00Z", "2026-09-02T08:10:00.000Z"),
            ("2026-09-02T08:10:00z", "2026-09-02T08:10:00.000Z"),
            ("2026-09-02T08:10:00-14:00", "2026-09-02T08:10:00-14:00"),
            ("2026-09-02T08:10:00+14:01", "2026-09-01T18:09:00.000Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
        ])
    func times(written: String, expected: String) throws {
        #expect(try #require(Moment(written)).dateTime == expected)
    }

    @Test("the use of a substance is one statement, with its days and amounts")
    func use() throws {
        let statements = Document(try Sample.rich()).of("MedicationStatement")

        #expect(statements.count == 6)
        #expect(statements[3].value(at: "/medicationCodeableConcept/text") == "psilocybin-mushroom-dried")
        #expect(statements[3].value(at: "/status") == "active")
        #expect(statements[3].value(at: "/effectivePeriod/end") == "2026-09-12")
        #expect(statements[3].value(at: "/dosage/0/text") == "1 dose of 1 to 2 g, oral")
        #expect(statements[4].value(at: "/status") == "unknown")
        #expect(statements[4].value(at: "/dosage/0/text") == "2 doses of 2 drops (1 estimated)")
    }

    @Test("a medicine says until when it was taken, and where its days are not known, that they are not")
    func medicines() throws {
        let statements = Document(try Sample.rich()).of("MedicationStatement")

        #expect(statements[0].value(at: "/effectivePeriod") == ["start": "2026-01-01"])
        #expect(statements[0].value(at: "/dosage/0/text") == "450 mg twice a day")
        #expect(statements[1].value(at: "/_effectiveDateTime/extension/0/valueCode") == "unknown")
        #expect(statements[1].value(at: "/dosage/0/text") == "Dose not written down")
        #expect(statements.prefix(3).map { $0.value(at: "/status")?.text } == ["active", "active", "completed"])
    }

    @Test("a plan tells its rhythm and what came of it, where that is shown")
    func plan() throws {
        let shown = Document(try Sample.rich()).of("CarePlan")[0]
        let hidden = Document(try Sample.summary(protocols: [Sample.plan(schedule: false)])).of("CarePlan")[0]

        let description = try #require(shown.value(at: "/description")?.text)
        #expect(
            description.hasPrefix("1 day on, 2 days off; in blocks of 4 weeks on, 2 weeks off. From day 1: 0.10 g."))
        #expect(description.contains("missed"))
        #expect(hidden.value(at: "/description")?.text?.contains("missed") == false)
        #expect(shown.value(at: "/activity/0/detail/status") == "in-progress")
    }

    @Test(
        "a plan whose last day is over is completed though nobody ended it, and nobody knows whether its substance is taken"
    )
    func planBeyondItsEnd() throws {
        let document = Document(
            try Sample.summary(protocols: [Sample.plan(endDate: "2026-11-29")], doses: Sample.doses()))

        #expect(document.of("CarePlan")[0].value(at: "/status") == "completed")
        #expect(document.of("CarePlan")[0].value(at: "/activity/0/detail/status") == "completed")
        #expect(document.of("MedicationStatement")[0].value(at: "/status") == "unknown")
    }

    @Test(
        "where a plan stands is said in the words of FHIR",
        arguments: [
            ("planned", "draft"), ("active", "active"), ("paused", "on-hold"), ("completed", "completed"),
            ("abandoned", "revoked"),
        ])
    func planStatus(own: String, expected: String) throws {
        let document = Document(try Sample.summary(protocols: [Sample.plan(status: own)]))

        #expect(document.of("CarePlan")[0].value(at: "/status")?.text == expected)
    }
}
