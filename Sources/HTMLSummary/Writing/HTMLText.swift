/// Text as HTML: the one place where what a person wrote becomes part of a page.
///
/// Escaped are the characters that could end a text, an attribute in double quotes or a character reference. Control
/// characters, which HTML has no way to write, become U+FFFD; line ends and tabs stay.
enum HTMLText {
    /// Appends a text, escaped.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { source in
            for byte in source {
                switch byte {
                case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
                case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
                case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
                case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
                case UInt8(ascii: "'"): bytes.append(contentsOf: "&#39;".utf8)
                case 0x09, 0x0A: bytes.append(byte)
                case ..<0x20, 0x7F: bytes.append(contentsOf: "\u{FFFD}".utf8)
                default: bytes.append(byte)
                }
            }
        }
    }

    /// Appends a text that a person wrote, kept apart from what stands around it: characters that turn the direction of
    /// writing end with it.
    static func append(words text: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "<bdi>".utf8)
        append(text, to: &bytes)
        bytes.append(contentsOf: "</bdi>".utf8)
    }
}
