import JSON

/// The kinds of field that assessments have.
extension FieldReader {
    /// A score or an answer.
    ///
    /// Faults: `wrong-type`, `too-precise`, `out-of-range`, `not-a-step`.
    mutating func score(_ name: String, in range: ScoreRange, required: Bool = false) -> Score? {
        decimal(name, in: range.decimals, step: range.step.decimal, required: required)?.decimal.flatMap { Score($0) }
    }

    /// The score of an instrument.
    ///
    /// Faults: as of `score`, and `not-a-step` for one that no raw sum is converted to.
    mutating func total(_ name: String, of total: TotalScore) -> Score? {
        guard let score = score(name, in: total.range) else { return nil }
        if case .converted(let table) = total.rule, !table.contains(score) {
            fault(name, code: FaultCode.notAStep, "must be one of the converted scores, such as 19.25 for a sum of 21")
            return nil
        }
        return score
    }

    /// The answers to the items of an instrument, `nil` for those left open; at least one is there.
    ///
    /// Faults: `wrong-type`, `too-few`, `too-many`; of an answer `wrong-type`, `out-of-range`, `not-a-step`.
    mutating func answers(_ name: String, of instrument: Instrument) -> [Score?]? {
        guard let value = raw(name) else { return nil }
        guard case .array(let elements) = value else {
            fault(name, code: FaultCode.wrongType, "must be an array")
            return nil
        }
        let count = instrument.answerCount
        if elements.count < count.lowerBound {
            fault(name, code: FaultCode.tooFew, "must have at least \(count.lowerBound) elements")
        } else if elements.count > count.upperBound {
            fault(name, code: FaultCode.tooMany, "must have at most \(count.upperBound) elements")
        } else if elements.allSatisfy(\.isNull) {
            fault(name, code: FaultCode.tooFew, "must have at least one answer")
        }
        let place = pointer.appending(name)
        return elements.prefix(count.upperBound).enumerated().map { index, element in
            element.isNull ? nil : answer(element, in: instrument.answers, at: place.appending(index))
        }
    }

    private mutating func answer(_ value: JSONValue, in range: ScoreRange, at place: JSONPointer) -> Score? {
        guard case .number(let number) = value else {
            fault(at: place, code: FaultCode.wrongType, "must be a number or null")
            return nil
        }
        // A number with too many digits for a decimal is no step, wherever in the range it lies; one too great for a
        // decimal is beyond every range.
        let bounds = range.decimals
        guard let decimal = number.decimal else {
            let isGreat = Double(number.text).map { abs($0) > 100 } ?? true
            fault(
                at: place, code: isGreat ? FaultCode.outOfRange : FaultCode.notAStep,
                isGreat ? bounds.description : "must be a multiple of \(range.step.decimal)")
            return nil
        }
        guard bounds.contains(decimal) else {
            fault(at: place, code: FaultCode.outOfRange, bounds.description)
            return nil
        }
        guard decimal.isMultiple(of: range.step.decimal) else {
            fault(at: place, code: FaultCode.notAStep, "must be a multiple of \(range.step.decimal)")
            return nil
        }
        return Score(decimal)
    }
}
