import Statistics

extension PhaseSummary {
    init(_ diary: Diary, _ ratings: [DailySeries], _ vocabulary: Vocabulary) {
        // Whether the first two days come after a dose cannot be told where what lies before is not looked at.
        let phases = diary.phases.enumerated().map { index, phase in index < 2 && phase == .baseline ? nil : phase }
        days = DosePhase.allCases.map { phase in phases.count { $0 == phase } }
        rows = ratings.map { series in
            let groups = DosePhase.allCases.map { phase in
                let values = series.values { phases[$0] == phase }
                return Group(days: values.count, mean: SampleSummary(of: values)?.mean)
            }
            let meaning = vocabulary.meaning(of: series.subject)
            return Row(
                key: series.subject.key, version: series.subject.version, label: meaning?.label ?? series.subject.key,
                range: meaning?.range, groups: groups)
        }
    }
}
