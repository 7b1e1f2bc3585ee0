/// The inside of a string with escapes, found to be well formed by the parser, to be decoded (RFC 8259 §7).
struct EscapedText {
    private let raw: UnsafeBufferPointer<UInt8>

    init(_ raw: UnsafeBufferPointer<UInt8>) {
        self.raw = raw
    }

    /// The text with every escape replaced by what it stands for.
    ///
    /// An escape is never shorter than what it stands for, so the output stays behind the input.
    var decoded: String {
        String(unsafeUninitializedCapacity: raw.count) { output in
            var source = 0
            var count = 0
            while source < raw.count {
                guard raw[source] == ASCII.backslash else {
                    output[count] = raw[source]
                    source += 1
                    count += 1
                    continue
                }
                UTF8.encode(scalar(at: &source)) { unit in
                    output[count] = unit
                    count += 1
                }
            }
            return count
        }
    }

    /// The scalar of the escape at an offset, which is moved past it.
    private func scalar(at source: inout Int) -> Unicode.Scalar {
        let kind = raw[source + 1]
        source += 2
        switch kind {
        case ASCII.b: return "\u{08}"
        case ASCII.f: return "\u{0C}"
        case ASCII.n: return "\n"
        case ASCII.r: return "\r"
        case ASCII.t: return "\t"
        case ASCII.u: break
        default: return Unicode.Scalar(kind)
        }
        let unit = hexUnit(at: source)
        source += 4
        guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
        let trail = hexUnit(at: source + 2)
        source += 6
        return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
    }

    private func hexUnit(at start: Int) -> UInt16 {
        raw[start..<start + 4].reduce(0) { unit, byte in unit << 4 | (Self.hexDigit(byte) ?? 0) }
    }

    /// The value of a hexadecimal digit of either case.
    static func hexDigit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case 0x30...0x39: UInt16(byte) - 0x30
        case 0x41...0x46: UInt16(byte) - 0x37
        case 0x61...0x66: UInt16(byte) - 0x57
        default: nil
        }
    }
}
