import CivilTime
import JSON
import Testing

@testable import Journal

/// A made-up journal's summary of so many days, in which every section has something; the same each time.
struct SummaryFixture {
    static let first = CivilDate(year: 2026, month: 8, day: 25) ?? .earliest
    static let rules = JournalRules(timeZones: TimeZoneDatabase(), metrics: .standard)

    var dayCount = 90
    var first = Self.first
    var displayName: String? = "Alice"
    var sections = Set(SummarySection.allCases)
    /// What a person could have written at each place where there are words of theirs.
    var words: (String) -> String = { $0 }
    var riskAnswers = 3
    var notes = 8
    var trackers: [String] = []

    /// As long as a summary can be.
    static func fiveYears() -> SummaryFixture {
        var fixture = SummaryFixture()
        fixture.dayCount = 1_826
        fixture.first = CivilDate(year: 2021, month: 11, day: 23) ?? .earliest
        fixture.riskAnswers = 200
        fixture.notes = 400
        return fixture
    }

    var days: ClosedRange<CivilDate> { first...date(dayCount - 1) }

    func date(_ index: Int) -> CivilDate { first.adding(days: index) ?? .latest }

    /// A number from 0 to 1 that looks like chance.
    func chance(_ index: Int, _ seed: Int) -> Double {
        let mixed: Int = index * 7_919 + seed * 104_729 + index * index * 31
        return Double(mixed % 1_000) / 1_000
    }

    func id(_ number: Int) -> UUID { UUID(high: 0x0192_0000_0000_7000, low: UInt64(number)) }

    func instant(_ date: CivilDate) -> Instant {
        Instant(milliseconds: Int64(date.dayNumber) * 86_400_000 + 28_800_000)
    }

    func content<Content: RecordContent>(_ type: Content.Type, _ object: JSONObject) throws -> Content {
        try #require(try Draft.reading(.object(object), in: type, by: Self.rules).get().content as? Content)
    }

    /// Text that is what the person wrote.
    func text(_ text: String) -> JSONValue { .string(words(text)) }

    func make() throws -> Summary {
        let doses = try doses()
        let shows = { (section: SummarySection) in sections.contains(section) }
        return Summary(
            madeAt: instant(date(dayCount)), today: date(dayCount), displayName: displayName.map(words),
            timeZone: "Europe/Berlin", days: days,
            sections: sections,
            riskAnswers: shows(.assessments) || shows(.screening) ? makeRiskAnswers() : [],
            timing: timing,
            protocols: shows(.protocols) ? try protocols(doses) : nil,
            doses: shows(.doses) ? doses : nil,
            scales: shows(.assessments) ? scales : nil,
            metrics: shows(.checkIns) ? metrics : nil,
            lowMood: shows(.checkIns) ? LowMood(means: means(seed: 0), from: first) : nil,
            sleep: shows(.checkIns)
                ? SleepSummary(
                    minutes: .init(days: 71, mean: 431.5, minimum: 190, maximum: 560),
                    quality: .init(days: 64, mean: 6.25, minimum: 1.5, maximum: 9)) : nil,
            practices: shows(.checkIns)
                ? [
                    PracticeSummary(kind: .meditation, days: 41, minutes: 615),
                    PracticeSummary(kind: .nature, days: 20, minutes: nil),
                ] : nil,
            dosePhases: shows(.insights) ? phases : nil,
            sideEffects: shows(.sideEffects) ? sideEffects : nil,
            medications: shows(.medications) ? try medications() : nil,
            screening: shows(.screening) ? screening : nil,
            notes: shows(.notes) ? makeNotes() : nil)
    }

    private var timing: SummaryTiming {
        SummaryTiming(
            daysWithCheckIn: sections.contains(.checkIns) ? 71 : nil,
            checkIns: sections.contains(.checkIns)
                ? .init(entries: 140, backFilled: 12, imported: 3, medianDelayHours: 0.42) : nil,
            doses: sections.contains(.doses)
                ? .init(entries: 31, backFilled: 1, imported: 0, medianDelayHours: 1.25) : nil)
    }

    private func makeRiskAnswers() -> [RiskAnswer] {
        (0..<riskAnswers).map { index in
            let date = date(max(0, dayCount - 4 - index * 3))
            return RiskAnswer(
                recordID: id(100 + index), date: date, instant: instant(date),
                source: index == 1 ? "Screening" : "Patient Health Questionnaire-9",
                instrument: index == 1 ? nil : "phq-9", item: index == 1 ? nil : 9,
                question: index == 1
                    ? "Have you had thoughts of ending your life lately?"
                    : "Thoughts that you would be better off dead, or of hurting yourself",
                answer: index == 1 ? "yes" : "\(index % 3 + 1)", answerText: index == 0 ? "Several days" : nil,
                isInferred: index == 2, acknowledgedAt: index == 0 ? instant(date) : nil,
                acknowledgedOn: index == 0 ? date.adding(days: 1) : nil)
        }
    }

    private func makeNotes() -> [ReleasedNote] {
        (0..<notes).map { index in
            ReleasedNote(
                recordID: id(200 + index), date: date(max(0, dayCount - 1 - index * 2)),
                collection: index % 3 == 0 ? "check-ins" : "dose-logs", field: index % 3 == 0 ? "note" : "setting.note",
                text: words(
                    "A walk by the river after lunch. I noticed how the light lay on the water, and slept well."))
        }
    }
}
