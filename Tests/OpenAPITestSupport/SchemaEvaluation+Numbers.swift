internal import JSON

extension SchemaEvaluation {
    /// The keywords for numbers (Validation, section 6.2).
    mutating func applyToNumber(
        _ keyword: SchemaKeyword, _ argument: JSONValue, _ number: JSONNumber, _ pointer: JSONPointer
    ) throws(OpenAPIError) {
        guard let bound = argument.asNumber else { throw .malformedKeyword(keyword.rawValue) }
        let order = number.order(to: bound)
        switch keyword {
        case .minimum:
            if order == .less { refuse(pointer, keyword, "must be at least \(bound.text)") }
        case .maximum:
            if order == .greater { refuse(pointer, keyword, "must be at most \(bound.text)") }
        case .exclusiveMinimum:
            if order != .greater { refuse(pointer, keyword, "must be more than \(bound.text)") }
        case .exclusiveMaximum:
            if order != .less { refuse(pointer, keyword, "must be less than \(bound.text)") }
        case .multipleOf:
            guard let step = bound.decimal, step > 0 else { throw .malformedKeyword(keyword.rawValue) }
            if number.decimal?.isMultiple(of: step) != true {
                refuse(pointer, keyword, "must be a multiple of \(bound.text)")
            }
        default:
            throw .unknownKeyword(keyword.rawValue)
        }
    }
}
