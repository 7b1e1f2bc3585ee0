import CivilTime
import JSON
import Journal

/// A score of an assessment, derived from the answers where there are any.
struct ScoreObservation {
    private var observation: ObservationResource

    /// The total of an assessment; without one it says why.
    init(
        totalOf point: ScaleSummary.Point, in instrument: Instrument, codes: InstrumentCodes, answers: String?,
        notes: [String]
    ) {
        self.init(codes.total.concept("\(instrument.title), total"), point.score, of: point, answers: answers)
        if let band = point.band { observation["interpretation"] = [.concept(band.label)] }
        let notes = notes + (point.score != nil && !point.isComplete ? ["Some items were left open."] : [])
        if !notes.isEmpty { observation["note"] = .notes(notes) }
    }

    /// The score of a subscale by its index.
    init(
        subscale index: Int, of point: ScaleSummary.Point, in instrument: Instrument, codes: InstrumentCodes,
        answers: String?
    ) {
        let subscale = instrument.subscales[index]
        let score = point.subscaleScores.indices.contains(index) ? point.subscaleScores[index] : nil
        self.init(
            codes.subscale(subscale).concept("\(instrument.title), \(subscale.key)"), score, of: point,
            answers: answers)
    }

    private init(_ code: JSONValue, _ score: Score?, of point: ScaleSummary.Point, answers: String?) {
        observation = ObservationResource(code, at: point.instant.utcText)
        if let score {
            observation.setValue(score)
        } else {
            observation["dataAbsentReason"] = Coding(
                "http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown"
            ).concept("Too many items were left open for a score.")
        }
        if let answers { observation["derivedFrom"] = [.reference(answers)] }
    }

    func added(to draft: inout DocumentDraft, for record: UUID?) -> String {
        observation.added(to: &draft, .psychiatric, for: record)
    }
}
