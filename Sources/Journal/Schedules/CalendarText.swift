/// Writes content lines of iCalendar: escaped, folded and ended as RFC 5545 §3.1 wants it.
struct CalendarText: Sendable {
    /// Octets in a line at most, its end apart.
    static let lineLength = 75

    /// UTF-8.
    private(set) var bytes: [UInt8] = []

    /// Appends a line whose value is written as it is.
    mutating func append(_ name: String, _ value: String) {
        let line = "\(name):\(value)"
        if line.utf8.count <= Self.lineLength { bytes += line.utf8 } else { fold(line) }
        bytes += [0x0D, 0x0A]
    }

    /// Appends a line that is too long, broken between characters; each part but the first begins with a space.
    private mutating func fold(_ line: String) {
        var room = Self.lineLength
        for scalar in line.unicodeScalars {
            let encoded = scalar.utf8
            if encoded.count > room {
                bytes += [0x0D, 0x0A, 0x20]
                room = Self.lineLength - 1
            }
            bytes += encoded
            room -= encoded.count
        }
    }

    /// Appends a line whose value is a text for people (RFC 5545 §3.3.11).
    mutating func append(_ name: String, text: String) {
        append(name, Self.escaped(text))
    }

    /// Every kind of line end becomes `\n`; other control characters but the tab, which no value may hold, are left out.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                escaped.append("\\")
                escaped.append(scalar)
            case "\n" where isAfterReturn: break
            case "\n", "\r": escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\t": escaped.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}": break
            default: escaped.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        return String(escaped)
    }
}
