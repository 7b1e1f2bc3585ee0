extension JSONValue {
    /// The text, of so many Unicode scalars.
    func text(length: ClosedRange<Int> = 0...Int.max) throws(FieldRefusal) -> String {
        guard case .string(let text) = self else { throw FieldRefusal(FaultCode.wrongType, "must be a string") }
        // A scalar is 1 to 4 bytes: most texts need no counting.
        let bytes = text.utf8.count
        if bytes <= length.upperBound, (bytes + 3) / 4 >= length.lowerBound { return text }
        let count = text.unicodeScalars.count
        if count < length.lowerBound {
            throw FieldRefusal(FaultCode.tooShort, "must have at least \(length.lowerBound.counted("character"))")
        }
        if count > length.upperBound {
            throw FieldRefusal(FaultCode.tooLong, "must have at most \(length.upperBound.counted("character"))")
        }
        return text
    }

    /// The value of an enumeration that the text is.
    func choice<E: RawRepresentable & CaseIterable>(
        of type: E.Type
    ) throws(FieldRefusal) -> E where E.RawValue == String {
        if let choice = E(rawValue: try text()) { return choice }
        let values = E.allCases.map(\.rawValue).joined(separator: ", ")
        throw FieldRefusal(FaultCode.unknownValue, "must be one of \(values)")
    }

    /// The flag.
    func flag() throws(FieldRefusal) -> Bool {
        guard case .bool(let flag) = self else { throw FieldRefusal(FaultCode.wrongType, "must be true or false") }
        return flag
    }

    /// The integer in a range.
    func integer(in range: ClosedRange<Int>) throws(FieldRefusal) -> Int {
        guard case .number(let number) = self, number.isWhole else {
            throw FieldRefusal(FaultCode.wrongType, "must be an integer")
        }
        guard let integer = number.integer, range.contains(integer) else {
            let detail = "must be at least \(range.lowerBound) and at most \(range.upperBound)"
            throw FieldRefusal(FaultCode.outOfRange, detail)
        }
        return integer
    }

    /// The number in a range and, if there is one, a multiple of a step.
    func number(in range: DecimalRange, step: ExactDecimal?) throws(FieldRefusal) -> JSONNumber {
        guard case .number(let number) = self else { throw FieldRefusal(FaultCode.wrongType, "must be a number") }
        let decimal: ExactDecimal
        switch ExactDecimal.parse(number.text) {
        case .success(let exact): decimal = exact
        case .failure(.tooLarge): throw FieldRefusal(FaultCode.outOfRange, range.description)
        case .failure: throw FieldRefusal(FaultCode.tooPrecise, "must have at most 18 significant digits")
        }
        guard range.contains(decimal) else { throw FieldRefusal(FaultCode.outOfRange, range.description) }
        if let step, !decimal.isMultiple(of: step) {
            throw FieldRefusal(FaultCode.notAStep, "must be a multiple of \(step)")
        }
        return number
    }
}

extension JSONNumber {
    /// Whether the value has no fraction, whatever its size.
    fileprivate var isWhole: Bool {
        if text.utf8.allSatisfy({ ASCII.isDigit($0) || $0 == ASCII.minus }) { return true }
        switch ExactDecimal.parse(text) {
        case .success(let decimal): return decimal.exponent >= 0
        case .failure(let failure): return failure == .tooLarge
        }
    }
}

extension Int {
    /// The count with its noun: `1 character`, `2 characters`.
    func counted(_ noun: String) -> String {
        self == 1 ? "1 \(noun)" : "\(self) \(noun)s"
    }
}
