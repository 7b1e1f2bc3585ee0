import Statistics
import Testing

@Suite("A summary")
struct SampleSummaryTests {
    @Test("has SciPy's figures", arguments: try ScipyCase.all("summary"))
    func figures(sample: ScipyCase) throws {
        let values = try sample.numbers("values")

        let summary = try #require(SampleSummary(of: values))

        #expect(summary.count == values.count)
        #expect(summary.mean.isClose(to: try sample.number("mean")))
        #expect(summary.median.isClose(to: try sample.number("median")))
        #expect(summary.minimum == (try sample.number("minimum")))
        #expect(summary.maximum == (try sample.number("maximum")))
        let deviation = try sample.numberIfAny("standardDeviation")
        #expect((summary.standardDeviation == nil) == (deviation == nil))
        #expect((summary.standardDeviation ?? 0).isClose(to: deviation ?? 0))
    }

    @Test("of nothing is nil")
    func empty() {
        #expect(SampleSummary(of: []) == nil)
    }

    @Test(
        "has a mean that rounding in between does not touch",
        arguments: [
            ([1e16, 1, -1e16], 1.0 / 3), ([1, 1e100, 1, -1e100], 0.5), (Array(repeating: 0.1, count: 10), 0.1),
        ])
    func mean(values: [Double], mean: Double) {
        #expect(SampleSummary(of: values)?.mean == mean)
    }

    @Test("of equal values has no deviation, however they are rounded", arguments: [0.1, 0.7, 1e-300, -1e300])
    func constant(value: Double) {
        let summary = SampleSummary(of: [value, value, value])

        #expect(summary?.mean == value)
        #expect(summary?.standardDeviation == 0)
    }

    @Test(
        "of what is not finite ends",
        arguments: [[.nan], [.nan, 1, .nan, 0], [.infinity, 1], [-.infinity, .infinity, 0], [1e308, 1e308, -1e308]])
    func notFinite(values: [Double]) {
        #expect(SampleSummary(of: values)?.count == values.count)
    }
}
