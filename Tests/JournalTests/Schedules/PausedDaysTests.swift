import Testing

@testable import Journal

@Suite("paused days")
struct PausedDaysTests {
    static let pauses = [20...22, -5 ... -3, 3...10, 4...6, 11...12, 30...30]
    static let days = Set(pauses.flatMap { Array($0) })

    @Test("pauses that overlap or touch in any order are the days they have together", arguments: -10...40)
    func together(day: Int) {
        let paused = PausedDays(Self.pauses)

        #expect(paused.contains(day) == Self.days.contains(day))
        #expect(paused.count(before: day) == Self.days.count { $0 < day })
    }

    @Test(
        "unpaused days are counted on behind a day, paused or not",
        arguments: [
            (2, 0, 2), (2, 1, 13), (5, 1, 13), (2, 7, 19), (2, 8, 23), (-10, 4, -6), (-10, 5, -2), (31, 9, 40),
        ])
    func after(day: Int, count: Int, last: Int) {
        #expect(PausedDays(Self.pauses).day(after: day, unpausedDays: count) == last)
    }

    @Test("without pauses every day counts")
    func none() {
        let paused = PausedDays([])

        #expect(!paused.contains(0))
        #expect(paused.count(before: .max) == 0)
        #expect(paused.day(after: 5, unpausedDays: 3) == 8)
    }
}
