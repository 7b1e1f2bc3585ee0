extension Span where Element == UInt8 {
    /// The unsigned number that `digits` decimal digits spell at `index`; nil past the end or at any other byte.
    ///
    /// `digits` is a small constant, so the number cannot overflow.
    func number(at index: Int, digits: Int) -> Int? {
        guard index + digits <= count else { return nil }
        var number = 0
        for offset in index..<index + digits {
            guard let digit = digit(at: offset) else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    /// The value of the decimal digit at `index`; nil past the end or at any other byte.
    func digit(at index: Int) -> Int? {
        guard index < count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[index]) else { return nil }
        return Int(self[index] - UInt8(ascii: "0"))
    }

    func has(_ character: Unicode.Scalar, at index: Int) -> Bool {
        index < count && self[index] == UInt8(ascii: character)
    }
}
