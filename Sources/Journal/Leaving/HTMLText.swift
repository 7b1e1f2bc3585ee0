/// Notes that may hold HTML, as plain text.
enum HTMLText {
    /// The text without tags, its blocks and breaks as lines, its character references resolved; what is no HTML stays as it
    /// is.
    static func plain(_ html: String) -> String {
        guard html.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return html }
        var text = String.UnicodeScalarView()
        var rest = Substring(html).unicodeScalars
        while let scalar = rest.first {
            if scalar == "<", let tag = Tag(at: rest) {
                if tag.breaksLine, text.last != "\n" || tag.isBreak { text.append("\n") }
                rest = rest[tag.end...]
            } else if scalar == "&", let reference = Reference(at: rest) {
                text.append(reference.scalar)
                rest = rest[reference.end...]
            } else {
                text.append(scalar)
                rest.removeFirst()
            }
        }
        return trimmed(text)
    }

    /// Without blanks and lines at both ends.
    private static func trimmed(_ text: String.UnicodeScalarView) -> String {
        let isInk: (Unicode.Scalar) -> Bool = { !$0.properties.isWhitespace }
        guard let first = text.firstIndex(where: isInk), let last = text.lastIndex(where: isInk) else { return "" }
        return String(text[first...last])
    }

    /// `<`, perhaps `/`, a letter, and all up to the next `>`.
    private struct Tag {
        let name: String
        let end: Substring.UnicodeScalarView.Index

        init?(at text: Substring.UnicodeScalarView) {
            var name = text.dropFirst()
            if name.first == "/" { name = name.dropFirst() }
            guard let first = name.first, first.properties.isAlphabetic, first.isASCII,
                let close = name.firstIndex(of: ">")
            else { return nil }
            self.name = String(
                name[..<close].prefix { $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) }
            )
            .lowercased()
            end = text.index(after: close)
        }

        var isBreak: Bool { name == "br" }
        var breaksLine: Bool { ["br", "p", "div", "li"].contains(name) }
    }

    /// A character reference (HTML §13.5): numeric, or one of the names that are met in notes.
    private struct Reference {
        let scalar: Unicode.Scalar
        let end: Substring.UnicodeScalarView.Index

        private static let names: [String: Unicode.Scalar] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
            "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "euro": "€", "deg": "°",
        ]

        init?(at text: Substring.UnicodeScalarView) {
            guard let close = text.prefix(12).firstIndex(of: ";") else { return nil }
            let name = String(text[..<close].dropFirst())
            end = text.index(after: close)
            if let scalar = Self.names[name] {
                self.scalar = scalar
                return
            }
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let isHexadecimal = digits.first == "x" || digits.first == "X"
            guard let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
                value >= 0x20 || value == 0x0A, let scalar = Unicode.Scalar(value)
            else { return nil }
            self.scalar = scalar
        }
    }
}
