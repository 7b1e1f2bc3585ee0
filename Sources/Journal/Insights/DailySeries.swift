/// The values of one metric, a mean for each day that has any.
struct DailySeries: Sendable {
    /// What is rated.
    struct Subject: Sendable, Hashable {
        let key: String
        /// The version of a tracker, whose scales are never mixed; `nil` for what every journal has.
        let version: Int?
    }

    let subject: Subject
    /// By the place of the day in the period.
    private(set) var means: [Double?]
    /// Values that went into the means.
    private(set) var count = 0
    private var sums: [(sum: Double, count: Int)]

    init(_ subject: Subject, days: Int) {
        self.subject = subject
        means = Array(repeating: nil, count: days)
        sums = Array(repeating: (0, 0), count: days)
    }

    /// Adds a value to the mean of its day.
    mutating func add(_ value: Double, onDay index: Int) {
        guard means.indices.contains(index) else { return }
        count += 1
        sums[index].sum += value
        sums[index].count += 1
        // Days of the same ratings are alike, in whatever order they came.
        means[index] = (sums[index].sum / Double(sums[index].count)).toTwelveDigits
    }

    /// The means of the days that have one, in their order.
    var values: [Double] { means.compactMap(\.self) }

    /// The means of some days that have one.
    func values(where isWanted: (Int) -> Bool) -> [Double] {
        means.indices.compactMap { isWanted($0) ? means[$0] : nil }
    }
}
