/// The character classes of RFC 9110 §5.6.2 and RFC 3986, looked up by byte so that no locale or Unicode rule
/// interferes.
package enum ByteClass {
    /// `tchar`: what methods, field names and chunk extension names are made of.
    package static func isToken(_ byte: UInt8) -> Bool {
        byte < 64 ? lowTokens & (1 << UInt64(byte)) != 0 : byte < 128 && highTokens & (1 << UInt64(byte & 63)) != 0
    }

    /// What a field value may hold: visible bytes, blanks, tabs, and bytes above ASCII (`obs-text`).
    static func isFieldValue(_ byte: UInt8) -> Bool {
        byte >= 0x20 ? byte != 0x7F : byte == 0x09
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10
    }

    /// The value of a hexadecimal digit, or nil.
    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte &- 0x30
        case 0x41...0x46: byte &- 0x37
        case 0x61...0x66: byte &- 0x57
        default: nil
        }
    }

    static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    private static let lowTokens = mask("!#$%&'*+-.0123456789", from: 0)
    private static let highTokens = mask("ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~", from: 64)

    private static func mask(_ characters: String, from first: UInt8) -> UInt64 {
        characters.utf8.reduce(0) { $0 | 1 << UInt64($1 &- first) }
    }
}
