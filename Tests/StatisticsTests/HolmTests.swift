import RandomTestSupport
import Statistics
import Testing

@Suite("Holm's adjusted p-values")
struct HolmTests {
    @Test("are those of an independent computation", arguments: try ScipyCase.all("holm"))
    func figures(sample: ScipyCase) throws {
        let found = Holm.adjusted(try sample.numbers("p"))

        #expect(differences(found, try sample.numbers("adjusted")) == [])
    }

    @Test("of nothing are none")
    func empty() {
        #expect(Holm.adjusted([]) == [])
    }

    @Test(
        "keep the order of the values, are no smaller than they and at most 1", arguments: 1...10 as ClosedRange<UInt64>
    )
    func monotone(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let p = (0..<30).map { _ in Double(random.below(1_000)) / 10_000 }

        let found = Holm.adjusted(p)

        let ascending = p.indices.sorted { p[$0] < p[$1] }.map { found[$0] }
        #expect(ascending == ascending.sorted())
        #expect(zip(p, found).allSatisfy { $0 <= $1 && $1 <= 1 })
    }

    @Test("of what is no number end", arguments: [[.nan], [0.1, .nan, 0.2], [.infinity, -.infinity, 0.5]])
    func notNumbers(p: [Double]) {
        #expect(Holm.adjusted(p).count == p.count)
    }
}
