package import CivilTime

/// Runs of days with a low mood.
///
/// Low is a convention of this page, not a finding: a day's mean of at most `threshold` on 0…10, on at least
/// `minimumDays` days running. A day without a rating ends a run.
package struct LowMood: Sendable {
    package static let threshold = 3.0
    package static let minimumDays = 3

    /// Days of low mood that follow each other.
    package struct Run: Sendable {
        package let days: ClosedRange<CivilDate>
        package let mean: Double

        /// The number of days.
        package var count: Int { days.upperBound - days.lowerBound + 1 }
    }

    /// In the order of time.
    package let runs: [Run]
    /// Low days in all, within runs and alone.
    package let lowDays: Int
    /// Days with a rating of mood.
    package let ratedDays: Int

    /// Of a mean for each day from `first` on, where it has one.
    init(means: [Double?], from first: CivilDate) {
        let isLow = means.map { $0.map { $0 <= Self.threshold } ?? false }
        lowDays = isLow.count { $0 }
        ratedDays = means.count { $0 != nil }
        var runs: [Run] = []
        var start: Int?
        for index in isLow.indices {
            if isLow[index], start == nil { start = index }
            let isEnd = !isLow[index] || index == isLow.count - 1
            guard let begin = start, isEnd else { continue }
            let end = isLow[index] ? index : index - 1
            start = nil
            let values = means[begin...end].compactMap(\.self)
            guard values.count >= Self.minimumDays, let from = first.adding(days: begin),
                let to = first.adding(days: end)
            else { continue }
            runs.append(Run(days: from...to, mean: (values.reduce(0, +) / Double(values.count)).toTwelveDigits))
        }
        self.runs = runs
    }
}
