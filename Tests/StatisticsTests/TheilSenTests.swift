import RandomTestSupport
import Statistics
import Testing

@Suite("The Theil–Sen slope")
struct TheilSenTests {
    @Test("and its interval are SciPy's", arguments: try ScipyCase.all("theilSen"))
    func figures(sample: ScipyCase) throws {
        let points = points(try sample.numbers("x"), try sample.numbers("y"))
        let level = try sample.number("level")

        let found = try #require(TheilSen(points, level: level))

        #expect(found.slope.isClose(to: try sample.number("slope")))
        if let lower = try sample.numberIfAny("lower") {
            let interval = try #require(found.interval)
            #expect(interval.lower.isClose(to: lower))
            #expect(interval.upper.isClose(to: try sample.number("upper")))
            #expect(interval.level == level)
        } else {
            #expect(found.interval == nil)
        }
    }

    @Test(
        "needs two points that differ in x",
        arguments: [([], []), ([1], [5]), ([2, 2, 2], [1, 5, 9]), ([.nan, .nan], [1, 2]), ([0, -0.0], [1, 2])]
            as [([Double], [Double])])
    func none(x: [Double], y: [Double]) {
        #expect(TheilSen(points(x, y)) == nil)
    }

    @Test("does not depend on the order of the points", arguments: 1...5 as ClosedRange<UInt64>)
    func order(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let points = (0..<60).map { (x: Double($0 / 2), y: Double(random.below(21)) / 2) }

        let found = TheilSen(points)

        #expect(found == TheilSen(points.shuffled(using: &random)))
        #expect(found == TheilSen(points.reversed()))
    }

    @Test("does not heed one point that is far off")
    func outlier() {
        var straight = (0..<9).map { (x: Double($0), y: 0.5 * Double($0)) }
        straight[4].y = 1e6

        #expect(TheilSen(straight)?.slope == 0.5)
    }

    @Test("has an interval of level 0.95 unless told otherwise")
    func level() {
        #expect(TheilSen([(x: 0, y: 1), (x: 1, y: 3)])?.interval?.level == 0.95)
    }

    @Test(
        "has an interval from the least to the greatest slope at a level of 1, and about the median at 0",
        arguments: [(1.0, -2.0, 4.0), (0.0, 1.0, 4.0 / 3)])
    func extremeLevels(level: Double, lower: Double, upper: Double) {
        let points = points([0, 1, 2, 3], [0, 2, 0, 4])

        let interval = TheilSen(points, level: level)?.interval

        #expect(interval.map { [$0.lower, $0.upper] } == [lower, upper])
    }

    @Test("has no interval at a level that is none", arguments: [.nan, 1.5, -3, .infinity])
    func invalidLevel(level: Double) {
        let found = TheilSen([(x: 0, y: 1), (x: 1, y: 3)], level: level)

        #expect(found?.slope == 2)
        #expect(found?.interval == nil)
    }

    @Test(
        "of what is not finite ends",
        arguments: [
            ([0, 1, 2, 3], [.nan, 1, .nan, 2]), ([0, .nan, 2, 3], [1, 2, 3, 4]), ([0, .infinity, 2], [1, 2, 3]),
            ([0, 1, -.infinity, 3], [.infinity, 1, -.infinity, .infinity]), ([1e-308, 2e-308], [-1e308, 1e308]),
        ] as [([Double], [Double])])
    func notFinite(x: [Double], y: [Double]) {
        #expect(TheilSen(points(x, y)) != nil)
    }

    private func points(_ x: [Double], _ y: [Double]) -> [(x: Double, y: Double)] {
        zip(x, y).map { (x: $0, y: $1) }
    }
}
