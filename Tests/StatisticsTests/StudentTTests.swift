import Glibc
import Statistics
import Testing

@Suite("Student's t distribution")
struct StudentTTests {
    @Test("has SciPy's probabilities, in the tails too", arguments: try ScipyCase.all("studentT"))
    func probabilities(sample: ScipyCase) throws {
        let t = try sample.numbers("t")
        let tails = try sample.numbers("lowerTail")

        let distribution = try #require(StudentT(degreesOfFreedom: try sample.number("degreesOfFreedom")))

        #expect(differences(t.map { distribution.cumulative(-$0) }, tails) == [])
        #expect(differences(t.map { distribution.cumulative($0) }, try sample.numbers("cumulative")) == [])
        #expect(differences(t.map { distribution.twoSidedP($0) }, tails.map { 2 * $0 }) == [])
        #expect(t.map { distribution.twoSidedP(-$0) } == t.map { distribution.twoSidedP($0) })
    }

    @Test("has SciPy's quantiles", arguments: try ScipyCase.all("studentT"))
    func quantiles(sample: ScipyCase) throws {
        let probabilities = try sample.numbers("probabilities")

        let distribution = try #require(StudentT(degreesOfFreedom: try sample.number("degreesOfFreedom")))

        #expect(differences(probabilities.map(distribution.quantile), try sample.numbers("quantiles")) == [])
    }

    @Test("is Cauchy's with one degree of freedom", arguments: [1e-12, 0.01, 0.3, 0.49, 0.5, 0.8, 0.999])
    func cauchy(probability: Double) throws {
        let distribution = try #require(StudentT(degreesOfFreedom: 1))

        let found = distribution.quantile(probability)

        #expect(found.isClose(to: -1 / tan(Double.pi * probability)) || (probability == 0.5 && found == 0))
    }

    @Test("nears the normal distribution", arguments: [1e-9, 0.025, 0.4, 0.975])
    func normal(probability: Double) throws {
        let distribution = try #require(StudentT(degreesOfFreedom: 1e8))

        let found = distribution.quantile(probability)

        #expect(found.isClose(to: NormalDistribution.quantile(probability), within: 1e-6))
    }

    @Test(
        "finds what its own quantiles leave beyond",
        arguments: [0.3, 0.8, 1, 2.5, 19.99, 20, 39.999, 40, 1e3, 1e5, 1e8], [1e-30, 1e-9, 0.001, 0.2, 0.499_999])
    func inverse(degreesOfFreedom: Double, tail: Double) throws {
        let distribution = try #require(StudentT(degreesOfFreedom: degreesOfFreedom))

        let t = distribution.quantile(tail)

        #expect(t < 0)
        #expect(distribution.cumulative(t).isClose(to: tail))
    }

    @Test("has no quantile beyond the probabilities, and infinite ones at their ends")
    func ends() throws {
        let distribution = try #require(StudentT(degreesOfFreedom: 4.5))

        #expect(distribution.quantile(0) == -.infinity)
        #expect(distribution.quantile(1) == .infinity)
        #expect(distribution.quantile(0.5) == 0)
        #expect([-0.1, 1.1, .nan, .infinity].allSatisfy { distribution.quantile($0).isNaN })
        #expect(distribution.cumulative(-.infinity) == 0)
        #expect(distribution.cumulative(.infinity) == 1)
        #expect(distribution.twoSidedP(0) == 1)
        #expect(distribution.cumulative(.nan).isNaN)
    }

    @Test("needs degrees of freedom", arguments: [0, -1, -0.0, .nan, .infinity, -.infinity])
    func none(degreesOfFreedom: Double) {
        #expect(StudentT(degreesOfFreedom: degreesOfFreedom) == nil)
    }

    @Test(
        "ends for any degrees of freedom and any probability",
        arguments: [Double.leastNonzeroMagnitude, 1e-10, 0.01, 1, 1e9, 1e15, 1e300, .greatestFiniteMagnitude],
        [Double.leastNonzeroMagnitude, 1e-300, 1e-10, 0.4999, 0.5.nextDown])
    func total(degreesOfFreedom: Double, tail: Double) throws {
        let distribution = try #require(StudentT(degreesOfFreedom: degreesOfFreedom))

        #expect(distribution.quantile(tail) < 0)
        #expect((0...1).contains(distribution.twoSidedP(3)))
    }
}
