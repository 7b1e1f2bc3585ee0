import JSON

/// A code of a code system.
struct Coding {
    let system: String
    let code: String
    /// The words of the system for it; `nil` where they are not known to the letter.
    let display: String?

    init(_ system: String, _ code: String, _ display: String? = nil) {
        self.system = system
        self.code = code
        self.display = display
    }

    static func loinc(_ code: String, _ display: String? = nil) -> Coding { Coding(loincSystem, code, display) }

    /// A code of this program, for what no common code is confirmed for; docs/fhir.md lists them.
    static func local(_ code: String) -> Coding { Coding("urn:attune:codes", code) }

    static let loincSystem = "http://loinc.org"

    static let survey = Coding("http://terminology.hl7.org/CodeSystem/observation-category", "survey", "Survey")

    var json: JSONValue {
        var object: JSONObject = ["system": .string(system), "code": .string(code)]
        object["display"] = display.map { .string($0) }
        return .object(object)
    }

    /// A concept of this code, with the words that people read.
    func concept(_ text: String? = nil) -> JSONValue {
        var object: JSONObject = ["coding": [json]]
        object["text"] = text.map { .string($0.asFHIR) }
        return .object(object)
    }
}
