// Every read of the input goes through `byte` or a range already walked over by it, so none is out of bounds.
extension JSONParser {
    var isAtEnd: Bool {
        offset >= input.count
    }

    /// The byte to be read next; 0 at the end, which the grammar allows nowhere.
    var byte: UInt8 {
        offset < input.count ? input[offset] : 0
    }

    mutating func skip(_ expected: UInt8) -> Bool {
        guard byte == expected else { return false }
        offset += 1
        return true
    }

    mutating func skipWhitespace() {
        while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    mutating func expect(_ literal: StaticString) throws(JSONSyntaxError) {
        for index in 0..<literal.utf8CodeUnitCount {
            guard skip(literal.utf8Start[index]) else { throw unexpected() }
        }
    }

    /// The text of bytes already read.
    func text(from start: Int) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: input[start..<offset]), as: UTF8.self)
    }

    func failure(_ reason: JSONSyntaxError.Reason) -> JSONSyntaxError {
        JSONSyntaxError(reason, at: offset)
    }

    /// The error of a byte that the grammar does not allow here: the end, if there is none.
    func unexpected(_ reason: JSONSyntaxError.Reason = .unexpectedByte) -> JSONSyntaxError {
        failure(isAtEnd ? .unexpectedEnd : reason)
    }
}
