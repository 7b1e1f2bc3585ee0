import CivilTime
import JSON
import JournalTestSupport
import Testing

@testable import FHIRSummary
@testable import Journal

/// Summaries made by hand.
enum Sample {
    static let documentID = UUID(high: 0x0193_5b7e_0a1b_7c2d, low: 0x8e3f_4051_6273_8495)
    static let madeAt = Instant(milliseconds: 1_795_000_000_000)
    static let planID = id(100)

    static func id(_ number: UInt64) -> UUID { UUID(version7At: madeAt, number: number) }

    static func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

    static func days() throws -> ClosedRange<CivilDate> { try date("2026-09-01")...date("2026-11-30") }

    static func content<Content: RecordContent>(_ type: Content.Type, _ text: String) throws -> Content {
        let rules = JournalRules(timeZones: TimeZoneDatabase(), metrics: .standard)
        let draft = try Draft.reading(try JSONValue.parsing(text), in: type, by: rules).get()
        return try #require(draft.content as? Content)
    }

    /// A summary of nothing, with all shown or all withheld, or with other parts put in.
    static func summary(
        displayName: String? = nil, sections: Set<SummarySection> = Set(SummarySection.allCases),
        riskAnswers: [RiskAnswer] = [], timing: SummaryTiming? = nil, protocols: [ProtocolSummary]? = [],
        doses: DoseSummary? = DoseSummary(entries: [], groups: []), scales: [ScaleSummary]? = [],
        metrics: [MetricSummary]? = [], lowMood: LowMood? = nil, sleep: SleepSummary? = nil,
        practices: [PracticeSummary]? = [], dosePhases: PhaseSummary? = nil, sideEffects: [SideEffectSummary]? = [],
        medications: [MedicationSummary]? = [], screening: [ScreeningAnswer]? = [], notes: [ReleasedNote]? = []
    ) throws -> Summary {
        Summary(
            madeAt: madeAt, today: try date("2026-11-30"), displayName: displayName, timeZone: "Europe/Berlin",
            days: try days(), sections: sections,
            riskAnswers: riskAnswers, timing: timing, protocols: protocols, doses: doses, scales: scales,
            metrics: metrics, lowMood: lowMood, sleep: sleep, practices: practices, dosePhases: dosePhases,
            sideEffects: sideEffects, medications: medications, screening: screening, notes: notes)
    }

    static func empty() throws -> Summary { try summary() }

    static func withheld() throws -> Summary {
        try summary(
            sections: [], protocols: nil, doses: nil, scales: nil, metrics: nil, practices: nil, sideEffects: nil,
            medications: nil, screening: nil, notes: nil)
    }

    /// A summary with something of everything.
    static func rich() throws -> Summary {
        let scales = try [
            scale("phq-9", [[1, 1, 1, 1, 1, 1, 1, 1, 0, 0], [2, 2, nil, 2, 2, 2, 2, 2, 1, 3]]),
            scale("phq-2", [[1, 2]]), scale("gad-7", [[1, 2, 3, 0, 1, 2, 3]]), scale("who-5", [[3, 3, 3, 3, 3]]),
            scale("panas", [Array(repeating: 2, count: 20)]), scale("madrs-s", [[nil, nil, 1, 1, 1, 1, 1, 1, 1]]),
        ]
        return try summary(
            displayName: "Ada <& friends>", riskAnswers: riskAnswers(), timing: timing, protocols: [plan()],
            doses: doses(), scales: scales, metrics: metrics(),
            lowMood: LowMood(means: [2, 2.5, 3, nil, 8], from: date("2026-09-01")), sleep: sleep,
            practices: [
                PracticeSummary(kind: .yoga, days: 3, minutes: 45),
                PracticeSummary(kind: .nature, days: 1, minutes: nil),
            ],
            dosePhases: phases, sideEffects: sideEffects(), medications: medications(), screening: screening(),
            notes: [
                ReleasedNote(
                    recordID: id(1), date: date("2026-09-03"), collection: "dose-logs", field: "note",
                    text: "a \u{1}b\u{a0}<i>\n\u{2028}c")
            ])
    }
}
