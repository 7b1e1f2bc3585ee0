/// The Patient Health Questionnaires and what came with them, which share the answers and the terms of use.
extension Instrument {
    static let phq9 = Instrument(
        "phq-9", "Patient Health Questionnaire-9", items: 9, optionalItems: [difficulty],
        answers: patientHealthAnswers, window: lastTwoWeeks,
        outcome: .total(
            TotalScore(
                direction: .lowerIsBetter,
                // A total on paper may have been filled up from the items answered.
                range: ScoreRange(0, 27, step: Score(hundredths: 1)),
                rule: .sum(missing: .replaced(upTo: 2)),
                bands: [
                    ScoreBand("minimal", "minimal (Kroenke 2001)", from: 0),
                    ScoreBand("mild", "mild (Kroenke 2001)", from: 5),
                    ScoreBand("moderate", "moderate (Kroenke 2001)", from: 10),
                    ScoreBand("moderately-severe", "moderately severe (Kroenke 2001)", from: 15),
                    ScoreBand("severe", "severe (Kroenke 2001)", from: 20),
                ])),
        bandNote: "From 10 on, sensitivity and specificity for major depression were 88 % each (Kroenke 2001).",
        riskItem: 9,
        change: ChangeCriteria(
            minimalImportantDifference: ChangeCriterion(5, "Löwe 2004"),
            response: ResponseCriterion(percent: 50, source: "customary in trials of depression"),
            remission: RemissionCriterion(bound: .below(5), source: "customary in trials of depression")),
        licence: patientHealthLicence,
        text: InstrumentText(items: depressionItems, answers: patientHealthAnswerText),
        sources: [
            "Kroenke, Spitzer, Williams 2001, J Gen Intern Med 16:606-613",
            "Löwe and others 2004, Med Care 42:1194-1201",
            "Arrieta and others 2017, J Clin Psychol 73:1076-1090 (missing items)",
        ])

    static let phq2 = Instrument(
        "phq-2", "Patient Health Questionnaire-2", items: 2, answers: patientHealthAnswers, window: lastTwoWeeks,
        outcome: .total(
            TotalScore(
                direction: .lowerIsBetter, range: ScoreRange(0, 6), rule: .sum(),
                bands: [
                    ScoreBand("negative-screen", "below the cut-off of 3 (Kroenke 2003)", from: 0),
                    ScoreBand("positive-screen", "at or above the cut-off of 3 (Kroenke 2003)", from: 3),
                ])),
        bandNote: """
            From 3 on, sensitivity was 83 % and specificity 92 % (Kroenke 2003), 61 % and 92 % later; a cut-off of 2, with \
            86 % and 78 %, is also in use (Arroll 2010).
            """,
        licence: patientHealthLicence,
        text: InstrumentText(items: Array(depressionItems.prefix(2)), answers: patientHealthAnswerText),
        sources: [
            "Kroenke, Spitzer, Williams 2003, Med Care 41:1284-1292",
            "Arroll and others 2010, Ann Fam Med 8:348-353 (PMC2906530)",
        ])

    static let gad7 = Instrument(
        "gad-7", "Generalized Anxiety Disorder-7", items: 7, answers: patientHealthAnswers, window: lastTwoWeeks,
        outcome: .total(
            TotalScore(
                direction: .lowerIsBetter, range: ScoreRange(0, 21), rule: .sum(),
                bands: [
                    ScoreBand("minimal", "minimal (Spitzer 2006)", from: 0),
                    ScoreBand("mild", "mild (Spitzer 2006)", from: 5),
                    ScoreBand("moderate", "moderate (Spitzer 2006)", from: 10),
                    ScoreBand("severe", "severe (Spitzer 2006)", from: 15),
                ])),
        bandNote: """
            From 10 on, sensitivity for generalized anxiety disorder was 89 % and specificity 82 % (Spitzer 2006).
            """,
        change: ChangeCriteria(
            minimalImportantDifference: ChangeCriterion(4, "Toussaint 2020"),
            reliableChange: ChangeCriterion(6, "Bischoff 2020")),
        licence: patientHealthLicence,
        text: InstrumentText(items: anxietyItems, answers: patientHealthAnswerText),
        sources: [
            "Spitzer, Kroenke, Williams, Löwe 2006, Arch Intern Med 166:1092-1097",
            "Toussaint and others 2020, J Affect Disord 265:395-401",
            "Bischoff and others 2020, Psychology, Community & Health 8 (doi:10.5964/pch.v8i1.309)",
            "Zorowitz and others 2021, Lancet Psychiatry 8:180 (the lowest answer is \"not at all\")",
        ])

    static let lastTwoWeeks = "the last 2 weeks"

    private static let patientHealthAnswers = ScoreRange(0, 3)

    private static let patientHealthLicence = """
        Developed by Robert L. Spitzer, Janet B. W. Williams, Kurt Kroenke and colleagues with an educational grant \
        from Pfizer Inc. No permission required to reproduce, translate, display or distribute.
        """
}
