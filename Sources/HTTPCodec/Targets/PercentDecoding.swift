/// Decodes `%XX`, once (RFC 3986 §2.1).
package enum PercentDecoding {
    /// Text that holds a percent sign without two hexadecimal digits, a NUL, or bytes that are no UTF-8.
    package struct Malformed: Error, Sendable, Hashable {
        package init() {}
    }

    /// The decoded text.
    ///
    /// `plusIsBlank` is for form-encoded queries. `refusesSlash` is for path segments: an encoded slash would mean one
    /// thing to whoever splits before decoding and another to whoever splits after it.
    package static func decode(
        _ text: Substring, plusIsBlank: Bool = false, refusesSlash: Bool = false
    ) throws(Malformed) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.utf8.count)
        var bytes = text.utf8.makeIterator()
        while let byte = bytes.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = bytes.next().flatMap(ByteClass.hexValue),
                    let low = bytes.next().flatMap(ByteClass.hexValue)
                else { throw Malformed() }
                let value = high << 4 | low
                guard value != 0, !(refusesSlash && value == UInt8(ascii: "/")) else { throw Malformed() }
                decoded.append(value)
            } else if plusIsBlank, byte == UInt8(ascii: "+") {
                decoded.append(0x20)
            } else {
                guard byte != 0 else { throw Malformed() }
                decoded.append(byte)
            }
        }
        guard let result = String(validating: decoded, as: UTF8.self) else { throw Malformed() }
        return result
    }
}
