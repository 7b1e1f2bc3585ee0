import CivilTime

extension ScaleSummary {
    /// One for each instrument, in the order of the registry.
    static func all(_ assessments: [(id: UUID, content: Assessment)]) -> [ScaleSummary] {
        InstrumentRegistry.standard.instruments.compactMap { instrument in
            let points = assessments.filter { $0.content.instrument.key == instrument.key }
                .map { Point(id: $0.id, $0.content) }
            guard let last = points.last else { return nil }
            let earlier = points.dropLast().filter { $0.score != nil }
            return ScaleSummary(
                instrument: instrument, points: points,
                sinceFirst: earlier.first.flatMap { Change(from: $0, to: last, of: instrument) },
                sincePrevious: earlier.last.flatMap { Change(from: $0, to: last, of: instrument) })
        }
    }
}

extension ScaleSummary.Point {
    fileprivate init(id: UUID, _ assessment: Assessment) {
        self.init(
            id: id, date: assessment.event.date, instant: assessment.at.instant, entry: assessment.entry,
            score: assessment.result.score, subscaleScores: assessment.result.subscaleScores,
            band: assessment.result.severity, isComplete: assessment.result.isComplete)
    }
}

extension ScaleSummary.Change {
    fileprivate init?(from earlier: ScaleSummary.Point, to last: ScaleSummary.Point, of instrument: Instrument) {
        guard let total = instrument.total, let before = earlier.score,
            let difference = ScoreDifference(before, last.score, total.direction)
        else { return nil }
        self.init(
            earlierDate: earlier.date, earlier: before, difference: difference.difference,
            trend: difference.trend.rawValue, labels: difference.labels(by: instrument.change))
    }
}
