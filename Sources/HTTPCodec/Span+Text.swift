import Glibc

extension Span<UInt8> {
    /// The bytes as text; bytes that are no UTF-8 become U+FFFD, so callers check for ASCII first where it matters.
    var text: String {
        withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }

    var isASCII: Bool {
        var union: UInt8 = 0
        for index in indices { union |= self[index] }
        return union < 0x80
    }

    /// The first place of a byte at or after an offset.
    func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
        guard start < count else { return nil }
        return withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), bytes.count - start)
            else {
                return nil
            }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Whether the bytes are the given lower-case ASCII text when upper-case letters count as lower-case.
    func equalsIgnoringCase(_ lowercased: StaticString) -> Bool {
        guard count == lowercased.utf8CodeUnitCount else { return false }
        return lowercased.withUTF8Buffer { expected in
            for index in 0..<count where ByteClass.lowercased(self[index]) != expected[index] { return false }
            return true
        }
    }

    /// The range without surrounding blanks (`OWS`: space and tab, nothing else).
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, ByteClass.isBlank(self[start]) { start += 1 }
        while end > start, ByteClass.isBlank(self[end - 1]) { end -= 1 }
        return start..<end
    }
}

extension Span<UInt8> {
    /// Whether the bytes are exactly the given ASCII text.
    func equals(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        return text.withUTF8Buffer { expected in
            for index in 0..<count where self[index] != expected[index] { return false }
            return true
        }
    }
}
