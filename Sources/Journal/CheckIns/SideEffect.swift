import JSON

/// An unwanted effect, in the person's words.
package struct SideEffect: Sendable, Hashable {
    /// How bad it was.
    package enum Severity: String, Sendable, CaseIterable { case mild, moderate, severe }

    package let name: String
    package let severity: Severity

    init(name: String, severity: Severity) {
        self.name = name
        self.severity = severity
    }

    init?(reading fields: inout FieldReader) {
        let name = fields.string("name", length: 1...80, required: true)
        let severity = fields.choice("severity", of: Severity.self, required: true)
        guard let name, let severity else { return nil }
        self.init(name: name, severity: severity)
    }

    /// The name in small letters and without needless blanks, by which effects are counted.
    var word: String {
        let words = name.lowercased().split(separator: " ").joined(separator: " ")
        return words.isEmpty ? name : words
    }

    var json: JSONObject {
        ["name": .string(name), "severity": .string(severity.rawValue)]
    }
}
