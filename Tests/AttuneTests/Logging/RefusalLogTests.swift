import Testing

@testable import AttuneApp

@Suite("what the log says of refusals")
struct RefusalLogTests {
    private let start = ContinuousClock.now

    private func count(_ total: Int, pool: String = "insights") -> RefusalCount {
        RefusalCount(message: "work refused", detail: ["pool": pool], total: total)
    }

    private func counts(_ entries: [RefusalLog.Entry]) -> [Int] { entries.map(\.count) }

    @Test("nothing, as long as nothing is refused")
    func quiet() {
        var log = RefusalLog()

        #expect(log.entries(for: [count(0)], at: start).isEmpty)
        #expect(log.entries(for: [count(0)], at: start + .seconds(600), isLast: true).isEmpty)
    }

    @Test("the first at once, then one line a minute with all of that minute")
    func rate() {
        var log = RefusalLog()

        let lines = [(0, 3), (1, 5), (59, 9), (60, 9), (61, 10), (119, 40), (120, 41), (600, 41)].map { second, total in
            counts(log.entries(for: [count(total)], at: start + .seconds(second)))
        }

        #expect(lines == [[3], [], [], [6], [], [], [32], []])
    }

    @Test("one kind does not hold another back")
    func kinds() {
        var log = RefusalLog()
        _ = log.entries(for: [count(1), count(0, pool: "leaving")], at: start)

        let entries = log.entries(for: [count(2), count(7, pool: "leaving")], at: start + .seconds(1))

        #expect(entries == [RefusalLog.Entry(message: "work refused", detail: ["pool": "leaving"], count: 7)])
    }

    @Test("at the end what was held back is said")
    func end() {
        var log = RefusalLog()
        _ = log.entries(for: [count(1)], at: start)

        #expect(counts(log.entries(for: [count(4)], at: start + .seconds(1), isLast: true)) == [3])
    }
}
