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
            narrative.paragraph("\(scale.instrument.title). Asks about \(scale.instrument.window).")
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

    /// What has changed since the previous and the first score, in sentences.
    private static func notes(of scale: ScaleSummary) -> [String] {
        let isSecond = scale.points.count == 2
        let changes = [("the previous", scale.sincePrevious), ("the first", isSecond ? nil : scale.sinceFirst)]
        return changes.compactMap { name, change in
            guard let change else { return nil }
            let difference = change.difference.decimal.description
            let sign = change.difference > 0 ? "+" : ""
            let labels = change.labels.isEmpty ? "" : ", \(change.labels.joined(separator: "; "))"
            return """
                \(sign)\(difference) since \(name), \(change.earlier.decimal) on \(change.earlierDate): \
                \(change.trend)\(labels).
                """
        }
    }

    private static func columns(of scale: ScaleSummary) -> [String] {
        let subscales = scale.instrument.subscales.map(\.key)
        return ["Date"] + (subscales.isEmpty ? ["Total", "Band"] : subscales) + ["Answers in their order"]
    }

    private static func row(_ point: ScaleSummary.Point, of instrument: Instrument) -> [String] {
        let scores = instrument.subscales.isEmpty ? [point.score] : point.subscaleScores
        let bands = instrument.subscales.isEmpty ? [point.band?.label ?? ""] : []
        return [point.date.description] + scores.map { $0?.decimal.description ?? "no score" } + bands
            + [answers(of: point)]
    }

    /// The answers, a dash for one that was left open.
    private static func answers(of point: ScaleSummary.Point) -> String {
        guard case .answers(let answers) = point.entry else { return "only the total was written down" }
        return answers.map { $0?.decimal.description ?? "–" }.joined(separator: " ")
    }
}
