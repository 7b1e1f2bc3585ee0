import JournalAPI
import Locking
import Metrics
import Workers

/// The text of `GET /metrics`, made of parts that are added once they are there: the server that tells of itself is
/// made after the API that answers for it.
final class MetricsPage: Sendable {
    private let sources = Lock<[any MetricsSource]>([])

    func add(_ more: [any MetricsSource]) {
        sources.withLock { $0 += more }
    }

    /// What the API answers with it; nil where nobody may read it.
    func exposition(for audience: MetricsAudience) -> Exposition? {
        guard audience != .nobody else { return nil }
        // Two scrapes at once, and some that overlap, are more than there should be.
        let workers = BoundedWorkers(label: "metrics", width: 1, queueLimit: 8)
        return Exposition(isForThisMachine: audience == .local, workers: workers) { [self] in text() }
    }

    /// Everything as it is now.
    func text() -> [UInt8] {
        var text = MetricsText()
        for source in sources.withLock({ $0 }) { source.write(to: &text) }
        return text.bytes
    }
}
