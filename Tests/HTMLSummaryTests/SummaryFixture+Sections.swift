import CivilTime
import JSON
import Testing

@testable import Journal

/// The sections of a made-up journal.
extension SummaryFixture {
    /// A value a day with gaps, on 0…10.
    func means(seed: Int) -> [Double?] {
        (0..<dayCount).map { index in
            if chance(index, seed + 50) < 0.18 { return nil }
            // A valley of low days in each two months.
            let valley: Double = (30...36).contains(index % 60) ? 3.5 : 0
            let value: Double = 4 + 3.5 * chance(index, seed) - valley
            return max(0, (value * 2).rounded() / 2)
        }
    }

    private func metric(_ key: String, _ label: String, _ direction: Metric.Direction, seed: Int) -> MetricSummary {
        let means = means(seed: seed)
        let values = means.compactMap(\.self).sorted()
        let mean = values.reduce(0, +) / Double(max(1, values.count))
        return MetricSummary(
            key: key, version: nil, label: label, direction: direction, unit: nil, range: 0...10, means: means,
            ratings: values.count * 2, mean: mean, median: values.isEmpty ? 0 : values[values.count / 2],
            standardDeviation: 1.37, minimum: values.first ?? 0, maximum: values.last ?? 0,
            firstWeek: means.prefix(7).compactMap(\.self).first, lastWeek: means.suffix(7).compactMap(\.self).first)
    }

    var metrics: [MetricSummary] {
        [
            metric("mood", "Mood", .higherIsBetter, seed: 0), metric("energy", "Energy", .higherIsBetter, seed: 1),
            metric("anxiety", "Anxiety", .lowerIsBetter, seed: 2),
            metric("calm", "Calm", .higherIsBetter, seed: 3),
        ] + trackers.enumerated().map { metric("tracker-\($0)", words($1), .lowerIsBetter, seed: 10 + $0) }
    }

    var phases: PhaseSummary {
        PhaseSummary(
            days: [30, 29, 28, 3],
            rows: metrics.prefix(4).map { metric in
                let groups = [(24, 6.25), (23, 5.875), (25, 5.5)].map { PhaseSummary.Group(days: $0.0, mean: $0.1) }
                return PhaseSummary.Row(
                    key: metric.key, version: metric.version, label: metric.label,
                    range: metric.range, groups: groups + [PhaseSummary.Group(days: 0, mean: nil)])
            })
    }

    var sideEffects: [SideEffectSummary] {
        [("headache", 6, 4, 2, 0), ("restless sleep", 4, 1, 2, 1), ("nausea", 1, 1, 0, 0)].map { effect in
            SideEffectSummary(
                name: words(effect.0), days: effect.1, mild: effect.2, moderate: effect.3, severe: effect.4,
                first: date(3), last: date(dayCount - 5))
        }
    }

    var screening: [ScreeningAnswer] {
        ScreeningChecklist.current.items.enumerated().map { index, item in
            ScreeningAnswer(
                recordID: id(300), date: date(1), instant: instant(date(1)), item: item,
                answer: item.isRisk ? .yes : [.no, .no, .unknown, .declined][index % 4])
        }
    }

    var scales: [ScaleSummary] {
        let instruments: [Instrument] = [.phq9, .gad7, .who5]
        let numbers = [[19, 15, 16, 11, 9], [12, 9, 8, 7], [28, 52]]
        return zip(instruments, numbers).map { scale($0, $1) } + [affect]
    }

    private func scale(_ instrument: Instrument, _ numbers: [Int]) -> ScaleSummary {
        let points = numbers.enumerated().map { index, number in
            let score = Score(hundredths: number * 100)
            let date = date(1 + index * (dayCount - 2) / numbers.count)
            return ScaleSummary.Point(
                id: id(400 + index), date: date, instant: instant(date), entry: .total(score), score: score,
                subscaleScores: [], band: instrument.total?.band(of: score), isComplete: true)
        }
        let change = { (point: ScaleSummary.Point) -> ScaleSummary.Change? in
            guard let earlier = point.score, let last = points.last?.score else { return nil }
            return ScaleSummary.Change(
                earlierDate: point.date, earlier: earlier, difference: last - earlier,
                trend: instrument.total?.direction == .lowerIsBetter ? "improved" : "worsened",
                labels: ["at least the minimal important difference of 5 (Löwe 2004)"])
        }
        return ScaleSummary(
            instrument: instrument, points: points, sinceFirst: points.first.flatMap(change),
            sincePrevious: points.dropLast().last.flatMap(change))
    }

    /// A questionnaire without a total: two scores each time, and once items left open.
    private var affect: ScaleSummary {
        let points = [(2, 24, 21), (dayCount - 3, 31, 14)].map { index, positive, negative in
            let date = date(index)
            return ScaleSummary.Point(
                id: id(500 + index), date: date, instant: instant(date),
                entry: .answers(Array(repeating: Score(hundredths: 200), count: 19) + [nil]), score: nil,
                subscaleScores: [
                    Score(hundredths: positive * 100), index == 2 ? nil : Score(hundredths: negative * 100),
                ],
                band: nil, isComplete: index != 2)
        }
        return ScaleSummary(instrument: .panas, points: points, sinceFirst: nil, sincePrevious: nil)
    }

    func medications() throws -> [MedicationSummary] {
        let bodies: [JSONObject] = [
            ["name": text("Sertraline"), "class": "ssri", "dose": text("50 mg in the morning"), "from": "2025-03-01"],
            ["name": text("Vitamin D"), "dose": text("1,000 IU"), "from": "2026-01-01", "to": "2026-10-01"],
            ["name": text("Magnesium")],
        ]
        return try bodies.enumerated().map { index, body in
            MedicationSummary(id: id(600 + index), medication: try content(Medication.self, body))
        }
    }
}
