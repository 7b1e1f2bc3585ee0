package import CivilTime

/// What a clinician reads of a journal in one session: a period, as far as the person shows it.
///
/// JSON, the page and the FHIR document are all made of this value, so that none of them can show what another does not.
/// What is withheld is not in it; what is `nil` was withheld, what is empty was not recorded.
package struct Summary: Sendable {
    package let madeAt: Instant
    /// The date then where the person lives.
    package let today: CivilDate
    /// Who it is about, as they call themselves; never an email.
    package let displayName: String?
    /// The person's zone, an IANA name.
    package let timeZone: String
    package let days: ClosedRange<CivilDate>
    /// The sections that the reader may see.
    package let sections: Set<SummarySection>
    /// Answers above zero to questions about suicide, the newest first: they come before everything else.
    package let riskAnswers: [RiskAnswer]
    /// How much was written down, and how soon.
    package let timing: SummaryTiming?
    package let protocols: [ProtocolSummary]?
    package let doses: DoseSummary?
    /// One for each questionnaire with an assessment in the period.
    package let scales: [ScaleSummary]?
    /// The most often rated first, mood before all.
    package let metrics: [MetricSummary]?
    package let lowMood: LowMood?
    package let sleep: SleepSummary?
    /// The most frequent first.
    package let practices: [PracticeSummary]?
    /// Means on days of a dose and after.
    package let dosePhases: PhaseSummary?
    /// The most frequent first.
    package let sideEffects: [SideEffectSummary]?
    /// Those taken on any day of the period.
    package let medications: [MedicationSummary]?
    /// The last answer to each question up to the end of the period.
    package let screening: [ScreeningAnswer]?
    /// The newest first.
    package let notes: [ReleasedNote]?

    /// What the person withheld, in the order of the sections.
    package var withheld: [SummarySection] {
        SummarySection.allCases.filter { !sections.contains($0) }
    }

    /// The number of days.
    package var dayCount: Int { days.upperBound - days.lowerBound + 1 }
}
