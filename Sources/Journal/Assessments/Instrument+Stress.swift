/// The instruments of stress and distress.
extension Instrument {
    static let pss10 = Instrument(
        "pss-10", "Perceived Stress Scale-10", items: 10, answers: stressAnswers, window: lastMonth,
        outcome: .total(
            TotalScore(
                direction: .lowerIsBetter, range: ScoreRange(0, 40), rule: .sum(reversed: [4, 5, 7, 8]),
                bands: [
                    ScoreBand("low", "low (by convention, not by Cohen)", from: 0),
                    ScoreBand("moderate", "moderate (by convention, not by Cohen)", from: 14),
                    ScoreBand("high", "high (by convention, not by Cohen)", from: 27),
                ])),
        bandNote: "The bands are conventional: Cohen, the author of the scale, gives no cut-offs.",
        licence: stressLicence,
        sources: [stressSource, shortStressSource])

    static let pss4 = Instrument(
        "pss-4", "Perceived Stress Scale-4", items: 4, answers: stressAnswers, window: lastMonth,
        outcome: .total(
            TotalScore(
                direction: .lowerIsBetter, range: ScoreRange(0, 16), rule: .sum(reversed: [2, 3]), bands: [])),
        bandNote: "There are no official cut-offs.",
        licence: stressLicence,
        sources: [stressSource])

    static let core10 = Instrument(
        "core-10", "Clinical Outcomes in Routine Evaluation-10", items: 10, answers: ScoreRange(0, 4),
        window: "the last week",
        outcome: .total(
            TotalScore(
                direction: .lowerIsBetter,
                // A clinical score on paper may have been taken from the items answered.
                range: ScoreRange(0, 40, step: Score(hundredths: 1)),
                rule: .sum(reversed: [2, 3], missing: .replaced(upTo: 1)),
                bands: [
                    ScoreBand("non-clinical", "below the clinical cut-off of 11 (Barkham 2013)", from: 0),
                    ScoreBand("mild", "mild (CORE bands)", from: 11),
                    ScoreBand("moderate", "moderate (CORE bands)", from: 15),
                    ScoreBand("moderately-severe", "moderately severe (CORE bands)", from: 20),
                    ScoreBand("severe", "severe (CORE bands)", from: 25),
                ])),
        bandNote: """
            The bands above the cut-off are those in use with CORE measures; another set, in steps of five from 0-5 to \
            26-40, is also in use.
            """,
        riskItem: 6,
        change: ChangeCriteria(reliableChange: ChangeCriterion(6, "Barkham 2013, 90 % confidence")),
        licence: """
            © CORE System Trust; Creative Commons 4.0, attribution, non-commercial, no derivatives (by an older page of \
            the holder without "non-commercial"). The text is not included: it must be shown unchanged, and copies in \
            circulation differ in the wording of the answers.
            """,
        sources: [
            "Barkham and others 2013, Couns Psychother Res 13:3-13",
            "CamCOPS, CORE-10 (reversed items)",
            "CORE System Trust, Scoring CORE measures (one missing item)",
        ])

    private static let lastMonth = "the last month"
    private static let stressAnswers = ScoreRange(0, 4)
    private static let shortStressSource = """
        Cohen, Williamson 1988, in Spacapan, Oskamp (editors), The Social Psychology of Health, 31-67 (10 items)
        """
    private static let stressSource = "Cohen, Kamarck, Mermelstein 1983, J Health Soc Behav 24:385-396"

    private static let stressLicence = """
        © Sheldon Cohen; free for academic research and education without profit, any other use needs permission. The \
        text of the items is not included.
        """
}
