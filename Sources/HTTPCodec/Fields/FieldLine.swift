/// One header or trailer line, checked (RFC 9112 §5).
struct FieldLine {
    /// What a field means to the framing of a message.
    enum Role {
        case host, contentLength, transferEncoding, connection, expect, other
    }

    /// Where the name lies in the line.
    let name: Range<Int>
    let role: Role
    /// Where the value lies in the line, without surrounding blanks.
    let value: Range<Int>

    /// Reads a line without its CR LF.
    ///
    /// Refused are an empty name, blanks around it (which covers obs-fold and the blank before a colon, §5.1 and
    /// §5.2), and control bytes in the value, bare CR among them.
    init(_ line: borrowing Span<UInt8>) throws(Refusal) {
        var colon = 0
        while colon < line.count, ByteClass.isToken(line[colon]) { colon += 1 }
        guard colon > 0, colon < line.count, line[colon] == UInt8(ascii: ":") else { throw Refusal(.fieldLine) }
        var index = colon + 1
        while index < line.count {
            guard ByteClass.isFieldValue(line[index]) else { throw Refusal(.fieldLine) }
            index += 1
        }
        name = 0..<colon
        role = Self.role(of: line.extracting(0..<colon))
        value = line.trimmed(colon + 1..<line.count)
    }

    private static func role(of name: borrowing Span<UInt8>) -> Role {
        switch name.count {
        case 4: name.equalsIgnoringCase("host") ? .host : .other
        case 6: name.equalsIgnoringCase("expect") ? .expect : .other
        case 10: name.equalsIgnoringCase("connection") ? .connection : .other
        case 14: name.equalsIgnoringCase("content-length") ? .contentLength : .other
        case 17: name.equalsIgnoringCase("transfer-encoding") ? .transferEncoding : .other
        default: .other
        }
    }
}
