/// Writes a text of known length straight into the storage of a `String`: dates are formatted on each response.
struct ASCIIWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    private init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    /// The text that `body` writes, `length` bytes long at most; what exceeds the length is left out.
    static func text(length: Int, _ body: (inout ASCIIWriter) -> Void) -> String {
        String(unsafeUninitializedCapacity: length) { buffer in
            var writer = ASCIIWriter(buffer)
            body(&writer)
            return writer.count
        }
    }

    /// Appends the text that `body` writes to bytes.
    static func append(length: Int, to bytes: inout [UInt8], _ body: (inout ASCIIWriter) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: length) { buffer in
            var writer = ASCIIWriter(buffer)
            body(&writer)
            bytes.append(contentsOf: buffer[..<writer.count])
        }
    }

    /// Appends the last `digits` digits of a number that is not negative, with leading zeros.
    @inline(__always)
    mutating func append(_ number: Int, digits: Int) {
        guard count + digits <= buffer.count else { return }
        var rest = UInt32(truncatingIfNeeded: number)
        var index = count + digits
        while index > count {
            index -= 1
            buffer[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += digits
    }

    /// Appends one ASCII character.
    @inline(__always)
    mutating func append(_ character: Unicode.Scalar) {
        guard count < buffer.count else { return }
        buffer[count] = UInt8(truncatingIfNeeded: character.value)
        count += 1
    }

    /// Appends ASCII text.
    mutating func append(text: StaticString) {
        text.withUTF8Buffer { bytes in
            guard count + bytes.count <= buffer.count else { return }
            for byte in bytes {
                buffer[count] = byte
                count += 1
            }
        }
    }

    /// Appends `YYYY-MM-DD`.
    mutating func append(_ date: CivilDate) {
        append(date.year, digits: 4)
        append("-")
        append(date.month, digits: 2)
        append("-")
        append(date.day, digits: 2)
    }

    /// Appends `HH:MM:SS`.
    mutating func append(timeOfSeconds seconds: Int) {
        append(seconds / 3_600, digits: 2)
        append(":")
        append(seconds / 60 % 60, digits: 2)
        append(":")
        append(seconds % 60, digits: 2)
    }
}
