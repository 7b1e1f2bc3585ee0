/// The instrument of two moods that are not each other's opposite.
extension Instrument {
    static let panas = Instrument(
        "panas", "Positive and Negative Affect Schedule", items: 20, answers: ScoreRange(1, 5),
        window: "as chosen: the present moment, today, the last week or longer",
        outcome: .subscales([
            Subscale(
                key: "positive-affect", memberName: "positiveAffect", items: [1, 3, 5, 9, 10, 12, 14, 16, 17, 19],
                direction: .higherIsBetter, range: ScoreRange(10, 50)),
            Subscale(
                key: "negative-affect", memberName: "negativeAffect", items: [2, 4, 6, 7, 8, 11, 13, 15, 18, 20],
                direction: .lowerIsBetter, range: ScoreRange(10, 50)),
        ]),
        bandNote: "There are no cut-offs, and the two scores are not added up.",
        licence: """
            © 1988 American Psychological Association; permission is needed to reproduce the items. Their text is not \
            included.
            """,
        sources: ["Watson, Clark, Tellegen 1988, J Pers Soc Psychol 54:1063-1070"])
}
