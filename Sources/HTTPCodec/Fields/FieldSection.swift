package import HTTPTypes

/// The header fields of a request as they came: one copy of their bytes, and where each line lies in it.
///
/// Looking a field up compares bytes where they lie; text is made of a value only when somebody asks for it, so that a
/// request's many unread fields cost nothing. Names compare without regard to case (RFC 9110 §5.1).
package struct FieldSection: Sendable {
    /// Where name and value of a line lie among the bytes.
    private struct Line: Sendable {
        let name: Range<UInt32>
        let value: Range<UInt32>
    }

    private var bytes: [UInt8] = []
    private var lines: [Line] = []

    package init() {}

    /// The same fields, for requests that are made in process.
    package init(_ fields: HTTPFields) {
        for field in fields {
            let value = field.withUnsafeBytesOfValue { [UInt8]($0) }
            append(name: Array(field.name.rawName.utf8).span, value: value.span)
        }
    }

    /// The number of field lines.
    package var count: Int { lines.count }

    /// The value of a field, several lines of it joined by commas (RFC 9110 §5.3), Cookie by semicolons; nil if there is
    /// none.
    package subscript(name: HTTPField.Name) -> String? {
        guard let first = firstIndex(of: name, from: 0) else { return nil }
        guard firstIndex(of: name, from: first + 1) != nil else { return text(lines[first].value) }
        return self[values: name].joined(separator: name == .cookie ? "; " : ", ")
    }

    /// The values of a field, one a line, in order.
    package subscript(values name: HTTPField.Name) -> [String] {
        var values: [String] = []
        var next = firstIndex(of: name, from: 0)
        while let index = next {
            values.append(text(lines[index].value))
            next = firstIndex(of: name, from: index + 1)
        }
        return values
    }

    package func contains(_ name: HTTPField.Name) -> Bool {
        firstIndex(of: name, from: 0) != nil
    }

    /// Gives `body` the bytes of the first line of a field; nil if there is none.
    package func withValue<Result>(of name: HTTPField.Name, _ body: (borrowing Span<UInt8>) -> Result) -> Result? {
        firstIndex(of: name, from: 0).map { index in
            let range = lines[index].value
            return body(bytes.span.extracting(Int(range.lowerBound)..<Int(range.upperBound)))
        }
    }

    // MARK: Making

    mutating func reserveCapacity(bytes: Int, lines: Int) {
        self.bytes.reserveCapacity(bytes)
        self.lines.reserveCapacity(lines)
    }

    mutating func append(name: borrowing Span<UInt8>, value: borrowing Span<UInt8>) {
        let range = keep(name)
        lines.append(Line(name: range, value: keep(value)))
    }

    /// Puts another value in the place of the only line of a field, or adds that line.
    mutating func set(_ name: HTTPField.Name, to value: String) {
        let value = keep(Array(value.utf8).span)
        guard let index = firstIndex(of: name, from: 0) else {
            lines.append(Line(name: keep(Array(name.rawName.utf8).span), value: value))
            return
        }
        lines[index] = Line(name: lines[index].name, value: value)
    }

    private mutating func keep(_ part: borrowing Span<UInt8>) -> Range<UInt32> {
        let start = UInt32(truncatingIfNeeded: bytes.count)
        part.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        return start..<UInt32(truncatingIfNeeded: bytes.count)
    }

    // MARK: Looking up

    private func firstIndex(of name: HTTPField.Name, from start: Int) -> Int? {
        var canonical = name.canonicalName
        return canonical.withUTF8 { wanted in
            bytes.withUnsafeBufferPointer { bytes in
                for index in start..<max(start, lines.count) {
                    let range = lines[index].name
                    guard range.count == wanted.count else { continue }
                    let first = Int(range.lowerBound)
                    var offset = 0
                    while offset < wanted.count, ByteClass.lowercased(bytes[first + offset]) == wanted[offset] {
                        offset += 1
                    }
                    if offset == wanted.count { return index }
                }
                return nil
            }
        }
    }

    private func text(_ range: Range<UInt32>) -> String {
        bytes.span.extracting(Int(range.lowerBound)..<Int(range.upperBound)).text
    }
}

extension FieldSection {
    /// All lines in order, names as they came; bytes that are no UTF-8 are U+FFFD in the text.
    package var pairs: [(name: String, value: String)] {
        lines.map { (text($0.name), text($0.value)) }
    }
}
