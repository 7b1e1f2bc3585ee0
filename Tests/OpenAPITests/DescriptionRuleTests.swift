import JSON
import OpenAPITestSupport
import Testing

@Suite("The schemas of openapi.yaml say what the rules of the journal are")
struct DescriptionRuleTests {
    private static let dose = #""takenAt":"2026-11-23T08:10:00+01:00","timeZone":"Europe/Berlin""#
    private static let checkIn = #""at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin""#
    private static let plan = #""name":"A","startDate":"2026-11-23","timeZone":"Europe/Berlin""#

    @Test(
        "A request body is accepted",
        arguments: [
            ("DoseLogInput", #"{\#(dose),"status":"skipped"}"#),
            ("DoseLogInput", #"{\#(dose),"status":"skipped","amount":null,"revision":7,"localDate":"x"}"#),
            ("DoseLogInput", #"{\#(dose),"status":"taken","amount":{"value":0.1,"unit":"g","high":null}}"#),
            ("DoseLogInput", #"{\#(dose),"status":"skipped","setting":{"place":null,"note":"a"}}"#),
            ("CheckInInput", #"{\#(checkIn),"note":"a"}"#),
            ("CheckInInput", #"{\#(checkIn),"ratings":{"mood":7.5},"note":null}"#),
            ("CheckInInput", #"{\#(checkIn),"sleep":{"minutes":null,"quality":0}}"#),
            ("ProtocolInput", #"{\#(plan),"schedule":{"kind":"as-needed","maxPerWeek":null}}"#),
            ("ProtocolInput", #"{\#(plan),"schedule":{"kind":"pattern","days":[true,false]}}"#),
            ("ProtocolInput", #"{\#(plan),"schedule":{"kind":"cycle","doseDays":1,"restDays":0}}"#),
            ("ProtocolPatch", #"{}"#),
            ("ProtocolPatch", #"{"schedule":{"restDays":3},"note":null}"#),
            ("DoseLogPatch", #"{"amount":{"high":null}}"#),
            ("CheckInPatch", #"{"ratings":{"mood":null,"calm":1}}"#),
            ("UserPatch", #"{"displayName":null}"#),
            ("UserPatch", #"{"email":"a@b","currentPassword":"x"}"#),
            ("TokenInput", #"{"email":"a@b","password":"x","scopes":null}"#),
        ])
    func bodyIsAccepted(_ name: String, _ body: String) throws {
        #expect(try violations(name, body) == [])
    }

    @Test(
        "A request body is refused",
        arguments: [
            ("DoseLogInput", #"{\#(dose),"status":"taken"}"#),
            ("DoseLogInput", #"{\#(dose),"status":"taken","amount":null}"#),
            ("DoseLogInput", #"{\#(dose),"status":"missed"}"#),
            ("DoseLogInput", #"{\#(dose),"status":"taken","amount":{"value":0,"unit":"g"}}"#),
            ("DoseLogInput", #"{\#(dose),"status":"taken","amount":{"value":1000000.1,"unit":"g"}}"#),
            ("DoseLogInput", #"{\#(dose),"status":"skipped","setting":{"place":null}}"#),
            ("DoseLogInput", #"{\#(dose),"status":"skipped","tags":["a","a"]}"#),
            ("DoseLogInput", #"{\#(dose),"status":"skipped","id":"01A2073D-7D40-7C1E-9B5A-3F0D2C6A8E11"}"#),
            ("CheckInInput", #"{\#(checkIn)}"#),
            ("CheckInInput", #"{\#(checkIn),"note":null}"#),
            ("CheckInInput", #"{\#(checkIn),"ratings":{}}"#),
            ("CheckInInput", #"{\#(checkIn),"ratings":{"mood":7.3}}"#),
            ("CheckInInput", #"{\#(checkIn),"ratings":{"Height":7}}"#),
            ("CheckInInput", #"{\#(checkIn),"sleep":{"minutes":null}}"#),
            ("CheckInInput", #"{\#(checkIn),"practices":[]}"#),
            ("ProtocolInput", #"{\#(plan)}"#),
            ("ProtocolInput", #"{\#(plan),"schedule":{"kind":"as-needed","doseDays":1}}"#),
            ("ProtocolInput", #"{\#(plan),"schedule":{"kind":"pattern","days":[false]}}"#),
            ("ProtocolInput", #"{\#(plan),"schedule":{"kind":"weekdays","days":["monday","monday"]}}"#),
            ("ProtocolInput", #"{\#(plan),"schedule":{"kind":"cycle","doseDays":0,"restDays":0}}"#),
            ("ProtocolPatch", #"{"name":null}"#),
            ("DoseLogPatch", #"{"status":null}"#),
            ("UserPatch", #"{"email":"a@b"}"#),
            ("UserPatch", #"{"email":"a@b","currentPassword":null}"#),
            ("TokenInput", #"{"email":"a@b","password":"x","scopes":[]}"#),
            ("UserInput", #"{"email":"a@b","password":"123456789","timeZone":"Etc/UTC"}"#),
        ])
    func bodyIsRefused(_ name: String, _ body: String) throws {
        #expect(try violations(name, body) != [])
    }

    private func violations(_ name: String, _ body: String) throws -> [SchemaViolation] {
        let validator = SchemaValidator(try Description.document())
        return try validator.violations(of: json(body), against: ["$ref": .string("#/components/schemas/\(name)")])
    }
}
