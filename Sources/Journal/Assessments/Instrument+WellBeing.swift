/// The instruments of well-being, of which more is better.
extension Instrument {
    static let who5 = Instrument(
        "who-5", "WHO-5 Well-Being Index", items: 5, answers: ScoreRange(0, 5), window: lastTwoWeeks,
        outcome: .total(
            TotalScore(
                direction: .higherIsBetter, range: ScoreRange(0, 100, step: 4), rule: .sum(times: 4),
                bands: [
                    ScoreBand("depression-likely", "28 or less: depression likely (by convention)", from: 0),
                    ScoreBand("poor-wellbeing", "50 or less: poor well-being (Topp 2015)", from: 29),
                    ScoreBand("adequate", "above 50: adequate well-being (Topp 2015)", from: 51),
                ])),
        change: ChangeCriteria(
            minimalImportantDifference: ChangeCriterion(10, "WHO (Five) Well-Being Index, 1998 version")),
        licence: """
            The version of 1998 is in the public domain; the source must be mentioned: Psychiatric Research Unit, WHO \
            Collaborating Centre in Mental Health, Mental Health Centre North Zealand, Hillerød, Denmark. Changed \
            wording must be marked. The World Health Organization's own edition of 2024 is under Creative Commons \
            3.0 IGO, attribution, non-commercial, share alike.
            """,
        text: InstrumentText(
            items: [
                "I have felt cheerful and in good spirits",
                "I have felt calm and relaxed",
                "I have felt active and vigorous",
                "I woke up feeling fresh and rested",
                "My daily life has been filled with things that interest me",
            ],
            answers: [
                "At no time", "Some of the time", "Less than half of the time", "More than half of the time",
                "Most of the time", "All of the time",
            ]),
        sources: [
            "WHO (Five) Well-Being Index, 1998 version, Psychiatric Research Unit, Hillerød",
            "Topp, Østergaard, Søndergaard, Bech 2015, Psychother Psychosom 84:167-176",
        ])

    static let shortWarwickEdinburgh = Instrument(
        "swemwbs", "Short Warwick-Edinburgh Mental Well-being Scale", items: 7, answers: ScoreRange(1, 5),
        window: lastTwoWeeks,
        outcome: .total(
            TotalScore(
                direction: .higherIsBetter, range: ScoreRange(7, 35, step: Score(hundredths: 1)),
                rule: .converted(.shortWarwickEdinburgh), bands: [])),
        bandNote: "There is no agreed set of cut-offs. The score is the metric one, converted from the raw sum.",
        change: ChangeCriteria(
            minimalImportantDifference: ChangeCriterion(
                Score(hundredths: 103),
                "Shah 2018: 1 standard error of measurement, the least of statistical importance"),
            reliableChange: ChangeCriterion(
                Score(hundredths: 287), "Shah 2018: 2.77 standard errors of measurement")),
        licence: """
            © University of Warwick, NHS Health Scotland and University of Edinburgh; a licence of the University of \
            Warwick is needed, which is free after registration where the use is not commercial. The text of the items \
            is not included.
            """,
        sources: [
            "Stewart-Brown and others 2009, Health Qual Life Outcomes 7:15 (conversion)",
            "Shah and others 2018, Health Qual Life Outcomes 16:239 (change)",
        ])
}
