/// Reads a JSON text that is too long to be held: what it is entered for comes out value by value, as it arrives.
///
/// Only one value that is taken is in memory at a time. The text around the values is held to RFC 8259 and so is each
/// value that is taken; what is skipped is not, but for its end.
package struct JSONElementReader: Sendable {
    private enum State: Sendable {
        case beforeText
        case beforeValue(mayEnd: Bool)
        case beforeName(mayEnd: Bool)
        case name
        case beforeColon
        case value(JSONValueEnd, isTaken: Bool)
        case afterValue
        case afterText
    }

    /// An object or array that has been entered.
    private struct Level: Sendable {
        let isObject: Bool
        let path: [String]
        let pointer: JSONPointer
        /// The member, or the number of the element, that is being read.
        var name = ""
        var index = 0

        var currentPath: [String] { path + [isObject ? name : JSONElement.anyIndex] }
        var currentPointer: JSONPointer { isObject ? pointer.appending(name) : pointer.appending(index) }
    }

    private let treatment: @Sendable ([String]) -> JSONElementTreatment
    private let limit: Int
    private var state = State.beforeText
    private var levels: [Level] = []
    private var nameEnd = JSONValueEnd(first: ASCII.quote)
    /// The value or name so far, which is to be read as a whole.
    private var held: [UInt8] = []
    /// Whether the value at hand is passed over and is to be spoken of.
    private var isReported = false
    /// Bytes of the text that came before the ones at hand.
    private var offset = 0
    /// Where in the text the held bytes begin.
    private var heldOffset = 0

    /// - Parameters:
    ///   - limit: bytes of one value that is taken at most.
    ///   - treatment: what to do with the value at a path.
    package init(limit: Int, treatment: @escaping @Sendable ([String]) -> JSONElementTreatment) {
        self.limit = limit
        self.treatment = treatment
    }

    /// The values that end in the next bytes of the text.
    ///
    /// - Throws: `JSONSyntaxError`, its offset counted from the start of the text; `JSONElementTooLong`; `InvalidFields`
    ///   for what must not be there.
    package mutating func read(_ bytes: [UInt8]) throws -> [JSONElement] {
        var elements: [JSONElement] = []
        try bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                index = try step(bytes, at: index, into: &elements)
            }
        }
        offset += bytes.count
        return elements
    }

    /// The text is at its end.
    ///
    /// - Returns: the value that only the end of the text has ended, if there is one.
    /// - Throws: `JSONSyntaxError` where it is not complete.
    package mutating func finish() throws -> [JSONElement] {
        // Only a text that is a bare number or word ends without a byte that says so.
        var elements: [JSONElement] = []
        if case .value(_, let isTaken) = state, levels.isEmpty, held.first.map(Self.isBare) ?? false {
            try endValue(isTaken: isTaken, into: &elements)
        }
        guard case .afterText = state else { throw JSONSyntaxError(.unexpectedEnd, at: offset) }
        return elements
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        byte != ASCII.quote && byte != ASCII.openBrace && byte != ASCII.openBracket
    }

    /// Uses some bytes from `index` on, at least one or none with another state, and answers where to go on.
    private mutating func step(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, into elements: inout [JSONElement]
    ) throws -> Int {
        switch state {
        case .name:
            guard let end = nameEnd.find(in: bytes, from: index) else { return try hold(bytes, index..<bytes.count) }
            _ = try hold(bytes, index..<end)
            try endName()
            return end
        case .value(var end, let isTaken):
            let found = end.find(in: bytes, from: index)
            if isTaken { _ = try hold(bytes, index..<(found ?? bytes.count)) }
            state = .value(end, isTaken: isTaken)
            guard let found else { return bytes.count }
            try endValue(isTaken: isTaken, into: &elements)
            return found
        default:
            let byte = bytes[index]
            if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { return index + 1 }
            return try structural(byte, at: index)
        }
    }

    /// A byte between values; answers where to go on.
    private mutating func structural(_ byte: UInt8, at index: Int) throws -> Int {
        switch (state, byte) {
        case (.beforeText, 0xEF): throw JSONSyntaxError(.byteOrderMark, at: 0)
        case (.beforeValue(mayEnd: true), ASCII.closeBracket), (.beforeName(mayEnd: true), ASCII.closeBrace):
            close()
        case (.beforeText, _), (.beforeValue, _): return try beginValue(byte, at: index)
        case (.beforeName, ASCII.quote):
            held = []
            heldOffset = offset + index
            nameEnd = JSONValueEnd(first: byte)
            state = .name
            return index
        case (.beforeColon, ASCII.colon): state = .beforeValue(mayEnd: false)
        case (.afterValue, ASCII.comma):
            guard let level = levels.last else { throw unexpected(index) }
            levels[levels.count - 1].index += 1
            state = level.isObject ? .beforeName(mayEnd: false) : .beforeValue(mayEnd: false)
        case (.afterValue, ASCII.closeBrace), (.afterValue, ASCII.closeBracket):
            guard levels.last?.isObject == (byte == ASCII.closeBrace) else { throw unexpected(index) }
            close()
        case (.afterText, _): throw JSONSyntaxError(.trailingBytes, at: offset + index)
        default: throw unexpected(index)
        }
        return index + 1
    }

    private func unexpected(_ index: Int) -> JSONSyntaxError { JSONSyntaxError(.unexpectedByte, at: offset + index) }

    private mutating func close() {
        levels.removeLast()
        state = levels.isEmpty ? .afterText : .afterValue
    }

    private mutating func beginValue(_ byte: UInt8, at index: Int) throws -> Int {
        switch byte {
        case ASCII.comma, ASCII.colon, ASCII.closeBrace, ASCII.closeBracket: throw unexpected(index)
        default: break
        }
        let path = levels.last?.currentPath ?? []
        let pointer = levels.last?.currentPointer ?? .root
        switch (treatment(path), byte) {
        case (.enterObject, ASCII.openBrace):
            levels.append(Level(isObject: true, path: path, pointer: pointer))
            state = .beforeName(mayEnd: true)
            return index + 1
        case (.enterArray, ASCII.openBracket):
            levels.append(Level(isObject: false, path: path, pointer: pointer))
            state = .beforeValue(mayEnd: true)
            return index + 1
        case (.refuse, _):
            throw InvalidFields(
                Fault(pointer: pointer, code: FaultCode.unknownField, detail: "is not a member that is known here"))
        case (let treatment, _):
            held = []
            heldOffset = offset + index
            var isTaken = true
            isReported = false
            switch treatment {
            case .skip: isTaken = false
            case .report: (isTaken, isReported) = (false, true)
            case .enterObject, .enterArray, .take, .refuse: break
            }
            state = .value(JSONValueEnd(first: byte), isTaken: isTaken)
            return index
        }
    }

    private mutating func hold(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) throws -> Int {
        guard held.count + range.count <= limit else {
            throw JSONElementTooLong(limit: limit, pointer: levels.last?.currentPointer ?? .root)
        }
        held.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
        return range.upperBound
    }

    private mutating func endName() throws {
        guard case .string(let name) = try heldValue(), !levels.isEmpty else {
            throw JSONSyntaxError(.unexpectedByte, at: heldOffset)
        }
        levels[levels.count - 1].name = name
        state = .beforeColon
    }

    private mutating func endValue(isTaken: Bool, into elements: inout [JSONElement]) throws {
        if isTaken || isReported {
            elements.append(
                JSONElement(
                    path: levels.last?.currentPath ?? [], pointer: levels.last?.currentPointer ?? .root,
                    value: isTaken ? try heldValue() : .null))
            held = []
        }
        state = levels.isEmpty ? .afterText : .afterValue
    }

    /// What is held, read as a JSON text.
    private func heldValue() throws(JSONSyntaxError) -> JSONValue {
        do throws(JSONSyntaxError) {
            return try JSONParser.parse(held)
        } catch {
            throw JSONSyntaxError(error.reason, at: heldOffset + error.offset)
        }
    }
}
