import JSON

/// What was filled in of an instrument: its items, or no more than what came of them on paper.
package enum AssessmentEntry: Sendable, Hashable {
    /// The answers to the items in order, `nil` for those left open; the optional ones may be missing at the end.
    case answers([Score?])

    /// The one score.
    case total(Score)

    /// The score of each subscale, in the order of the instrument.
    case subscaleTotals([Score])

    /// The answer to an item, counted from 1; `nil` where it was left open and where there are totals only.
    func answer(toItem item: Int) -> Score? {
        guard case .answers(let answers) = self, answers.indices.contains(item - 1) else { return nil }
        return answers[item - 1]
    }

    /// Writes the member that it was read from.
    func write(to object: inout JSONObject, of instrument: Instrument) {
        switch self {
        case .answers(let answers):
            object["answers"] = .array(answers.map { $0?.json ?? .null })
        case .total(let total):
            object["total"] = total.json
        case .subscaleTotals(let totals):
            object["subscaleTotals"] = .object(
                JSONObject(zip(instrument.subscales, totals).map { ($0.memberName, $1.json) }))
        }
    }
}
