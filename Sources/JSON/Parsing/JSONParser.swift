/// Reads a whole JSON text into a tree, strictly (RFC 8259).
///
/// Beyond the grammar it refuses what two readers could take differently: byte order marks, names that occur twice,
/// strings that are not well-formed UTF-8 and escaped halves of surrogate pairs (RFC 8259 §4, §8.1, §8.2). Takes time
/// linear in the bytes, whatever they are.
package struct JSONParser {
    /// Far deeper than any body of the contract, and shallow enough for the stack of any thread.
    package static let defaultMaximumDepth = 64

    /// The deepest nesting a caller can ask for, so that no argument can exhaust a stack.
    static let depthCeiling = 512

    /// No quantity needs more; keeps work on a number small and lets most be kept without an allocation.
    static let numberLengthLimit = 64

    /// Most objects have no more members than this, and get by with one allocation.
    private static let expectedMembers = 8

    let input: UnsafeBufferPointer<UInt8>
    private let maximumDepth: Int
    var offset = 0

    private init(_ input: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        self.input = input
        self.maximumDepth = min(maximumDepth, Self.depthCeiling)
    }

    /// The value of a JSON text.
    ///
    /// - Parameter maximumDepth: how many arrays and objects may stand in each other; 0 allows scalars only, and
    ///   anything above 512 counts as 512.
    package static func parse(
        _ bytes: [UInt8], maximumDepth: Int = defaultMaximumDepth
    ) throws(JSONSyntaxError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { input throws(JSONSyntaxError) in
            var parser = JSONParser(input, maximumDepth: maximumDepth)
            return try parser.parseText()
        }
    }

    private mutating func parseText() throws(JSONSyntaxError) -> JSONValue {
        if input.starts(with: [0xEF, 0xBB, 0xBF]) { throw failure(.byteOrderMark) }
        skipWhitespace()
        let value = try parseValue(depth: 0)
        skipWhitespace()
        guard isAtEnd else { throw failure(.trailingBytes) }
        return value
    }

    private mutating func parseValue(depth: Int) throws(JSONSyntaxError) -> JSONValue {
        switch byte {
        case ASCII.quote:
            return .string(try parseString())
        case ASCII.openBrace:
            return .object(try parseObject(depth: depth + 1))
        case ASCII.openBracket:
            return .array(try parseArray(depth: depth + 1))
        case ASCII.minus, ASCII.zero...ASCII.nine:
            return .number(try parseNumber())
        case ASCII.t:
            try expect("true")
            return .bool(true)
        case ASCII.f:
            try expect("false")
            return .bool(false)
        case ASCII.n:
            try expect("null")
            return .null
        default:
            throw unexpected()
        }
    }

    private mutating func parseObject(depth: Int) throws(JSONSyntaxError) -> JSONObject {
        guard depth <= maximumDepth else { throw failure(.tooDeep) }
        var object = JSONObject()
        offset += 1
        skipWhitespace()
        if skip(ASCII.closeBrace) { return object }
        object.reserveCapacity(Self.expectedMembers)
        while true {
            let nameOffset = offset
            guard byte == ASCII.quote else { throw unexpected() }
            let name = try parseString()
            skipWhitespace()
            guard skip(ASCII.colon) else { throw unexpected() }
            skipWhitespace()
            let value = try parseValue(depth: depth)
            guard object.appendIfNew(name, value) else {
                throw JSONSyntaxError(.duplicateName, at: nameOffset)
            }
            skipWhitespace()
            if skip(ASCII.closeBrace) { return object }
            guard skip(ASCII.comma) else { throw unexpected() }
            skipWhitespace()
        }
    }

    private mutating func parseArray(depth: Int) throws(JSONSyntaxError) -> [JSONValue] {
        guard depth <= maximumDepth else { throw failure(.tooDeep) }
        var elements: [JSONValue] = []
        offset += 1
        skipWhitespace()
        if skip(ASCII.closeBracket) { return elements }
        while true {
            elements.append(try parseValue(depth: depth))
            skipWhitespace()
            if skip(ASCII.closeBracket) { return elements }
            guard skip(ASCII.comma) else { throw unexpected() }
            skipWhitespace()
        }
    }
}
