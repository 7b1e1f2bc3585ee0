import JSON
import Testing

@testable import Journal

@Suite("score")
struct ScoreTests {
    @Test(
        "a prorated sum is rounded to hundredths, half away from zero",
        arguments: [
            (14, 7, 9, 1800), (7, 8, 9, 788), (1, 8, 9, 113), (3, 8, 9, 338), (11, 9, 10, 1222), (13, 7, 10, 1857),
            (5, 3, 10, 1667), (0, 1, 10, 0), (-7, 8, 9, -788),
        ])
    func proration(sum: Int, answered: Int, items: Int, hundredths: Int) {
        let score = Score.prorated(Score(hundredths: sum * 100), answered: answered, to: items)

        #expect(score == Score(hundredths: hundredths))
    }

    @Test("a sum of no answers cannot be prorated")
    func nothing() {
        #expect(Score.prorated(0, answered: 0, to: 9) == nil)
    }

    @Test(
        "a score is written without needless zeros",
        arguments: [(0, "0"), (1350, "13.5"), (1925, "19.25"), (3500, "35"), (-600, "-6"), (-203, "-2.03")])
    func json(hundredths: Int, text: String) {
        #expect(Score(hundredths: hundredths).json == .number(JSONNumber(ExactDecimal(text) ?? -1)))
    }

    @Test(
        "a score is read from numbers of up to two decimals",
        arguments: [
            ("19.25", 1925), ("1e1", 1000), ("-0.5", -50), ("10000", 1_000_000), ("10001", nil), ("0.125", nil),
            ("1e300", nil), ("\"1\"", nil), ("null", nil),
        ] as [(String, Int?)])
    func reading(text: String, hundredths: Int?) throws {
        #expect(Score(try Reading.value(text)) == hundredths.map { Score(hundredths: $0) })
    }
}
