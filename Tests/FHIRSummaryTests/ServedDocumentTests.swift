import JSON
import JournalTestSupport
import Testing

@testable import FHIRSummary

/// Documents as the application serves them.
@Suite("FHIR documents of a journal")
struct ServedDocumentTests {
    private static let fhir = "application/fhir+json"

    private static func document(to person: TestPerson, at path: String = "/v1/summary") throws -> JSONValue {
        try person.get(path, headers: ["Accept": fhir]).expecting(200).json
    }

    /// Records of every collection, some of them to be flagged.
    private static func fill(_ person: TestPerson) throws {
        let plan = try CollectionFixture.protocols.create(by: person)
        for (name, body) in try bodies(plan: plan.id) { _ = try person.post("/v1/\(name)", body).expecting(201) }
    }

    private static func bodies(plan: String) throws -> [(String, JSONValue)] {
        let at = #""at":"2026-11-23T21:40:00.000+01:00","timeZone":"Europe/Berlin""#
        let dose = #""takenAt":"2026-11-23T08:10:00+01:00","timeZone":"Europe/Berlin","protocolId":"\#(plan)""#
        return try [
            ("dose-logs", #"{\#(dose),"status":"taken","substance":"lsd","amount":{"value":10,"unit":"ug"}}"#),
            ("dose-logs", #"{\#(dose),"status":"skipped"}"#),
            (
                "check-ins",
                #"""
                {\#(at),"ratings":{"mood":2,"anxiety":7},"sleep":{"minutes":400,"quality":5},"note":"rain",
                 "practices":[{"kind":"yoga","minutes":20}],"sideEffects":[{"name":"headache","severity":"mild"}]}
                """#
            ),
            ("assessments", #"{\#(at),"instrument":"phq-9","answers":[1,1,1,1,1,1,1,1,1]}"#),
            ("assessments", #"{\#(at),"instrument":"qids-sr16","total":27}"#),
            (
                "assessments",
                #"{\#(at),"instrument":"panas","subscaleTotals":{"positiveAffect":20,"negativeAffect":30}}"#
            ),
            ("medications", #"{"name":"lithium","class":"lithium","note":"at night"}"#),
            ("screenings", #"{\#(at),"answers":{"suicidal-thoughts":"yes","lithium":"no"}}"#),
        ].map { ($0, try JSONValue.parsing($1)) }
    }

    @Test("a full journal, an empty one, and every section by itself are documents without a fault")
    func faultless() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            try Self.fill(alice)
            var documents = [
                ("full", try Self.document(to: alice)), ("empty", try Self.document(to: app.person("bob"))),
                ("words", try Self.document(to: alice.reader(of: ["check-ins", "notes"]))),
            ]
            for section in TestPerson.sections where section != "insights" {
                documents.append((section, try Self.document(to: alice.reader(of: [section]))))
            }

            let faults = try await Validator.faults(documents)

            #expect(documents.count == 10)
            #expect(faults == [:])
        }
    }

    @Test("the document is the answer where FHIR is asked for, of the program in its version, under an id of its own")
    func served() async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            try Self.fill(alice)

            let first = try alice.get("/v1/summary", headers: ["Accept": Self.fhir]).expecting(200)
            let second = try alice.get("/v1/summary", headers: ["Accept": Self.fhir]).expecting(200)

            let document = Document(json: first.json)
            #expect(first.header("Content-Type") == Self.fhir)
            #expect(first["id"] != second["id"])
            #expect(document.of("Device")[0].value(at: "/version/0/value")?.text?.isEmpty == false)
            #expect(document.of("Flag").count == 3)
            #expect(document.observations("44260-8")[0].value(at: "/valueCodeableConcept/coding/0/code") == "LA6569-3")
            #expect(document.of("MedicationAdministration").count == 2)
        }
    }

    @Test("what is withheld is in no part of the document", arguments: ["doses", "medications", "screening"])
    func withheld(section: String) async throws {
        try await TestApp.run { app in
            let alice = try app.person("alice")
            try Self.fill(alice)

            let reader = try alice.reader(of: ["protocols", "check-ins", "assessments"])
            let read = try reader.get("/v1/summary", headers: ["Accept": Self.fhir]).expecting(200)
            let own = try alice.get("/v1/summary", headers: ["Accept": Self.fhir]).expecting(200)

            let secret = ["doses": "lsd", "medications": "lithium", "screening": "suicidal"][section] ?? section
            #expect(own.body.contains(secret))
            #expect(!read.body.contains(secret))
            #expect(read.body.contains("6 sections withheld by the patient."))
        }
    }
}
