/// Finds how far a text runs without a byte that needs attention, eight bytes at a time.
///
/// Nearly every byte of a body belongs to such a run, so this loop is where parsing and writing spend their time.
enum PlainRun {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let quotes = ones &* UInt64(ASCII.quote)
    private static let backslashes = ones &* UInt64(ASCII.backslash)
    private static let spaces = ones &* 0x20

    /// The offset of the first byte from `start` on that is `"`, `\`, a control character or, if asked for, not ASCII;
    /// the count of the bytes when there is none.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, stopsAtNonASCII: Bool) -> Int {
        let nonASCII = stopsAtNonASCII ? highBits : 0
        let raw = UnsafeRawBufferPointer(bytes)
        var offset = start
        while offset &+ 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            let stops = attention(word) | (word & nonASCII)
            if stops != 0 { return offset &+ stops.trailingZeroBitCount / 8 }
            offset &+= 8
        }
        while offset < raw.count {
            let byte = raw[offset]
            if byte < 0x20 || byte == ASCII.quote || byte == ASCII.backslash { break }
            if stopsAtNonASCII && byte >= 0x80 { break }
            offset &+= 1
        }
        return offset
    }

    /// The high bit of each byte that is `"`, `\` or below 0x20.
    ///
    /// A borrow can also mark bytes above a true one; the lowest mark, the only one used, is always true.
    private static func attention(_ word: UInt64) -> UInt64 {
        let quote = word ^ quotes
        let backslash = word ^ backslashes
        let isQuote = (quote &- ones) & ~quote
        let isBackslash = (backslash &- ones) & ~backslash
        let isControl = (word &- spaces) & ~word
        return (isQuote | isBackslash | isControl) & highBits
    }
}
