internal import JSON

extension SchemaEvaluation {
    /// The keywords for strings (Validation, sections 6.3 and 7); lengths count Unicode scalar values.
    mutating func applyToString(
        _ keyword: SchemaKeyword, _ argument: JSONValue, _ text: String, _ pointer: JSONPointer
    ) throws(OpenAPIError) {
        switch keyword {
        case .minLength:
            let count = try Self.count(argument, of: keyword)
            if text.unicodeScalars.count < count { refuse(pointer, keyword, "must have at least \(count) characters") }
        case .maxLength:
            let count = try Self.count(argument, of: keyword)
            if text.unicodeScalars.count > count { refuse(pointer, keyword, "must have at most \(count) characters") }
        case .pattern:
            guard let pattern = argument.asString else { throw .malformedKeyword(keyword.rawValue) }
            if try !Self.matches(text, pattern) { refuse(pointer, keyword, "must match \(pattern)") }
        case .format:
            let name = argument.asString ?? ""
            guard let format = StringFormat(rawValue: name) else { throw .unknownFormat(name) }
            if !format.accepts(text) { refuse(pointer, keyword, "must be of the format \(name)") }
        default:
            throw .unknownKeyword(keyword.rawValue)
        }
    }

    /// Whether a text has a match of an ECMA-262 pattern anywhere, scalar by scalar.
    static func matches(_ text: String, _ pattern: String) throws(OpenAPIError) -> Bool {
        let expression: Regex<AnyRegexOutput>
        do {
            expression = try Regex(pattern).matchingSemantics(.unicodeScalar)
        } catch {
            throw .malformedKeyword("pattern")
        }
        return text.contains(expression)
    }
}
