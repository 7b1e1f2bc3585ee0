import JSON
import Testing

/// A schema as JSON text, with values that it takes and values that it does not.
struct KeywordCase: Sendable, CustomTestStringConvertible {
    let schema: String
    let accepted: [String]
    let refused: [String]

    init(_ schema: String, accepts accepted: [String], refuses refused: [String]) {
        self.schema = schema
        self.accepted = accepted
        self.refused = refused
    }

    var testDescription: String {
        schema
    }
}

/// The value of a JSON text.
func json(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8))
}
