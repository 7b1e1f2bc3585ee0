import CivilTime
import Dispatch
import Journal
import Locking
import Logging

/// Work that comes round by itself: removing kept answers and tokens that have expired, and
/// scrubbing what was deleted.
final class Maintenance: Sendable {
    private let store: any JournalStore
    private let now: @Sendable () -> Instant
    private let logger: Logger
    private let task = Lock<Task<Void, Never>?>(nil)

    /// How often it comes round.
    private static let interval = Duration.seconds(600)
    /// Rows a transaction at most, so that nobody waits for it.
    private static let batch = 500

    init(store: any JournalStore, now: @escaping @Sendable () -> Instant, logger: Logger) {
        self.store = store
        self.now = now
        self.logger = logger
    }

    func start() {
        task.withLock { task in
            task = Task { [self] in
                while !Task.isCancelled {
                    await purge()
                    do { try await Task.sleep(for: Self.interval) } catch { return }
                }
            }
        }
    }

    func stop() {
        task.withLock { $0?.cancel() }
    }

    /// Removes what has expired, a batch at a time.
    private func purge() async {
        do {
            var count = Self.batch
            while count >= Self.batch {
                count = try await store.write { [now] in try $0.purgeExpired(now: now(), limit: Self.batch) }
            }
            // Also for an erasure that met a long read and could not scrub.
            try await store.scrub()
        } catch {
            logger.warning("purge failed", metadata: ["error": "\(error)"])
        }
    }
}
