// RFC 8259 §6.
extension JSONParser {
    mutating func parseNumber() throws(JSONSyntaxError) -> JSONNumber {
        let start = offset
        _ = skip(ASCII.minus)
        if skip(ASCII.zero) {
            if ASCII.isDigit(byte) { throw failure(.invalidNumber) }
        } else {
            try skipDigits()
        }
        if skip(ASCII.point) { try skipDigits() }
        if ASCII.lowercased(byte) == ASCII.e {
            offset += 1
            if !skip(ASCII.minus) { _ = skip(ASCII.plus) }
            try skipDigits()
        }
        guard offset - start <= Self.numberLengthLimit else {
            throw JSONSyntaxError(.numberTooLong, at: start)
        }
        return JSONNumber(parsed: text(from: start))
    }

    private mutating func skipDigits() throws(JSONSyntaxError) {
        guard ASCII.isDigit(byte) else { throw unexpected(.invalidNumber) }
        repeat { offset += 1 } while ASCII.isDigit(byte)
    }
}
