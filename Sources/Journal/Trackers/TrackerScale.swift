package import JSON

/// The scale of a tracker, as it was during one of the tracker's versions.
package struct TrackerScale: Sendable, Hashable {
    /// Which end of a scale the person wishes for.
    package enum Direction: String, Sendable, CaseIterable {
        case higherIsBetter = "higher-is-better"
        case lowerIsBetter = "lower-is-better"
        case neither
    }

    package let min: ExactDecimal
    package let max: ExactDecimal
    /// A value is a whole number of steps above `min`.
    package let step: ExactDecimal
    package let unit: String?
    package let direction: Direction

    /// The bound only keeps slips of the keyboard out.
    static let range = DecimalRange.closed(ExactDecimal(-1_000_000), ExactDecimal(1_000_000))
    private static let stepRange = DecimalRange.above(ExactDecimal(0), upTo: ExactDecimal(1_000_000))

    init?(reading fields: inout FieldReader) {
        let min = fields.decimal("min", in: Self.range, required: true)?.decimal
        let max = fields.decimal("max", in: Self.range, required: true)?.decimal
        let step = fields.decimal("step", in: Self.stepRange, required: true)?.decimal
        unit = fields.string("unit", length: 1...40)
        let direction = fields.choice("direction", of: Direction.self, required: true)
        guard let min, let max, let step, let direction else { return nil }
        guard min < max else {
            fields.fault("max", code: FaultCode.outOfRange, "must be more than min")
            return nil
        }
        self.min = min
        self.max = max
        self.step = step
        self.direction = direction
        if !isStep(max) { fields.fault("step", code: FaultCode.notAStep, "must lead from min to max") }
    }

    /// Reads what `members` made, among whatever else stands beside it; `nil` for what is none.
    static func read(from members: JSONObject) -> TrackerScale? {
        let own = ["min", "max", "step", "unit", "direction"].compactMap { name in members[name].map { (name, $0) } }
        let result = Result { () throws(InvalidFields) in
            try FieldReader.read(.object(JSONObject(own)), as: "a scale") { TrackerScale(reading: &$0) }
        }
        guard case .success(let scale) = result else { return nil }
        return scale
    }

    /// The members that it has in a tracker.
    var members: JSONObject {
        var object: JSONObject = [
            "min": .number(JSONNumber(min)), "max": .number(JSONNumber(max)), "step": .number(JSONNumber(step)),
        ]
        object.set("unit", unit)
        object.set("direction", direction)
        return object
    }

    /// What is wrong with a value; `nil` if it is on the scale.
    func fault(of value: ExactDecimal, at pointer: JSONPointer) -> Fault? {
        let range = DecimalRange.closed(min, max)
        guard range.contains(value) else {
            return Fault(pointer: pointer, code: FaultCode.outOfRange, detail: range.description)
        }
        guard isStep(value) else {
            return Fault(
                pointer: pointer, code: FaultCode.notAStep,
                detail: "must be a whole number of steps of \(step) above \(min)")
        }
        return nil
    }

    /// From end to end.
    var range: ClosedRange<Double> { min.double...Swift.max(min.double, max.double) }

    private func isStep(_ value: ExactDecimal) -> Bool {
        value.subtracting(min)?.isMultiple(of: step) ?? false
    }
}
