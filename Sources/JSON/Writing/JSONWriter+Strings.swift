// RFC 8259 §7.
extension JSONWriter {
    private static let hexDigits: [UInt8] = Array("0123456789abcdef".utf8)

    mutating func writeQuoted(_ text: String) {
        bytes.append(ASCII.quote)
        let isWritten: Void? = text.utf8.withContiguousStorageIfAvailable { writeEscaped($0) }
        if isWritten == nil { Array(text.utf8).withUnsafeBufferPointer { writeEscaped($0) } }
        bytes.append(ASCII.quote)
    }

    private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while start < text.count {
            let end = PlainRun.end(in: text, from: start, stopsAtNonASCII: false)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
            guard end < text.count else { return }
            writeEscape(of: text[end])
            start = end + 1
        }
    }

    private mutating func writeEscape(of byte: UInt8) {
        bytes.append(ASCII.backslash)
        switch byte {
        case ASCII.quote, ASCII.backslash: bytes.append(byte)
        case 0x08: bytes.append(ASCII.b)
        case 0x09: bytes.append(ASCII.t)
        case 0x0A: bytes.append(ASCII.n)
        case 0x0C: bytes.append(ASCII.f)
        case 0x0D: bytes.append(ASCII.r)
        default:
            bytes.append(contentsOf: [ASCII.u, ASCII.zero, ASCII.zero])
            bytes.append(Self.hexDigits[Int(byte >> 4)])
            bytes.append(Self.hexDigits[Int(byte & 0x0F)])
        }
    }
}
