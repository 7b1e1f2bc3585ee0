import Locking
import Logging

/// Looks once a second whether something was refused for being too much, or for damage, and has the log say so.
///
/// A line for each refusal would be a flood in the middle of a flood.
final class RefusalWatch: Sendable {
    private static let interval = Duration.seconds(1)

    private let counts: @Sendable () -> [RefusalCount]
    private let logger: Logger
    private let log = Lock(RefusalLog())
    private let task = Lock<Task<Void, Never>?>(nil)

    /// - Parameter counts: what was refused so far.
    init(logger: Logger, counts: @escaping @Sendable () -> [RefusalCount]) {
        self.logger = logger
        self.counts = counts
    }

    func start() {
        task.withLock { task in
            task = Task { [self] in
                while !Task.isCancelled {
                    look(isLast: false)
                    do { try await Task.sleep(for: Self.interval) } catch { return }
                }
            }
        }
    }

    /// Says what is left to say.
    func stop() async {
        let running = task.withLock { task in
            defer { task = nil }
            return task
        }
        running?.cancel()
        await running?.value
        look(isLast: true)
    }

    private func look(isLast: Bool) {
        let counts = counts()
        let entries = log.withLock { $0.entries(for: counts, at: .now, isLast: isLast) }
        for entry in entries {
            var metadata: Logger.Metadata = ["count": "\(entry.count)"]
            for (name, value) in entry.detail { metadata[name] = "\(value)" }
            logger.warning("\(entry.message)", metadata: metadata)
        }
    }
}
