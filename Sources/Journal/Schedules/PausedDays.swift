/// The days on which a plan stands still, counted without walking them.
///
/// Days are numbers since 1970-01-01, here as in the whole engine: arithmetic on them cannot fail, and they are turned
/// into dates only for the days that are asked for.
struct PausedDays: Sendable {
    /// Ascending, with a day that is not paused between any two.
    private let ranges: [ClosedRange<Int>]

    /// How many paused days lie before each range.
    private let countsBefore: [Int]

    /// The pauses may overlap and come in any order.
    init(_ pauses: [ClosedRange<Int>]) {
        var merged: [ClosedRange<Int>] = []
        for pause in pauses.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, pause.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, pause.upperBound)
            } else {
                merged.append(pause)
            }
        }
        var countsBefore: [Int] = []
        var count = 0
        for range in merged {
            countsBefore.append(count)
            count += range.count
        }
        ranges = merged
        self.countsBefore = countsBefore
    }

    func contains(_ day: Int) -> Bool {
        index(startingBy: day).map { day <= ranges[$0].upperBound } ?? false
    }

    /// The number of paused days before a day.
    func count(before day: Int) -> Int {
        guard let index = index(startingBy: day) else { return 0 }
        return countsBefore[index] + min(day, ranges[index].upperBound + 1) - ranges[index].lowerBound
    }

    /// The day that is so many unpaused days later than another.
    func day(after day: Int, unpausedDays count: Int) -> Int {
        var last = day + count
        for range in ranges where range.upperBound > day {
            let first = max(range.lowerBound, day + 1)
            guard first <= last else { break }
            last += range.upperBound - first + 1
        }
        return last
    }

    /// The last range that starts on or before a day.
    private func index(startingBy day: Int) -> Int? {
        let next = ranges.partitioningIndex { $0.lowerBound > day }
        return next > 0 ? next - 1 : nil
    }
}
