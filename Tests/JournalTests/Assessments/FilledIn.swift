import JSON

@testable import Journal

/// Assessments made from an instrument and one member.
enum FilledIn {
    static func body(_ instrument: String, _ member: String) -> String {
        """
        {"instrument":"\(instrument)","at":"2026-11-23T21:40:00+01:00","timeZone":"Europe/Berlin",\(member)}
        """
    }

    static func assessment(_ instrument: String, _ member: String) throws -> Assessment {
        try Reading.content(Assessment.self, body(instrument, member))
    }

    static func assessment(_ instrument: String, answers: String) throws -> Assessment {
        try assessment(instrument, #""answers":\#(answers)"#)
    }

    static func assessment(_ instrument: String, total: String) throws -> Assessment {
        try assessment(instrument, #""total":\#(total)"#)
    }

    /// The faults of an assessment, as `pointer code`.
    static func faults(_ instrument: String, _ member: String) throws -> [String] {
        try Reading.faults(Assessment.self, body(instrument, member))
    }
}

/// Answers to an instrument as JSON text, and the score and band that they make.
struct ScoringCase: Sendable, CustomStringConvertible {
    let instrument: String
    let answers: String
    let score: String?
    let severity: String?

    init(_ instrument: String, _ answers: String, _ score: String?, _ severity: String? = nil) {
        self.instrument = instrument
        self.answers = answers
        self.score = score
        self.severity = severity
    }

    var description: String { "\(instrument) \(answers) → \(score ?? "none") \(severity ?? "")" }
}
