import CivilTime
import JSON
import Journal

/// The scores of questionnaires.
struct ScoreSection {
    private let scales: [ScaleSummary]

    init(_ scales: [ScaleSummary]) {
        self.scales = scales
    }

    /// `nil` without an assessment.
    func section(in draft: inout DocumentDraft) -> DocumentSection? {
        guard !scales.isEmpty else { return nil }
        var narrative = Narrative(
            "Questionnaires that the patient filled in. Bands are those of the authors named; none is a diagnosis.")
        var entries: [String] = []
        for scale in scales {
            let codes = InstrumentCodes(scale.instrument)
            let notes = Self.notes(of: scale)
            for (index, point) in scale.points.enumerated() {
                let isLast = index == scale.points.count - 1
                entries += Self.entries(
                    of: point, scale.instrument, codes, notes: isLast ? notes : [], in: &draft)
            }
            narrative.paragraph("\(scale.instrument.title), on \(scale.instrument.window)")
            narrative.table(Self.columns(of: scale), scale.points.map { Self.row($0, of: scale.instrument) })
            narrative.list(notes)
            if let note = scale.instrument.bandNote { narrative.paragraph(note) }
        }
        return DocumentSection(
            "Scores of questionnaires",
            .loinc("30954-2"), narrative, entries: entries)
    }

    /// The answers, which the scores are derived from, and the scores.
    private static func entries(
        of point: ScaleSummary.Point, _ instrument: Instrument, _ codes: InstrumentCodes, notes: [String],
        in draft: inout DocumentDraft
    ) -> [String] {
        let answers = QuestionnaireResponseResource(point, of: instrument, codes: codes)?.added(to: &draft)
        let record = answers == nil ? point.id : nil
        guard instrument.subscales.isEmpty else {
            return instrument.subscales.indices.map { index in
                ScoreObservation(subscale: index, of: point, in: instrument, codes: codes, answers: answers)
                    .added(to: &draft, for: nil)
            }
        }
        return [
            ScoreObservation(totalOf: point, in: instrument, codes: codes, answers: answers, notes: notes)
                .added(to: &draft, for: record)
        ]
    }

    /// What has changed, in sentences.
    private static func notes(of scale: ScaleSummary) -> [String] {
        [scale.sincePrevious, scale.sinceFirst].compactMap(\.self).map { change in
            let difference = change.difference.decimal.description
            let sign = change.difference > 0 ? "+" : ""
            let labels = change.labels.isEmpty ? "" : ": \(change.labels.joined(separator: "; "))"
            return """
                \(sign)\(difference) since \(change.earlierDate) (\(change.earlier.decimal)), \
                \(change.trend)\(labels).
                """
        }
    }

    private static func columns(of scale: ScaleSummary) -> [String] {
        let subscales = scale.instrument.subscales.map(\.key)
        return ["Date"] + (subscales.isEmpty ? ["Total", "Band"] : subscales)
    }

    private static func row(_ point: ScaleSummary.Point, of instrument: Instrument) -> [String] {
        let none = "no score"
        if !instrument.subscales.isEmpty {
            return [point.date.description] + point.subscaleScores.map { $0?.decimal.description ?? none }
        }
        return [point.date.description, point.score?.decimal.description ?? none, point.band?.label ?? ""]
    }
}
