import Statistics
import Testing

@Suite("The difference of two means")
struct MeanDifferenceTests {
    @Test("is SciPy's, with its p and its interval", arguments: try ScipyCase.all("meanDifference"))
    func figures(sample: ScipyCase) throws {
        let level = try sample.number("level")

        let found = try #require(
            MeanDifference(of: try sample.numbers("first"), minus: try sample.numbers("second"), level: level))

        #expect(found.difference.isClose(to: try sample.number("difference")))
        #expect(found.degreesOfFreedom.isClose(to: try sample.number("degreesOfFreedom")))
        #expect(found.p.isClose(to: try sample.number("p")))
        #expect(found.interval.lower.isClose(to: try sample.number("lower")))
        #expect(found.interval.upper.isClose(to: try sample.number("upper")))
        #expect(found.interval.level == level)
    }

    @Test(
        "needs two values in each group and one group that varies",
        arguments: [
            ([], []), ([1], [1, 2, 3]), ([1, 2, 3], [1]), ([], [1, 2]), ([5, 5], [5, 5, 5]),
            ([0.1, 0.1, 0.1], [7, 7]),
        ] as [([Double], [Double])])
    func none(first: [Double], second: [Double]) {
        #expect(MeanDifference(of: first, minus: second) == nil)
    }

    @Test("turns round with the groups")
    func antisymmetric() throws {
        let first = [4.5, 5, 7, 6.5]
        let second = [3, 3.5, 8]

        let found = try #require(MeanDifference(of: first, minus: second))
        let swapped = try #require(MeanDifference(of: second, minus: first))

        #expect(found.difference == -swapped.difference)
        #expect(found.p == swapped.p)
        #expect(found.interval.lower == -swapped.interval.upper)
        #expect(found.interval.upper == -swapped.interval.lower)
    }

    @Test("has an interval of level 0.95, which leaves out 0 when p is below 0.05", arguments: [2.0, 2.5, 3, 3.5, 4])
    func agreement(shift: Double) throws {
        let first = [4.5, 5, 7, 6.5]

        let found = try #require(MeanDifference(of: first, minus: first.map { $0 + shift - 1 }))

        #expect(found.interval.level == 0.95)
        #expect((found.interval.upper < 0) == (found.p < 0.05))
    }

    @Test("has degrees of freedom where squared variances are too small to tell from 0")
    func tiny() {
        let found = MeanDifference(of: [1e-100, 2e-100, 3e-100], minus: [4e-100, 5e-100, 6e-100])

        #expect(found?.degreesOfFreedom.isClose(to: 4) == true)
    }

    @Test(
        "of what is not finite is nil",
        arguments: [([.nan, 1], [1, 2]), ([1, 2], [.infinity, 3]), ([1e200, -1e200], [1, 2])] as [([Double], [Double])])
    func notFinite(first: [Double], second: [Double]) {
        #expect(MeanDifference(of: first, minus: second) == nil)
    }
}
