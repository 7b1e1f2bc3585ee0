import CivilTime
import Dispatch
import Journal
import Locking
import Logging

/// Work that comes round by itself: removing kept answers and tokens that have expired and tombstones that are old,
/// gathering what queries are planned by, destroying the keys of erased people where that was cut short, and scrubbing
/// what was deleted.
final class Maintenance: Sendable {
    private let store: any JournalStore
    private let tombstoneDays: Int
    private let now: @Sendable () -> Instant
    private let logger: Logger
    private let state = Lock(MaintenanceFigures())
    private let task = Lock<Task<Void, Never>?>(nil)

    /// How often it comes round.
    private static let interval = Duration.seconds(600)
    /// Rows a transaction at most, so that nobody waits for it.
    private static let batch = 500

    init(store: any JournalStore, tombstoneDays: Int, now: @escaping @Sendable () -> Instant, logger: Logger) {
        self.store = store
        self.tombstoneDays = tombstoneDays
        self.now = now
        self.logger = logger
    }

    /// How its rounds went so far.
    var figures: MaintenanceFigures { state.withLock { $0 } }

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

    /// Comes round no more; what is under way has ended when this returns, so that nothing of it uses the store then.
    func stop() async {
        let running = task.withLock { task in
            defer { task = nil }
            return task
        }
        running?.cancel()
        await running?.value
    }

    /// Removes what has expired, a batch at a time.
    private func purge() async {
        do {
            let now = now()
            let horizon = Instant(milliseconds: now.milliseconds - Int64(tombstoneDays) * 86_400_000)
            try await repeated { try $0.purgeExpired(now: now, limit: Self.batch) }
            try await repeated { try $0.purgeTombstones(before: horizon, limit: Self.batch) }
            try await store.optimize()
            _ = try await store.destroyErasedKeys()
            // Also for an erasure that met a long read and could not scrub.
            try await store.scrub()
            let end = self.now()
            state.withLock {
                $0.runs += 1
                $0.lastEnd = end
            }
        } catch {
            state.withLock { $0.failures += 1 }
            logger.warning("purge failed", metadata: ["error": "\(error)"])
        }
    }

    /// Runs a purge until it finds less than a batch.
    private func repeated(_ purge: @escaping @Sendable (any WriteTransaction) throws -> Int) async throws {
        while !Task.isCancelled, try await store.write(purge) >= Self.batch {}
    }
}
