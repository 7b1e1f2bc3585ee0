import CivilTime
import JSON
import Statistics

extension SummaryTiming.Delays {
    init(_ delays: [WritingDelay]) {
        entries = delays.count
        backFilled = delays.count(where: \.isBackFilled)
        imported = delays.count { $0.hours == nil }
        // To tenths: more would tell to the millisecond when a single entry was written.
        medianDelayHours = (SampleSummary(of: delays.compactMap(\.hours))?.median).map { ($0 * 10).rounded() / 10 }
    }
}

extension RiskAnswer {
    /// The answer of an assessment that calls for a look, if there is one.
    ///
    /// - Parameter last: the last day that may be seen; that an answer was acknowledged after it is not to be told.
    init?(id: UUID, _ assessment: Assessment, until last: CivilDate) {
        let instrument = assessment.instrument
        guard assessment.result.hasRisk, let item = instrument.riskItem, let value = assessment.result.riskValue else {
            return nil
        }
        let meanings = instrument.text?.answers ?? []
        let acknowledgement = assessment.acknowledgement
            .map { (at: $0.at.instant, date: assessment.timeZone.localDate(at: $0.at.instant)) }
            .flatMap { $0.date <= last ? $0 : nil }
        let index = value.hundredths.isMultiple(of: 100) ? value.hundredths / 100 : -1
        self.init(
            recordID: id, date: assessment.event.date, instant: assessment.at.instant, source: instrument.title,
            instrument: instrument.key, item: item, question: instrument.text?.items[within: item - 1],
            answer: value.decimal.description, answerText: meanings[within: index],
            isInferred: assessment.entry.answer(toItem: item) == nil,
            acknowledgedAt: acknowledgement?.at, acknowledgedOn: acknowledgement?.date)
    }

    /// An answer of the screening.
    init(_ answer: ScreeningAnswer) {
        self.init(
            recordID: answer.recordID, date: answer.date, instant: answer.instant, source: "Screening", instrument: nil,
            item: nil, question: answer.item.question, answer: answer.answer.rawValue, answerText: nil,
            isInferred: false, acknowledgedAt: nil, acknowledgedOn: nil)
    }
}

extension DoseSummary {
    private struct Kind: Hashable {
        let substance: String?
        let value: ExactDecimal?
        let high: ExactDecimal?
        let unit: DoseUnit
        let route: DoseLog.Route?
    }

    init(_ entries: [Entry]) {
        var kinds: [Kind: [DoseLog]] = [:]
        for dose in entries.map(\.dose) where dose.status == .taken {
            guard let amount = dose.amount else { continue }
            let kind = Kind(
                substance: dose.substance, value: amount.value.decimal, high: amount.high?.decimal, unit: amount.unit,
                route: dose.route)
            kinds[kind, default: []].append(dose)
        }
        self.entries = entries
        groups = kinds.compactMap { kind, doses in
            guard let first = doses.first?.localDate, let last = doses.last?.localDate,
                let amount = doses.first?.amount
            else { return nil }
            return Group(
                substance: kind.substance, value: amount.value, high: amount.high, unit: kind.unit, route: kind.route,
                count: doses.count, estimated: doses.count { $0.amount?.isEstimated == true }, first: first, last: last)
        }.sorted { ($1.count, $0.first, $0.place) < ($0.count, $1.first, $1.place) }
    }
}

extension DoseSummary.Group {
    /// What sets groups apart, as a text to sort by.
    fileprivate var place: String {
        [substance ?? "", value.text, high?.text ?? "", unit.rawValue, route?.rawValue ?? ""].joined(separator: " ")
    }
}

extension SleepSummary {
    init(_ diary: Diary) {
        minutes = Figures(diary.sleepMinutes.values)
        quality = Figures(diary.sleepQuality.values)
    }
}

extension SleepSummary.Figures {
    fileprivate init?(_ values: [Double]) {
        guard let summary = SampleSummary(of: values) else { return nil }
        days = summary.count
        mean = summary.mean
        minimum = summary.minimum
        maximum = summary.maximum
    }
}

extension PracticeSummary {
    static func all(_ diary: Diary) -> [PracticeSummary] {
        Practice.Kind.allCases.compactMap { kind in
            let entries = diary.entries.filter { $0.practices.contains { $0.kind == kind } }
            guard !entries.isEmpty else { return nil }
            let minutes = entries.flatMap(\.practices).filter { $0.kind == kind }.compactMap(\.minutes)
            return PracticeSummary(
                kind: kind, days: Set(entries.map(\.date)).count,
                minutes: minutes.isEmpty ? nil : minutes.reduce(0, +))
        }.sorted { $0.days > $1.days }
    }
}

extension SideEffectSummary {
    static func all(_ diary: Diary) -> [SideEffectSummary] {
        var effects: [String: (days: Set<CivilDate>, severities: [SideEffect.Severity])] = [:]
        for entry in diary.entries {
            for effect in entry.sideEffects {
                effects[effect.word, default: ([], [])].days.insert(entry.date)
                effects[effect.word, default: ([], [])].severities.append(effect.severity)
            }
        }
        return effects.compactMap { name, effect in
            guard let first = effect.days.min(), let last = effect.days.max() else { return nil }
            let count = { (severity: SideEffect.Severity) in effect.severities.count { $0 == severity } }
            return SideEffectSummary(
                name: name, days: effect.days.count, mild: count(.mild), moderate: count(.moderate),
                severe: count(.severe), first: first, last: last)
        }.sorted { ($1.days, $0.name) < ($0.days, $1.name) }
    }
}

extension Array {
    /// The element at an index; `nil` beyond either end.
    fileprivate subscript(within index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
