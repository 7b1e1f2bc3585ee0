package import CivilTime

/// The identifier of a record, user or token: a UUID (RFC 9562), kept as 128 bits.
///
/// Its text is the lower-case canonical form, the only one that is read. An id is never a cursor and its time is
/// never trusted.
package struct UUID: Sendable, Hashable {
    /// The 16 bytes, big-endian.
    package var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { [UInt8]($0) }
    }

    /// The first eight bytes, big-endian.
    package let high: UInt64
    /// The last eight bytes, big-endian.
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads 16 bytes; `nil` for any other count.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Reads the lower-case canonical form `8-4-4-4-12`; `nil` for anything else.
    package init?(_ text: String) {
        var text = text
        let words = text.withUTF8 { Self.words(of: $0) }
        guard let words else { return nil }
        (high, low) = words
    }

    /// The two halves of the canonical form.
    private static func words(of text: UnsafeBufferPointer<UInt8>) -> (high: UInt64, low: UInt64)? {
        guard text.count == 36 else { return nil }
        var words: (high: UInt64, low: UInt64) = (0, 0)
        var digits = 0
        for (position, byte) in text.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard let digit = Self.digit(byte) else { return nil }
                if digits < 16 { words.high = words.high << 4 | digit } else { words.low = words.low << 4 | digit }
                digits += 1
            }
        }
        return words
    }

    /// Makes a version 7 UUID (RFC 9562 §5.7): 48 bits of Unix milliseconds, then random bits.
    ///
    /// `random` gives at least 10 bytes; missing ones count as 0.
    package init(version7At instant: Instant, random: [UInt8]) {
        let tail = random.prefix(10) + Array(repeating: 0, count: Swift.max(0, 10 - random.count))
        let first = tail.prefix(2).reduce(0) { $0 << 8 | UInt64($1) }
        let rest = tail.dropFirst(2).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        self.init(version7At: instant, first: first, number: rest)
    }

    /// Makes a version 7 UUID whose last 62 bits are those of a number, and the others before them 0: for names that
    /// are unique because they are counted.
    package init(version7At instant: Instant, number: UInt64) {
        self.init(version7At: instant, first: 0, number: number)
    }

    /// Makes a version 8 UUID (RFC 9562 §5.8) of the first 16 bytes of a digest; missing ones count as 0.
    init(version8 digest: [UInt8]) {
        let bytes = digest.prefix(16) + Array(repeating: 0, count: Swift.max(0, 16 - digest.count))
        let (first, last) = (bytes.prefix(8), bytes.dropFirst(8))
        high = first.reduce(0) { $0 << 8 | UInt64($1) } & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
        low = last.reduce(0) { $0 << 8 | UInt64($1) } & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    private init(version7At instant: Instant, first: UInt64, number: UInt64) {
        let milliseconds = UInt64(clamping: instant.milliseconds) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | 0x7000 | (first & 0x0FFF)
        low = (number & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
    }

    /// The value of a lower-case hexadecimal digit.
    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
        default: nil
        }
    }
}

extension UUID: CustomStringConvertible {
    /// The lower-case canonical form.
    package var description: String {
        String(unsafeUninitializedCapacity: Self.textCount) { buffer in
            write(to: buffer)
            return Self.textCount
        }
    }

    /// Appends the lower-case canonical form.
    package func append(to text: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.textCount) { buffer in
            write(to: buffer)
            text.append(contentsOf: buffer)
        }
    }

    private static let textCount = 36

    /// Writes eight digits at a time, with hyphens behind the bytes 4, 6, 8 and 10.
    private func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        let memory = UnsafeMutableRawBufferPointer(buffer)
        let second = Self.digits(high & 0xFFFF_FFFF)
        let third = Self.digits(low >> 32)
        memory.storeBytes(of: Self.digits(high >> 32), as: UInt64.self)
        memory.storeBytes(of: UInt32(truncatingIfNeeded: second), toByteOffset: 9, as: UInt32.self)
        memory.storeBytes(of: UInt32(truncatingIfNeeded: second >> 32), toByteOffset: 14, as: UInt32.self)
        memory.storeBytes(of: UInt32(truncatingIfNeeded: third), toByteOffset: 19, as: UInt32.self)
        memory.storeBytes(of: UInt32(truncatingIfNeeded: third >> 32), toByteOffset: 24, as: UInt32.self)
        memory.storeBytes(of: Self.digits(low & 0xFFFF_FFFF), toByteOffset: 28, as: UInt64.self)
        buffer[8] = UInt8(ascii: "-")
        buffer[13] = UInt8(ascii: "-")
        buffer[18] = UInt8(ascii: "-")
        buffer[23] = UInt8(ascii: "-")
    }

    /// The eight lower-case hexadecimal digits of a 32-bit number, the first in the lowest byte.
    ///
    /// Each half byte moves to a byte of its own; 0x30 makes a digit of it, and 0x27 more where adding 6 carries over
    /// 15, a letter.
    private static func digits(_ number: UInt64) -> UInt64 {
        var spread = number.byteSwapped >> 32
        spread = (spread | spread << 16) & 0x0000_FFFF_0000_FFFF
        spread = (spread | spread << 8) & 0x00FF_00FF_00FF_00FF
        spread = (spread >> 4 | spread << 8) & 0x0F0F_0F0F_0F0F_0F0F
        let letters = (spread &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return (spread &+ 0x3030_3030_3030_3030 &+ letters &* 0x27).littleEndian
    }
}
