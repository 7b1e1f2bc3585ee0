import Statistics
import Testing

@Suite("The normal distribution")
struct NormalDistributionTests {
    @Test("has SciPy's probabilities and quantiles", arguments: try ScipyCase.all("normal"))
    func figures(sample: ScipyCase) throws {
        let found = try sample.numbers("z").map(NormalDistribution.cumulative)
        let quantiles = try sample.numbers("probabilities").map(NormalDistribution.quantile)

        #expect(differences(found, try sample.numbers("cumulative")) == [])
        #expect(differences(quantiles, try sample.numbers("quantiles"), within: 1e-12) == [])
    }

    @Test("finds what its own quantiles leave beyond", arguments: [1e-250, 1e-30, 1e-11, 1.4e-11, 0.02, 0.075, 0.3])
    func inverse(tail: Double) {
        let z = NormalDistribution.quantile(tail)

        #expect(z < 0)
        #expect(NormalDistribution.cumulative(z).isClose(to: tail))
    }

    @Test("has no quantile beyond the probabilities, and infinite ones at their ends")
    func ends() {
        #expect(NormalDistribution.quantile(0) == -.infinity)
        #expect(NormalDistribution.quantile(1) == .infinity)
        #expect(NormalDistribution.quantile(0.5) == 0)
        #expect([-0.1, 1.1, .nan, .infinity].allSatisfy { NormalDistribution.quantile($0).isNaN })
        #expect(NormalDistribution.cumulative(-.infinity) == 0)
        #expect(NormalDistribution.cumulative(.infinity) == 1)
        #expect(NormalDistribution.cumulative(.nan).isNaN)
    }
}
