/// `X-Forwarded-For`, which no standard describes: addresses separated by commas, with or without ports.
enum ForwardedForField {
    /// The addresses in order, over all lines of the field; nil for what is none.
    ///
    /// Split at bytes: a character of Unicode could swallow the comma behind it, and with it the proxy's own word.
    static func hops(in values: [String]) -> [PeerAddress?] {
        values.flatMap { value in
            value.utf8.split(separator: UInt8(ascii: ",")).compactMap { part -> PeerAddress?? in
                let text = trimmed(part)
                // Empty elements of a list mean nothing (RFC 9110 §5.6.1).
                guard !text.isEmpty else { return nil }
                return .some(PeerAddress(text) ?? ForwardedNode.address(text))
            }
        }
    }

    /// Without SP and HTAB at both ends.
    private static func trimmed(_ part: Substring.UTF8View) -> String {
        var part = part.drop { $0 == 0x20 || $0 == 0x09 }
        while part.last == 0x20 || part.last == 0x09 { part.removeLast() }
        return String(decoding: part, as: UTF8.self)
    }
}
