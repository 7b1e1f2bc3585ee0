internal import JSON

extension SchemaEvaluation {
    /// The keywords that join schemas (Core, section 10.2).
    mutating func combine(
        _ keyword: SchemaKeyword, _ argument: JSONValue, _ schema: JSONObject, _ value: JSONValue,
        _ pointer: JSONPointer
    ) throws(OpenAPIError) {
        switch keyword {
        case .allOf:
            for branch in try Self.branches(argument, of: keyword) {
                try evaluate(value, against: branch, at: pointer)
            }
        case .anyOf, .oneOf:
            try combine(try Self.branches(argument, of: keyword), of: keyword, value, pointer)
        case .not:
            if try accepts(value, argument, at: pointer) { refuse(pointer, keyword, "must not be so") }
        case .if:
            let isMet = try accepts(value, argument, at: pointer)
            if let branch = schema[isMet ? "then" : "else"] { try evaluate(value, against: branch, at: pointer) }
        case .then, .else:
            // The `if` beside them applies them; without one they say nothing (section 10.2.2).
            break
        default:
            throw .unknownKeyword(keyword.rawValue)
        }
    }

    /// Every branch is tried, so that an unknown keyword in the last one is found as well.
    private mutating func combine(
        _ branches: [JSONValue], of keyword: SchemaKeyword, _ value: JSONValue, _ pointer: JSONPointer
    ) throws(OpenAPIError) {
        var accepting = 0
        var reasons: [String] = []
        for branch in branches {
            let violations = try violations(of: value, branch, at: pointer)
            if violations.isEmpty { accepting += 1 }
            if let first = violations.first { reasons.append(first.description) }
        }
        if accepting == 0 {
            refuse(pointer, keyword, "fits no branch (\(reasons.joined(separator: "; ")))")
        } else if accepting > 1, keyword == .oneOf {
            refuse(pointer, keyword, "fits \(accepting) branches")
        }
    }

    private static func branches(
        _ argument: JSONValue, of keyword: SchemaKeyword
    ) throws(OpenAPIError) -> [JSONValue] {
        guard let branches = argument.asArray, !branches.isEmpty else { throw .malformedKeyword(keyword.rawValue) }
        return branches
    }
}
