import CivilTime
import Testing

@testable import Journal

/// Assessments and what is raised for them.
extension Sample {
    /// The record of an assessment of a scale, by its place in it.
    static func assessmentID(_ key: String, _ index: Int) -> UUID {
        let place = InstrumentRegistry.standard.instruments.firstIndex { $0.key == key } ?? 0
        return id(UInt64(1_000 + place * 10 + index))
    }

    static func scale(_ key: String, _ answers: [[Int?]]) throws -> ScaleSummary {
        try scale(key, entries: answers.map { .answers($0.map { $0.map { Score(hundredths: $0 * 100) } }) })
    }

    static func scale(_ key: String, entries: [AssessmentEntry]) throws -> ScaleSummary {
        let instrument = try #require(InstrumentRegistry.standard[key])
        let points = try entries.enumerated().map { index, entry in
            let result = AssessmentResult(of: entry, by: instrument)
            return ScaleSummary.Point(
                id: assessmentID(key, index), date: try #require(try date("2026-09-01").adding(days: index)),
                instant: Instant(milliseconds: madeAt.milliseconds - 86_400_000 * Int64(60 - index)), entry: entry,
                score: result.score, subscaleScores: result.subscaleScores, band: result.severity,
                isComplete: result.isComplete)
        }
        let change =
            try points.count < 2
            ? nil
            : ScaleSummary.Change(
                earlierDate: date("2026-09-01"), earlier: 8, difference: 9, trend: "worsened",
                labels: ["at least the minimal important difference of 5 (Löwe 2004)"])
        return ScaleSummary(instrument: instrument, points: points, sinceFirst: change, sincePrevious: change)
    }

    static func riskAnswers() throws -> [RiskAnswer] {
        [
            try riskAnswer("phq-9", 9, record: assessmentID("phq-9", 1), question: "Thoughts …", text: "Several days"),
            try riskAnswer("madrs-s", 9, record: id(500), answer: "1.5"),
            try riskAnswer("phq-9", 9, record: id(501), answer: "2", isInferred: true),
            try riskAnswer(nil, nil, record: id(400), question: "Have you had thoughts?", answer: "yes"),
        ]
    }

    static func riskAnswer(
        _ instrument: String?, _ item: Int?, record: UUID, question: String? = nil, answer: String = "1",
        text: String? = nil, isInferred: Bool = false
    ) throws -> RiskAnswer {
        RiskAnswer(
            recordID: record, date: try date("2026-09-02"), instant: madeAt, source: instrument ?? "Screening",
            instrument: instrument, item: item, question: question, answer: answer, answerText: text,
            isInferred: isInferred, acknowledgedAt: isInferred ? madeAt : nil, acknowledgedOn: nil)
    }
}
