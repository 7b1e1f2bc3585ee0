/// A text that may be an IANA time zone name and is safe to use as a path below the zone directory.
///
/// 1 to 64 characters: parts of letters, digits, `_`, `+` and `-`, parted by single slashes, beginning with a letter.
/// As there is no dot, no path leaves the directory. Holding a value does not prove that there is such a zone.
struct TimeZoneName: Sendable {
    static let maximumLength = 64

    let text: String

    /// Nil when no zone can have this name.
    init?(_ text: String) {
        guard TimeZoneName.isRelativePath(text), !TimeZoneName.isOtherFile(text) else { return nil }
        self.text = text
    }

    private static func isRelativePath(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        guard (1...maximumLength).contains(bytes.count), isLetter(bytes[0]) else { return false }
        var isAfterSlash = false
        for index in bytes.indices {
            let isSlash = bytes[index] == UInt8(ascii: "/")
            guard isSlash ? !isAfterSlash : isAllowed(bytes[index]) else { return false }
            isAfterSlash = isSlash
        }
        return !isAfterSlash
    }

    /// What the directory holds besides zones: the same names again without and with leap seconds, copies of one zone,
    /// a table, and the zone that stands for "not set".
    private static func isOtherFile(_ text: String) -> Bool {
        switch text {
        case "posix", "right", "posixrules", "localtime", "leapseconds", "Factory": true
        default: text.hasPrefix("posix/") || text.hasPrefix("right/")
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"): true
        default: isLetter(byte)
        }
    }
}
