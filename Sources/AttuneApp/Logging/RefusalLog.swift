/// Decides what the log says of refusals: of each kind one line a minute at most, with how many there were.
struct RefusalLog: Sendable {
    /// A line that is due.
    struct Entry: Sendable, Hashable {
        let message: String
        let detail: [String: String]
        /// Refusals since the last line of the kind.
        let count: Int
    }

    private struct Kind: Hashable {
        let message: String
        let detail: [String: String]
    }

    private struct Last {
        var total = 0
        var time: ContinuousClock.Instant?
    }

    /// From one line of a kind to the next.
    private static let interval = Duration.seconds(60)

    private var last: [Kind: Last] = [:]

    /// The lines for what was refused since the last ones.
    ///
    /// - Parameter isLast: whether nothing is asked afterwards, so that nothing may be held back.
    mutating func entries(for counts: [RefusalCount], at now: ContinuousClock.Instant, isLast: Bool = false) -> [Entry]
    {
        counts.compactMap { count in
            let kind = Kind(message: count.message, detail: count.detail)
            let last = last[kind] ?? Last()
            let isDue = isLast || last.time.map { now - $0 >= Self.interval } ?? true
            guard isDue, count.total > last.total else { return nil }
            self.last[kind] = Last(total: count.total, time: now)
            return Entry(message: count.message, detail: count.detail, count: count.total - last.total)
        }
    }
}
