import HTTPTypes

/// One header or trailer line, checked (RFC 9112 §5).
struct FieldLine {
    let name: HTTPField.Name
    let role: FieldNames.Role
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
        for index in colon + 1..<line.count where !ByteClass.isFieldValue(line[index]) { throw Refusal(.fieldLine) }
        guard let known = FieldNames.name(line.extracting(0..<colon)) else { throw Refusal(.fieldLine) }
        name = known.name
        role = known.role
        value = line.trimmed(colon + 1..<line.count)
    }
}
