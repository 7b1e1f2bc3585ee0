/// Notes that may hold HTML, as plain text.
enum HTMLText {
    /// The text without tags, its blocks and breaks as lines, its character references resolved; what is none of the tags
    /// of an editor stays as it is.
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

    /// A tag that editors of notes write; whatever else stands behind a `<` is what somebody meant to say.
    private struct Tag {
        let name: String
        let end: Substring.UnicodeScalarView.Index

        private static let names: Set = [
            "br", "p", "div", "li", "ul", "ol", "b", "i", "u", "s", "strong", "em", "span", "font", "a", "h1", "h2",
            "h3", "h4", "h5", "h6", "hr",
        ]
        private static let lineNames: Set = ["br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr"]
        private static let longestName = 6
        /// Characters of attributes at most.
        private static let longestRest = 2_000

        /// Looks no further than to the next `<` or `>`, so that a text is read in time linear to its length.
        init?(at text: Substring.UnicodeScalarView) {
            var rest = text.dropFirst()
            let isEnd = rest.first == "/"
            if isEnd { rest = rest.dropFirst() }
            let name = String(rest.prefix(Self.longestName + 1).prefix { $0.isASCII && $0.properties.isAlphanumeric })
                .lowercased()
            guard Self.names.contains(name) else { return nil }
            rest = rest.dropFirst(name.unicodeScalars.count)
            guard let close = rest.prefix(Self.longestRest).firstIndex(where: { $0 == ">" || $0 == "<" }),
                rest[close] == ">", Self.isRest(String(rest[..<close]).trimmingWhitespace, isEnd: isEnd)
            else { return nil }
            self.name = name
            end = text.index(after: close)
        }

        /// Whether it is what stands behind a name: nothing, the slash of an element without an end, or attributes.
        private static func isRest(_ text: String, isEnd: Bool) -> Bool {
            text.isEmpty || !isEnd && (text == "/" || text.contains("=\"") || text.contains("='"))
        }

        var isBreak: Bool { name == "br" }
        var breaksLine: Bool { Self.lineNames.contains(name) }
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

extension Unicode.Scalar.Properties {
    fileprivate var isAlphanumeric: Bool { isAlphabetic || numericType != nil }
}
