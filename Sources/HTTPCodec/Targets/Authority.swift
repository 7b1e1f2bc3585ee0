/// Checks `uri-host [ ":" port ]` of RFC 9110 §7.2, as found in Host and in absolute-form targets.
///
/// User information (`user@host`) is refused as RFC 9110 §4.2.4 advises, and so is an empty host.
enum Authority {
    static func isValid(_ bytes: borrowing Span<UInt8>) -> Bool {
        guard !bytes.isEmpty else { return false }
        var index = 0
        if bytes[0] == UInt8(ascii: "[") {
            guard let end = bytes.firstIndex(of: UInt8(ascii: "]")), end > 1 else { return false }
            for place in 1..<end where !isAddressByte(bytes[place]) { return false }
            index = end + 1
        } else {
            while index < bytes.count, bytes[index] != UInt8(ascii: ":") {
                guard let length = nameCharacterLength(bytes, at: index) else { return false }
                index += length
            }
            guard index > 0 else { return false }
        }
        return index == bytes.count || isPort(bytes, from: index)
    }

    /// `":" *DIGIT`, at most 65535; an empty port stands for the default one (RFC 3986 §3.2.3).
    private static func isPort(_ bytes: borrowing Span<UInt8>, from colon: Int) -> Bool {
        guard bytes[colon] == UInt8(ascii: ":"), bytes.count - colon <= 6 else { return false }
        var port = 0
        for index in colon + 1..<bytes.count {
            guard ByteClass.isDigit(bytes[index]) else { return false }
            port = port * 10 + Int(bytes[index] - 0x30)
        }
        return port <= 65_535
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        ByteClass.hexValue(byte) != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }

    /// The length of the `reg-name` character at an offset: 1, or 3 for a percent-encoded one.
    private static func nameCharacterLength(_ bytes: borrowing Span<UInt8>, at index: Int) -> Int? {
        switch bytes[index] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return 1
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"),
            UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
            return 1
        case UInt8(ascii: "%"):
            guard bytes.count - index >= 3, ByteClass.hexValue(bytes[index + 1]) != nil,
                ByteClass.hexValue(bytes[index + 2]) != nil
            else { return nil }
            return 3
        default: return nil
        }
    }
}
