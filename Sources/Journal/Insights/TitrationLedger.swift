import CivilTime
import JSON

/// What questionnaires said before and after each step of a plan.
struct TitrationLedger {
    private let diary: Diary
    /// The assessments with a score, by instrument, in order.
    private let scored: [String: [ScoredAssessment]]

    /// Steps that are listed at most: plans have no bound.
    private static let limit = 100

    /// A step, and its first and last day.
    private struct Step {
        let plan: Diary.Plan
        let step: TitrationStep
        let start: CivilDate
        let end: CivilDate
    }

    init(diary: Diary) {
        self.diary = diary
        scored = Dictionary(grouping: diary.assessments.filter { $0.score != nil }, by: \.instrument.key)
    }

    var section: Section {
        let steps = steps
        return Section(
            method: """
                Steps that begin in the period, of plans that are more than planned. Before: the last score of each \
                questionnaire on a day before the step; after: the last one on its days, until the next step, the plan's end or \
                the end of the period. n is one of each. At most \(Self.limit) steps, the newest; others counts the rest.
                """,
            caveat: """
                One score before and one after are two moments: between them everything else went on as well.
                """,
            members: [
                "items": .array(steps.suffix(Self.limit).map { .object(item(of: $0)) }),
                "others": .number(JSONNumber(max(steps.count - Self.limit, 0))),
            ])
    }

    private var steps: [Step] {
        diary.plans.filter { $0.content.status != .planned }.flatMap { steps(of: $0) }.sorted { $0.start < $1.start }
    }

    private func steps(of plan: Diary.Plan) -> [Step] {
        let steps = plan.content.steps
        let starts = steps.map { plan.content.startDate.dayNumber + $0.fromDay - 1 }
        let last = min(ProtocolRun(plan.content, today: nil).end, diary.period.days.upperBound.dayNumber)
        return zip(steps, zip(starts, starts.dropFirst() + [.max])).compactMap { step, days in
            guard days.0 <= last, let start = CivilDate(dayNumber: days.0), diary.period.days.contains(start),
                let end = CivilDate(dayNumber: min(days.1 - 1, last))
            else { return nil }
            return Step(plan: plan, step: step, start: start, end: end)
        }
    }

    private func item(of step: Step) -> JSONObject {
        var object: JSONObject = [
            "protocolId": .string(step.plan.id.description), "protocol": .string(step.plan.content.name),
            "date": .string(step.start.description), "fromDay": .number(JSONNumber(step.step.fromDay)),
            "amount": .object(step.step.amount.json),
        ]
        object["reason"] = step.step.reason.map { .string($0) } ?? .null
        object["scores"] = .array(
            InstrumentRegistry.standard.instruments.compactMap { instrument in
                scores(of: instrument, around: step).map { .object($0) }
            })
        return object
    }

    private func scores(of instrument: Instrument, around step: Step) -> JSONObject? {
        let scored = scored[instrument.key] ?? []
        let start = scored.partitioningIndex { $0.event.date >= step.start }
        let end = scored.partitioningIndex { $0.event.date > step.end }
        let before = scored[..<start].last
        let after = scored[start..<max(start, end)].last
        guard before != nil || after != nil else { return nil }
        var object: JSONObject = ["instrument": .string(instrument.key)]
        object.set("direction", instrument.total?.direction)
        object["before"] = before.map { .object($0.reference) } ?? .null
        object["after"] = after.map { .object($0.reference) } ?? .null
        var difference = JSONValue.null
        if let before = before?.score, let after = after?.score { difference = (after - before).json }
        object["difference"] = difference
        return object
    }
}

extension ScoredAssessment {
    /// `{"id":…,"date":…,"score":…}`.
    fileprivate var reference: JSONObject {
        var object: JSONObject = ["id": .string(id.description), "date": .string(event.date.description)]
        object["score"] = score?.json ?? .null
        return object
    }
}
