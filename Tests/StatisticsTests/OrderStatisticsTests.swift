import RandomTestSupport
import Testing

@testable import Statistics

@Suite("Order statistics")
struct OrderStatisticsTests {
    enum Shape: CaseIterable {
        case random, ties, equal, ascending, descending, peak, signs

        func values(_ count: Int, _ random: inout SplitMix64) -> [Double] {
            (0..<count).map { index in
                switch self {
                case .random: Double.random(in: -1...1, using: &random)
                case .ties: Double(random.below(4)) / 2
                case .equal: 7
                case .ascending: Double(index)
                case .descending: Double(-index)
                case .peak: Double(min(index, count - index))
                case .signs: index.isMultiple(of: 2) ? 0.0 : -0.0
                }
            }
        }
    }

    @Test("are what sorting finds", arguments: Shape.allCases, [1, 2, 3, 4, 7, 40, 1_000])
    func sorted(shape: Shape, count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        let values = shape.values(count, &random)
        let ranks = (0..<5).map { _ in random.below(count) } + [count - 1, 0]

        let found = OrderStatistics(of: values, ranks: ranks)

        let sorted = values.sorted()
        #expect(ranks.map { found[$0] } == ranks.map { sorted[$0] })
    }

    @Test("are the same when splits run out and the rest is sorted", arguments: 0...6)
    func splits(limit: Int) {
        var random = SplitMix64(seed: 5)
        let values = Shape.random.values(500, &random)
        let ranks = [230, 249, 250, 270]

        let found = OrderStatistics(of: values, ranks: ranks, splits: limit)

        let sorted = values.sorted()
        #expect(ranks.map { found[$0] } == ranks.map { sorted[$0] })
    }

    @Test("pass over ranks that there are not, and none need be asked for")
    func ranks() {
        let found = OrderStatistics(of: [3, 1, 2], ranks: [-1, 3, 1, 1])

        #expect(found[1] == 2)
        #expect(OrderStatistics(of: [3, 1, 2], ranks: [])[0] == 3)
    }

    @Test("of what is no number are some of the values", arguments: 1...40)
    func notNumbers(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let values = (0..<100).map { _ in random.below(3) == 0 ? .nan : Double(random.below(5)) }

        let found = OrderStatistics(of: values, ranks: [49, 50])

        #expect([found[49], found[50]].allSatisfy { $0.isNaN || values.contains($0) })
    }
}
