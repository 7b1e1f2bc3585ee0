import JSON

extension AssessmentEntry {
    /// The members of which an assessment has exactly one.
    static let memberNames = ["answers", "total", "subscaleTotals"]

    /// Reads the answers or the totals that stand instead.
    ///
    /// Faults: `required` at `/answers` when there is neither, `invalid` at the totals when there are both or the
    /// instrument has none of that kind, and those of the numbers.
    static func reading(_ fields: inout FieldReader, of instrument: Instrument) -> AssessmentEntry? {
        let (name, foreignName) =
            instrument.total == nil ? ("subscaleTotals", "total") : ("total", "subscaleTotals")
        if fields.raw(foreignName) != nil {
            fields.fault(foreignName, code: FaultCode.invalid, "is nothing that \(instrument.key) has")
        }
        let hasTotals = fields.raw(name) != nil
        if fields.raw("answers") == nil, !hasTotals {
            fields.fault("answers", code: FaultCode.required, "is required, or \(name)")
            return nil
        }
        let answers = fields.answers("answers", of: instrument)
        let totals = totals(reading: &fields, of: instrument)
        if fields.raw("answers") != nil, hasTotals {
            fields.fault(name, code: FaultCode.invalid, "must be left out where there are answers")
        }
        return answers.map { .answers($0) } ?? totals
    }

    private static func totals(reading fields: inout FieldReader, of instrument: Instrument) -> AssessmentEntry? {
        switch instrument.outcome {
        case .total(let total):
            return fields.total("total", of: total).map { .total($0) }
        case .subscales(let subscales):
            let totals = fields.object("subscaleTotals", as: "the totals of the subscales") { fields in
                subscales.map { fields.score($0.memberName, in: $0.range, required: true) }
            }
            return totals.map { .subscaleTotals($0.compactMap(\.self)) }
        }
    }
}
