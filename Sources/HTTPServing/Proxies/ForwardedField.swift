import HTTPCodec

/// Reads the field `Forwarded` (RFC 7239 §4).
struct ForwardedField {
    /// The nodes that its elements name with `for`, in order, over all lines of the field; nil for an element without a
    /// readable one. What is not in the grammar has no element at all: where one ends could not be told.
    static func hops(in values: [String]) -> [PeerAddress?] {
        var hops: [PeerAddress?] = []
        for value in values {
            var field = ForwardedField(value)
            guard let elements = field.readElements() else { return [] }
            hops += elements
        }
        return hops
    }

    private let bytes: [UInt8]
    private var position = 0

    private init(_ value: String) {
        bytes = Array(value.utf8)
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func readElements() -> [PeerAddress?]? {
        var elements: [PeerAddress?] = []
        while true {
            skipBlanks()
            guard let byte = next else { return elements }
            // Empty elements of a list mean nothing (RFC 9110 §5.6.1).
            if byte == UInt8(ascii: ",") {
                position += 1
                continue
            }
            guard readElement(into: &elements) else { return nil }
        }
    }

    /// Reads pairs up to a comma or the end; false when they are malformed.
    private mutating func readElement(into elements: inout [PeerAddress?]) -> Bool {
        var node: String?
        while let byte = next, byte != UInt8(ascii: ",") {
            if byte == UInt8(ascii: ";") {
                position += 1
                skipBlanks()
                continue
            }
            guard let (name, value) = readPair() else { return false }
            if name.lowercased() == "for" {
                // A parameter occurs once in an element.
                guard node == nil else { return false }
                node = value
            }
            skipBlanks()
            guard next == nil || next == UInt8(ascii: ";") || next == UInt8(ascii: ",") else { return false }
        }
        elements.append(node.flatMap { ForwardedNode.address($0) })
        return true
    }

    private mutating func readPair() -> (name: String, value: String)? {
        guard let name = readToken(), next == UInt8(ascii: "=") else { return nil }
        position += 1
        let value = next == UInt8(ascii: "\"") ? readQuoted() : readToken()
        return value.map { (name, $0) }
    }

    private mutating func readToken() -> String? {
        let start = position
        while let byte = next, ByteClass.isToken(byte) { position += 1 }
        return position > start ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
    }

    /// A quoted string without its quotes and backslashes (RFC 9110 §5.6.4).
    private mutating func readQuoted() -> String? {
        var content: [UInt8] = []
        position += 1
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = next else { return nil }
                content.append(escaped)
                position += 1
            default: content.append(byte)
            }
        }
        return nil
    }

    private mutating func skipBlanks() {
        while next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { position += 1 }
    }
}
