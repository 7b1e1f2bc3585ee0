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
        sources: [stressSource])

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
                rule: .sum(reversed: [2, 3], missing: .prorated),
                bands: [
                    ScoreBand("non-clinical", "below the clinical cut-off of 11 (Barkham 2013)", from: 0),
                    ScoreBand("mild", "mild (Barkham 2013)", from: 11),
                    ScoreBand("moderate", "moderate (Barkham 2013)", from: 15),
                    ScoreBand("moderately-severe", "moderately severe (Barkham 2013)", from: 20),
                    ScoreBand("severe", "severe (Barkham 2013)", from: 25),
                ])),
        bandNote: "Another set, in steps of five from 0-5 to 26-40, is also in use.",
        riskItem: 6,
        change: ChangeCriteria(reliableChange: ChangeCriterion(6, "Barkham 2013")),
        licence: """
            © CORE System Trust; Creative Commons 4.0, attribution, no derivatives, and by one of its pages also \
            non-commercial. The text is not included: it must be shown unchanged, and copies in circulation differ in \
            the wording of the answers.
            """,
        sources: [
            "Barkham and others 2013, Couns Psychother Res 13:3-13",
            "CamCOPS, CORE-10 (reversed and missing items)",
        ])

    private static let lastMonth = "the last month"
    private static let stressAnswers = ScoreRange(0, 4)
    private static let stressSource = "Cohen, Kamarck, Mermelstein 1983, J Health Soc Behav 24:385-396"

    private static let stressLicence = """
        © Sheldon Cohen; free for non-profit academic research, any other use needs permission. The text of the items \
        is not included.
        """
}
