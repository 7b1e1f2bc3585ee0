/// The scores that stand for raw sums, one for each sum from the least on.
package struct ConversionTable: Sendable, Hashable {
    private let leastSum: Int
    private let scores: [Score]

    init(from leastSum: Int, hundredths: [Int]) {
        self.leastSum = leastSum
        scores = hundredths.map { Score(hundredths: $0) }
    }

    /// The score of a raw sum; `nil` for one that the table does not have.
    func score(ofRaw sum: Score) -> Score? {
        let (whole, rest) = sum.hundredths.quotientAndRemainder(dividingBy: 100)
        let index = whole - leastSum
        return rest == 0 && scores.indices.contains(index) ? scores[index] : nil
    }

    /// Whether any raw sum has this score.
    func contains(_ score: Score) -> Bool { scores.contains(score) }

    /// The metric scores of the Short Warwick-Edinburgh Mental Well-being Scale for the sums 7 to 35.
    ///
    /// From a Rasch analysis: Stewart-Brown and others 2009, Health and Quality of Life Outcomes 7:15.
    static let shortWarwickEdinburgh = ConversionTable(
        from: 7,
        hundredths: [
            700, 951, 1125, 1240, 1333, 1408, 1475, 1532, 1584, 1636, 1688, 1743, 1798, 1859, 1925,
            1998, 2073, 2154, 2235, 2321, 2411, 2503, 2602, 2703, 2813, 2931, 3070, 3255, 3500,
        ])
}
