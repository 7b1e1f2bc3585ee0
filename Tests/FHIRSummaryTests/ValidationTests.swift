import JSON
import JournalTestSupport
import Testing

@testable import FHIRSummary
@testable import Journal

/// Documents against the R4B models of fhir.resources and the rules of the International Patient Summary.
@Suite("FHIR documents read by a library")
struct ValidationTests {
    private static func bundle(_ summary: Summary) -> JSONValue {
        .object(SummaryBundle(summary, id: Sample.documentID, version: "0.1.0").json)
    }

    @Test("a summary with everything, of an empty journal, and with all withheld is at fault nowhere")
    func faultless() async throws {
        let plans = try ["planned", "paused", "completed", "abandoned"].map { status in
            (status, Self.bundle(try Sample.summary(protocols: [Sample.plan(status: status, schedule: false)])))
        }
        let documents = try [
            ("rich", Self.bundle(Sample.rich())), ("empty", Self.bundle(Sample.empty())),
            ("withheld", Self.bundle(Sample.withheld())),
        ]

        let faults = try await Validator.faults(documents + plans)

        #expect(faults == [:])
    }

    /// A way to break the document with everything, and the rule that finds it.
    private struct Break: Sendable {
        let rule: String
        let change: @Sendable (inout Editor) throws -> Void

        init(_ rule: String, _ change: @escaping @Sendable (inout Editor) throws -> Void) {
            self.rule = rule
            self.change = change
        }
    }

    @Test("a document that breaks a rule is found to break it")
    func broken() async throws {
        let rich = Self.bundle(try Sample.rich())
        let documents = try Self.breaks.enumerated().map { number, broken in
            var editor = Editor(bundle: rich)
            try broken.change(&editor)
            return (name: String(number), bundle: editor.bundle)
        }

        let faults = try await Validator.faults(documents)

        for (number, broken) in Self.breaks.enumerated() {
            let rules = (faults[String(number)] ?? []).map { String($0.prefix { $0 != " " }) }
            #expect(rules.contains(broken.rule), "\(number), \(broken.rule): found \(rules)")
        }
    }

    private static let breaks: [Break] = envelopeBreaks + sectionBreaks + resourceBreaks

    private static let envelopeBreaks: [Break] = [
        Break("bdl-type") { try $0.set("/type", "collection") },
        Break("bdl-9") { try $0.set("/identifier/value", nil) },
        Break("bdl-10") { try $0.set("/timestamp", nil) },
        Break("bdl-11") { $0.reverseEntries() },
        Break("bdl-ips-1") { $0.repeatEntry("Composition") },
        Break("bdl-patient") { $0.repeatEntry("Patient") },
        Break("bdl-7") { $0.repeatEntry("Device") },
        Break("bdl-fullurl") { try $0.set("/entry/1/fullUrl", "Patient/1") },
        Break("bdl-fullurl") { try $0.set("/entry/1/fullUrl", nil) },
        Break("reference") { try $0.set("Observation", "/subject/reference", "urn:uuid:0") },
        Break("reachable") { try $0.set("/entry/0/resource/section/0/entry", []) },
        Break("comp-type") { try $0.set("Composition", "/type/coding/0/code", "34133-9") },
        Break("comp-status") { try $0.set("Composition", "/status", "preliminary") },
        Break("comp-header") { try $0.set("Composition", "/title", nil) },
        Break("comp-author") {
            let patient = try #require($0.bundle.value(at: "/entry/1/fullUrl"))
            try $0.set("Composition", "/author/0/reference", patient)
        },
        Break("comp-subject") { try $0.set("Composition", "/subject", nil) },
        Break("labels") { try $0.set("/meta/security", nil) },
        Break("labels") { try $0.set("Composition", "/confidentiality", "N") },
        Break("labels") { try $0.set("MedicationAdministration", "/meta/security/1", ["code": "PSY"]) },
        Break("labels") { try $0.set("QuestionnaireResponse", "/meta/security/1", nil) },
    ]

    private static let sectionBreaks: [Break] = [
        Break("comp-required") { try $0.set("Composition", "/section/1/code/coding/0/code", "48765-2") },
        Break("comp-required") { try $0.set("Composition", "/section/2", nil) },
        Break("comp-required") { try $0.set("Composition", "/section/3", nil) },
        Break("comp-section") { try $0.set("Composition", "/section/1/title", nil) },
        Break("comp-section") { try $0.set("Composition", "/section/1/code", nil) },
        Break("comp-section") { try $0.set("Composition", "/section/1/text", nil) },
        Break("comp-nested") { try $0.set("Composition", "/section/1/section", [["title": "inner"]]) },
        Break("ips-comp-1") { try $0.set("Composition", "/section/1/emptyReason", nil) },
        Break("ips-comp-1") {
            let reason = try #require($0.bundle.value(at: "/entry/0/resource/section/1/emptyReason"))
            try $0.set("Composition", "/section/3/emptyReason", reason)
        },
        Break("comp-reason") { try $0.set("Composition", "/section/1/emptyReason/coding/0/code", "nilknown") },
        Break("comp-reason") { try $0.set("Composition", "/section/1/emptyReason/coding/0/code", "secret") },
        Break("comp-entries") {
            let answer = try #require($0.url("QuestionnaireResponse"))
            try $0.set("Composition", "/section/4/entry/0/reference", .string(answer))
        },
        Break("alerts-first") { try $0.set("Composition", "/section/0", nil) },
        Break("narrative") { try $0.set("Composition", "/section/0/text/div", "<div>open") },
        Break("narrative") { try $0.set("Composition", "/text/div", "<div xmlns='http://www.w3.org/1999/xhtml'/>") },
        Break("narrative") {
            try $0.set(
                "Composition", "/section/0/text/div", "<div xmlns='http://www.w3.org/1999/xhtml'><form>x</form></div>")
        },
    ]

    private static let resourceBreaks: [Break] = [
        Break("json-empty") { try $0.set("Device", "/deviceName/0", [:]) },
        Break("model") { try $0.set("CarePlan", "/intent", nil) },
        Break("model") { try $0.set("Device", "/secret", true) },
        Break("code") { try $0.set("CarePlan", "/status", "paused") },
        Break("code") { try $0.set("Observation", "/status", "done") },
        Break("ips-pat-1") { try $0.set("Patient", "/name/0", ["use": "usual"]) },
        Break("pat-birth") { try $0.set("Patient", "/_birthDate", nil) },
        Break("med-name") { try $0.set("MedicationStatement", "/medicationCodeableConcept", [:]) },
        Break("med-effective") { try $0.set("MedicationStatement", "/effectivePeriod", nil) },
        Break("med-dosage") { try $0.set("MedicationStatement", "/dosage/0/text", nil) },
        Break("mad-1") { try $0.set("MedicationAdministration", "/dosage/dose", nil) },
        Break("mad-not-done") { try $0.set("MedicationAdministration", "/status", "not-done") },
        Break("mad-status") { try $0.set("MedicationAdministration", "/status", "unknown") },
        Break("sqty-1") { try $0.set("MedicationAdministration", "/dosage/dose/comparator", ">") },
        Break("ucum") { try $0.set("MedicationAdministration", "/dosage/dose/code", "mcg") },
        Break("total-code") { try $0.set(code: "44261-6", "/code/coding/0/code", "44249-1") },
        Break("total-code") { try $0.set(code: "44261-6", "/code/coding/0/code", "70274-6") },
        Break("obs-value") { try $0.set(code: "70274-6", "/valueInteger", nil) },
        Break("obs-category") { try $0.set(code: "70274-6", "/category", nil) },
    ]
}
