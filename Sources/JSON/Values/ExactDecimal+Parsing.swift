extension ExactDecimal {
    /// Why a text is no exact decimal.
    enum ParsingFailure: Error, Equatable {
        /// The text is not in the grammar of a number.
        case malformed
        /// It has more significant digits, or a smaller last place, than can be kept.
        case tooPrecise
        /// Its magnitude is too great.
        case tooLarge
    }

    /// The decimal of a number in JSON's grammar (RFC 8259 §6); nil for anything else and for one too long to be exact.
    package init?(_ text: some StringProtocol) {
        guard case .success(let decimal) = Self.parse(text) else { return nil }
        self = decimal
    }

    /// Reads a number in JSON's grammar and tells what is wrong with it.
    static func parse(_ text: some StringProtocol) -> Result<ExactDecimal, ParsingFailure> {
        var bytes = text.utf8.makeIterator()
        var next = bytes.next()
        var digits = DecimalDigits()
        let isNegative = next == ASCII.minus
        if isNegative { next = bytes.next() }

        let startsWithZero = next == ASCII.zero
        let integerDigits = digits.read(&next, &bytes, areFraction: false)
        guard integerDigits > 0, !startsWithZero || integerDigits == 1 else { return .failure(.malformed) }
        if next == ASCII.point {
            next = bytes.next()
            guard digits.read(&next, &bytes, areFraction: true) > 0 else { return .failure(.malformed) }
        }
        if let byte = next, ASCII.lowercased(byte) == ASCII.e {
            next = bytes.next()
            guard digits.readExponent(&next, &bytes) else { return .failure(.malformed) }
        }
        guard next == nil else { return .failure(.malformed) }
        return digits.decimal(isNegative: isNegative)
    }
}
