import Dispatch
import Locking

/// Moves the write-ahead log into the database file, on a thread and a connection of its own.
///
/// A checkpoint on the writing thread would hold every waiting write up for as long as the disk takes.
final class Checkpointer: Sendable {
    /// By what factor the log may outgrow the usual page count before a checkpoint waits for readers (and holds
    /// writers up) to have it started anew. Overlapping readers could otherwise let it grow without end.
    private static let patience = 16

    private struct Schedule {
        var isScheduled = false
        /// The log's size at which the next automatic checkpoint is begun. After one it is moved on, because a log that
        /// readers keep from being started anew would otherwise be synced again at every commit.
        var dueAt: Int
    }

    private let queue = DispatchQueue(label: "sqlite-checkpointer", qos: .utility)
    private let connection: Lock<Connection?>
    private let schedule: Lock<Schedule>
    private let pageCount: Int
    private let failed: @Sendable (SQLiteError) -> Void

    init(
        path: String,
        options: ConnectionOptions,
        pageCount: Int,
        failed: @escaping @Sendable (SQLiteError) -> Void
    ) throws(SQLiteError) {
        self.pageCount = max(pageCount, 1)
        self.failed = failed
        schedule = Lock(Schedule(dueAt: self.pageCount))
        connection = Lock(try Connection(path: path, mode: .readWriteCreate, options: options))
    }

    /// Tells how many pages the log holds after a commit; begins a checkpoint when it is due and returns at once.
    func logHolds(pageCount current: Int) {
        let isDue = schedule.withLock { schedule in
            if current < pageCount {
                schedule.dueAt = pageCount
            }
            guard current >= schedule.dueAt, !schedule.isScheduled else {
                return false
            }
            schedule.isScheduled = true
            schedule.dueAt = current + pageCount
            return true
        }
        guard isDue else { return }
        queue.async {
            let isOverdue = current / Self.patience >= self.pageCount
            self.runAutomatically(isOverdue ? .restart : .passive)
            self.schedule.withLock { $0.isScheduled = false }
        }
    }

    /// Does a checkpoint now; throws ``SQLiteError``, or ``WriterStopped`` after ``stop()``.
    func checkpoint(_ checkpoint: Connection.Checkpoint) async throws {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { try self.run(checkpoint) })
            }
        }
    }

    /// Empties the log and closes the connection.
    func stop() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.runAutomatically(.truncate)
                self.connection.withLock { $0 = nil }
                continuation.resume()
            }
        }
    }

    private func runAutomatically(_ checkpoint: Connection.Checkpoint) {
        do {
            try run(checkpoint)
        } catch let error as SQLiteError {
            failed(error)
        } catch {
            // Stopped: the log was emptied then.
        }
    }

    private func run(_ checkpoint: Connection.Checkpoint) throws {
        try connection.withLock { connection in
            guard let connection else {
                throw WriterStopped()
            }
            try connection.checkpoint(checkpoint)
        }
    }
}
