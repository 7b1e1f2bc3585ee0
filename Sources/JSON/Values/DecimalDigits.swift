/// The digits of a number, added up as they are read.
struct DecimalDigits {
    /// An exponent is not counted further than this: everything beyond is too large or too small alike.
    private static let exponentLimit = 1_000_000_000

    private var coefficient = 0
    private var significantDigits = 0
    /// Zeros that count only if another digit follows.
    private var pendingZeros = 0
    private var fractionDigits = 0
    private var exponent = 0
    private var isTooPrecise = false

    /// Takes digits as long as they come, and tells how many came.
    mutating func read(
        _ next: inout UInt8?, _ bytes: inout some IteratorProtocol<UInt8>, areFraction: Bool
    ) -> Int {
        var count = 0
        while let byte = next, ASCII.isDigit(byte) {
            add(Int(byte - ASCII.zero))
            count += 1
            next = bytes.next()
        }
        if areFraction { fractionDigits = count }
        return count
    }

    /// Takes what follows the `e`, and tells whether it was an exponent.
    mutating func readExponent(_ next: inout UInt8?, _ bytes: inout some IteratorProtocol<UInt8>) -> Bool {
        let isNegative = next == ASCII.minus
        if isNegative || next == ASCII.plus { next = bytes.next() }
        var count = 0
        while let byte = next, ASCII.isDigit(byte) {
            exponent = min(exponent * 10 + Int(byte - ASCII.zero), Self.exponentLimit)
            count += 1
            next = bytes.next()
        }
        if isNegative { exponent = -exponent }
        return count > 0
    }

    func decimal(isNegative: Bool) -> Result<ExactDecimal, ExactDecimal.ParsingFailure> {
        let exponent = exponent + pendingZeros - fractionDigits
        if isTooPrecise { return .failure(.tooPrecise) }
        if let decimal = ExactDecimal(coefficient: isNegative ? -coefficient : coefficient, exponent: exponent) {
            return .success(decimal)
        }
        return .failure(exponent > 0 ? .tooLarge : .tooPrecise)
    }

    private mutating func add(_ digit: Int) {
        guard digit != 0 else {
            if coefficient != 0 { pendingZeros += 1 }
            return
        }
        significantDigits += pendingZeros + 1
        guard significantDigits <= ExactDecimal.maximumDigits else {
            isTooPrecise = true
            return
        }
        for _ in 0...pendingZeros { coefficient *= 10 }
        coefficient += digit
        pendingZeros = 0
    }
}
