/// Writes JSON text: whole trees, or piece by piece so that stored JSON is spliced in without being read.
///
/// Compact, members in the order given, escapes only where RFC 8259 §7 demands them, all else raw UTF-8. Commas come by
/// themselves: a value or name written after a complete value is set apart from it. The caller sees to it that names
/// and values alternate and that what is begun is ended.
package struct JSONWriter: Sendable {
    /// What has been written.
    package internal(set) var bytes: [UInt8] = []

    /// A writer that has written nothing, with room for so many bytes.
    package init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// The text of a value.
    package static func bytes(of value: JSONValue) -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.write(value)
        return writer.bytes
    }

    /// Writes a value.
    package mutating func write(_ value: JSONValue) {
        switch value {
        case .null: writeToken("null")
        case .bool(let flag): write(flag)
        case .number(let number): write(number)
        case .string(let text): write(text)
        case .array(let elements):
            beginArray()
            for element in elements { write(element) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.members { self.member(member.name, member.value) }
            endObject()
        }
    }

    /// Writes a string.
    package mutating func write(_ text: String) {
        separate()
        writeQuoted(text)
    }

    /// Writes an integer.
    package mutating func write(_ integer: Int) {
        writeToken(String(integer))
    }

    /// Writes a number as it was typed.
    package mutating func write(_ number: JSONNumber) {
        writeToken(number.text)
    }

    /// Writes `true` or `false`.
    package mutating func write(_ flag: Bool) {
        writeToken(flag ? "true" : "false")
    }

    /// Writes `{`.
    package mutating func beginObject() {
        separate()
        bytes.append(ASCII.openBrace)
    }

    /// Writes `}`.
    package mutating func endObject() {
        bytes.append(ASCII.closeBrace)
    }

    /// Writes `[`.
    package mutating func beginArray() {
        separate()
        bytes.append(ASCII.openBracket)
    }

    /// Writes `]`.
    package mutating func endArray() {
        bytes.append(ASCII.closeBracket)
    }

    private mutating func writeToken(_ token: String) {
        separate()
        bytes.append(contentsOf: token.utf8)
    }

    /// Writes a comma if a complete value stands last, which its last byte tells.
    mutating func separate() {
        guard let last = bytes.last else { return }
        switch last {
        case ASCII.quote, ASCII.closeBrace, ASCII.closeBracket, ASCII.zero...ASCII.nine, 0x61...0x7A:
            bytes.append(ASCII.comma)
        default:
            break
        }
    }
}
