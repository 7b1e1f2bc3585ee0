/// The line that announces a chunk: its size and extensions (RFC 9112 §7.1 and §7.1.1).
enum ChunkLine {
    /// The size; extensions are checked and ignored. At most 16 digits, so that no zeros can pad a line.
    static func size(_ line: borrowing Span<UInt8>) throws(Refusal) -> Int {
        var size: UInt64 = 0
        var index = 0
        while index < line.count, let digit = ByteClass.hexValue(line[index]) {
            guard index < 16 else { throw Refusal(.body) }
            size = size << 4 | UInt64(digit)
            index += 1
        }
        guard index > 0, let size = Int(exactly: size) else { throw Refusal(.body) }
        while index < line.count { index = try skipExtension(line, from: index) }
        return size
    }

    /// `BWS ";" BWS token [ BWS "=" BWS ( token / quoted-string ) ]`; answers where it ends.
    private static func skipExtension(_ line: borrowing Span<UInt8>, from start: Int) throws(Refusal) -> Int {
        var index = skipBlanks(line, from: start)
        guard index < line.count, line[index] == UInt8(ascii: ";") else { throw Refusal(.body) }
        index = try skipToken(line, from: skipBlanks(line, from: index + 1))
        let equals = skipBlanks(line, from: index)
        guard equals < line.count, line[equals] == UInt8(ascii: "=") else { return index }
        index = skipBlanks(line, from: equals + 1)
        guard index < line.count, line[index] == UInt8(ascii: "\"") else { return try skipToken(line, from: index) }
        return try skipQuoted(line, from: index + 1)
    }

    private static func skipBlanks(_ line: borrowing Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < line.count, ByteClass.isBlank(line[index]) { index += 1 }
        return index
    }

    private static func skipToken(_ line: borrowing Span<UInt8>, from start: Int) throws(Refusal) -> Int {
        var index = start
        while index < line.count, ByteClass.isToken(line[index]) { index += 1 }
        guard index > start else { throw Refusal(.body) }
        return index
    }

    /// The rest of a quoted string, whose opening quote was read (RFC 9110 §5.6.4).
    private static func skipQuoted(_ line: borrowing Span<UInt8>, from start: Int) throws(Refusal) -> Int {
        var index = start
        while index < line.count {
            let byte = line[index]
            if byte == UInt8(ascii: "\"") { return index + 1 }
            index += byte == UInt8(ascii: "\\") ? 2 : 1
            guard ByteClass.isFieldValue(byte), index <= line.count, ByteClass.isFieldValue(line[index - 1]) else {
                throw Refusal(.body)
            }
        }
        throw Refusal(.body)
    }
}
