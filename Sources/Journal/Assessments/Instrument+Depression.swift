/// The self-reports of depression that may be scored here but not shown.
extension Instrument {
    static let qidsSelfReport = Instrument(
        "qids-sr16", "Quick Inventory of Depressive Symptomatology, Self-Report", items: 16,
        answers: ScoreRange(0, 3), window: "the last 7 days",
        outcome: .total(
            TotalScore(
                direction: .lowerIsBetter, range: ScoreRange(0, 27),
                rule: .domains([
                    ScoringDomain(1, 2, 3, 4), ScoringDomain(5), ScoringDomain(alternatives: [[6, 7], [8, 9]]),
                    ScoringDomain(10), ScoringDomain(11), ScoringDomain(12), ScoringDomain(13), ScoringDomain(14),
                    ScoringDomain(15, 16),
                ]),
                bands: [
                    ScoreBand("none", "none (Rush 2003)", from: 0),
                    ScoreBand("mild", "mild (Rush 2003)", from: 6),
                    ScoreBand("moderate", "moderate (Rush 2003)", from: 11),
                    ScoreBand("severe", "severe (Rush 2003)", from: 16),
                    ScoreBand("very-severe", "very severe (Rush 2003)", from: 21),
                ])),
        riskItem: 12,
        change: ChangeCriteria(
            remission: RemissionCriterion(bound: .atMost(5), source: "Rush 2003: the band without depression")),
        licence: unsettledLicence,
        sources: ["Rush and others 2003, Biol Psychiatry 54:573-583"])

    static let madrsSelfReport = Instrument(
        "madrs-s", "Montgomery-Åsberg Depression Rating Scale, Self-Report", items: 9,
        answers: ScoreRange(0, 6, step: half), window: "the last 3 days",
        outcome: .total(
            TotalScore(
                direction: .lowerIsBetter, range: ScoreRange(0, 54, step: half), rule: .sum(),
                bands: [
                    ScoreBand("none", "none or slight (Swedish handbooks of care)", from: 0),
                    ScoreBand("mild", "mild (Swedish handbooks of care)", from: 13),
                    ScoreBand("moderate", "moderate (Swedish handbooks of care)", from: 20),
                    ScoreBand("severe", "severe (Swedish handbooks of care)", from: 35),
                ])),
        bandNote: """
            The bands are those of Swedish handbooks; the clinician's scale, which has 10 items, has others. Region \
            Jönköping: no cut-offs of the self-report are confirmed by published studies, and above 20 always calls for \
            an interview.
            """,
        riskItem: 9,
        licence: unsettledLicence,
        sources: [
            "Svanborg, Åsberg 1994, Acta Psychiatr Scand 89:21-28",
            "Svanborg, Åsberg 2001, J Affect Disord 64:203-216",
            "Swedish handbooks: doktorerna, medicinbasen, distriktslakare (bands)",
        ])

    private static let unsettledLicence = """
        The terms of use are not settled here; ask the holders of the rights before showing the items. Their text is \
        not included.
        """

    private static let half = Score(hundredths: 50)
}
