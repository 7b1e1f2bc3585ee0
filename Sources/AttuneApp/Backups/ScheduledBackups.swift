import CivilTime
import JournalStorage
import Locking
import Logging
import Synchronization
import Workers

/// Backups that a server makes by itself, and the removal of those that are older than is wanted.
///
/// When the next one is due follows from the newest one in the directory and from the clock of the wall, so that
/// restarts neither skip nor add one, and a clock that is set right is gone by.
final class ScheduledBackups: Sendable {
    private let configuration: Configuration
    private let directory: BackupDirectory
    private let now: @Sendable () -> Instant
    private let logger: Logger
    private let workers = BoundedWorkers(label: "backup", width: 1, queueLimit: 1)
    private let isStopping = Atomic<Bool>(false)
    private let task = Lock<Task<Void, Never>?>(nil)

    private let interval: Duration
    private let ledger: BackupLedger
    /// Milliseconds after which a backup that failed is tried again, if the next one is not due before.
    private static let retry: Int64 = 600_000

    /// `nil` where the configuration names no directory.
    ///
    /// - Parameters:
    ///   - ledger: where it is noted how each went.
    ///   - interval: how often the clock is looked at.
    init?(
        _ configuration: Configuration, ledger: BackupLedger, interval: Duration = .seconds(5),
        now: @escaping @Sendable () -> Instant, logger: Logger
    ) {
        guard let path = configuration.backups else { return nil }
        self.configuration = configuration
        self.ledger = ledger
        self.interval = interval
        self.now = now
        self.logger = logger
        directory = BackupDirectory(path: path)
    }

    /// Begins to look at the clock.
    ///
    /// - Throws: `StartError` when the directory cannot be made or written.
    func start() throws(StartError) {
        do {
            try directory.make()
        } catch {
            throw StartError(
                problems: ["no backups can be made: \(error)"],
                remedy: "Name a directory that can be written with --backups or ATTUNE_BACKUPS.")
        }
        directory.sweep()
        noteNewest()
        task.withLock { task in
            task = Task { [self] in
                var due = dueAfterNewest()
                while !Task.isCancelled {
                    let now = now()
                    // A clock that was set back must not put the next one off.
                    if now >= due || due.milliseconds > now.milliseconds + every {
                        let wait = await make(at: now) ? every : min(Self.retry, every)
                        due = Instant(milliseconds: now.milliseconds + wait)
                    }
                    do { try await Task.sleep(for: interval) } catch { return }
                }
            }
        }
    }

    /// Makes no more; one that is under way is given up, and its unfinished copy removed, when this returns.
    func stop() async {
        isStopping.store(true, ordering: .relaxed)
        let running = task.withLock { task in
            defer { task = nil }
            return task
        }
        running?.cancel()
        await running?.value
    }

    /// Milliseconds from one backup to the next.
    private var every: Int64 { Int64(configuration.backupEveryHours) * 3_600_000 }

    /// What an earlier process has left counts too.
    private func noteNewest() {
        guard let newest = directory.backups(at: now()).last else { return }
        ledger.note(.init(time: newest.instant, duration: nil, bytes: JournalDatabase.size(of: newest.file)))
    }

    private func dueAfterNewest() -> Instant {
        let now = now()
        let newest = directory.backups(at: now).last?.instant
        return newest.flatMap { $0 <= now ? Instant(milliseconds: $0.milliseconds + every) : nil } ?? now
    }

    private func make(at instant: Instant) async -> Bool {
        do {
            return try await workers.run { self.makeNow(at: instant) }
        } catch {
            // The one worker has nothing else to do.
            return false
        }
    }

    private func makeNow(at instant: Instant) -> Bool {
        let start = ContinuousClock.now
        do {
            let file = directory.file(at: instant)
            let backup = try Backups.makeScheduled(at: file, configuration, makeRoom: { makeRoom(at: instant) }) {
                _, _ in
                if isStopping.load(ordering: .relaxed) { throw CancellationError() }
            }
            note(backup, begun: instant, duration: ContinuousClock.now - start)
            return true
        } catch is CancellationError {
            return false
        } catch {
            ledger.noteFailure()
            logger.error("no backup could be made", metadata: ["error": "\(error)"])
            return false
        }
    }

    /// Lets the oldest go that are too many, unless what they have may be all that is left of somebody's journal.
    private func note(_ backup: JournalBackup, begun instant: Instant, duration: Duration) {
        ledger.note(.init(time: instant, duration: duration, bytes: backup.byteCount))
        guard backup.unopened.isEmpty else {
            ledger.noteFailure()
            logger.error(
                """
                made a backup in which journals do not open, as if damaged: no earlier one is removed until they do; \
                see what attune doctor says
                """,
                metadata: [
                    "file": "\(backup.file)", "people": "\(backup.people)", "unopened": "\(BackupText.ids(backup))",
                ])
            return
        }
        let removed = directory.prune(keeping: configuration.backupKeep, at: instant)
        logger.notice(
            "made a backup",
            metadata: [
                "file": "\(backup.file)", "bytes": "\(backup.byteCount)", "people": "\(backup.people)",
                "duration": "\(duration)", "removed": "\(removed.count)",
            ])
    }

    /// Removes backups that are too many before another is made, as after the setting was lowered; returns whether
    /// there were such. None goes unless the newest opens for everybody.
    private func makeRoom(at instant: Instant) -> Bool {
        guard let newest = directory.backups(at: instant).last, Backups.isWhole(newest.file, configuration) else {
            return false
        }
        let removed = directory.prune(keeping: configuration.backupKeep, at: instant)
        guard !removed.isEmpty else { return false }
        logger.notice("removed old backups, to have room for another", metadata: ["removed": "\(removed.count)"])
        return true
    }
}
