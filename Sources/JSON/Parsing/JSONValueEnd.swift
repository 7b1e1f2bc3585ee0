/// Looks for the end of a JSON value in bytes that come piece by piece; whether it is well formed is not its concern.
struct JSONValueEnd: Sendable {
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    /// Whether it is a number or a word, which ends with what follows it.
    private let isBare: Bool

    /// A value that begins with this byte, which is yet to be looked at.
    init(first byte: UInt8) {
        isBare = byte != ASCII.quote && byte != ASCII.openBrace && byte != ASCII.openBracket
    }

    /// The offset behind the value's last byte; nil where it goes on beyond these bytes.
    mutating func find(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if isBare {
                if Self.endsBare(byte) { return index }
            } else if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == ASCII.backslash {
                    isEscaped = true
                } else if byte == ASCII.quote {
                    isInString = false
                    if depth == 0 { return index + 1 }
                }
            } else {
                switch byte {
                case ASCII.quote: isInString = true
                case ASCII.openBrace, ASCII.openBracket: depth += 1
                case ASCII.closeBrace, ASCII.closeBracket:
                    depth -= 1
                    if depth == 0 { return index + 1 }
                default: break
                }
            }
            index += 1
        }
        return nil
    }

    private static func endsBare(_ byte: UInt8) -> Bool {
        switch byte {
        case ASCII.comma, ASCII.closeBrace, ASCII.closeBracket, 0x20, 0x09, 0x0A, 0x0D: true
        default: false
        }
    }
}
