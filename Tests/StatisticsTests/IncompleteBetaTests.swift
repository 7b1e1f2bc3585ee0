import Glibc
import Testing

@testable import Statistics

@Suite("The continued fraction of the incomplete beta function")
struct IncompleteBetaTests {
    @Test("gives the closed form where a is 1", arguments: [1e-9, 0.01, 0.1, 0.3], [0.5, 1, 2.5, 4])
    func closedForm(x: Double, b: Double) {
        let found = IncompleteBeta.fraction(x: x, a: 1, b: b) * b * x * pow(1 - x, b)

        #expect(found.isClose(to: -expm1(b * log1p(-x)), within: 1e-14))
    }

    @Test("is 1 at 0, and ends for anything", arguments: [0.0, 1, 1e100])
    func limits(a: Double) {
        #expect(IncompleteBeta.fraction(x: 0, a: 2, b: a) == 1)
        #expect(IncompleteBeta.fraction(x: .nan, a: a, b: 2).isNaN)
    }
}
