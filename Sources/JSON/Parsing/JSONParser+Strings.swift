// RFC 8259 §7. A string is first walked over and checked, then copied out in one go.
extension JSONParser {
    mutating func parseString() throws(JSONSyntaxError) -> String {
        offset += 1
        let start = offset
        var hasEscape = false
        while true {
            offset = PlainRun.end(in: input, from: offset, stopsAtNonASCII: true)
            switch byte {
            case ASCII.quote:
                let raw = UnsafeBufferPointer(rebasing: input[start..<offset])
                offset += 1
                return hasEscape ? EscapedText(raw).decoded : String(decoding: raw, as: UTF8.self)
            case ASCII.backslash:
                hasEscape = true
                try skipEscape()
            case 0x80...:
                try skipNonASCII()
            default:
                throw unexpected(.controlCharacter)
            }
        }
    }

    private mutating func skipEscape() throws(JSONSyntaxError) {
        let start = offset
        offset += 1
        switch byte {
        case ASCII.quote, ASCII.backslash, ASCII.slash, ASCII.b, ASCII.f, ASCII.n, ASCII.r, ASCII.t:
            offset += 1
        case ASCII.u:
            try skipUnicodeEscape(from: start)
        default:
            throw unexpected(.invalidEscape)
        }
    }

    /// Walks over `\uXXXX`, or two of them that make a surrogate pair.
    private mutating func skipUnicodeEscape(from start: Int) throws(JSONSyntaxError) {
        offset += 1
        let unit = try skipHexUnit()
        if UTF16.isTrailSurrogate(unit) { throw JSONSyntaxError(.loneSurrogate, at: start) }
        guard UTF16.isLeadSurrogate(unit) else { return }
        guard skip(ASCII.backslash), skip(ASCII.u) else {
            throw isAtEnd ? failure(.unexpectedEnd) : JSONSyntaxError(.loneSurrogate, at: start)
        }
        guard UTF16.isTrailSurrogate(try skipHexUnit()) else { throw JSONSyntaxError(.loneSurrogate, at: start) }
    }

    private mutating func skipHexUnit() throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = EscapedText.hexDigit(byte) else { throw unexpected(.invalidEscape) }
            unit = unit << 4 | digit
            offset += 1
        }
        return unit
    }

    private mutating func skipNonASCII() throws(JSONSyntaxError) {
        repeat {
            guard let length = wellFormedLength() else { throw failure(.invalidUTF8) }
            offset += length
        } while byte >= 0x80
    }

    /// The length of the sequence that starts here, by the table of well-formed ones (Unicode, table 3-7).
    ///
    /// The second byte's bounds keep out overlong forms, surrogates and everything above U+10FFFF.
    private func wellFormedLength() -> Int? {
        let length: Int
        let secondByte: ClosedRange<UInt8>
        switch byte {
        case 0xC2...0xDF: (length, secondByte) = (2, 0x80...0xBF)
        case 0xE0: (length, secondByte) = (3, 0xA0...0xBF)
        case 0xED: (length, secondByte) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, secondByte) = (3, 0x80...0xBF)
        case 0xF0: (length, secondByte) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, secondByte) = (4, 0x80...0xBF)
        case 0xF4: (length, secondByte) = (4, 0x80...0x8F)
        default: return nil
        }
        guard input.count - offset >= length, secondByte.contains(input[offset + 1]) else { return nil }
        for index in 2..<max(length, 2) where input[offset + index] & 0xC0 != 0x80 { return nil }
        return length
    }
}
