import Dispatch
import Locking
import Metrics

/// Moves the write-ahead log into the database file, on a thread and a connection of its own.
///
/// A checkpoint on the writing thread would hold every waiting write up for as long as the disk takes; but beside a busy
/// writer one never comes to its end, and the log is not started anew. So there are two steps. This thread copies what
/// the log holds and has the disk take it. Then the writer, in a pause between two batches, does what little was
/// written meanwhile.
final class Checkpointer: Sendable {
    /// What the writer is to do before its next batch.
    enum Turn: Sendable, Hashable {
        case none
        /// Ends the checkpoint, without waiting for readers.
        case end
        /// Ends the checkpoint, waiting for readers: overlapping ones could otherwise let the log grow without end.
        case endAfterReaders
    }

    /// By what factor the log may outgrow the usual page count before readers are waited for.
    private static let patience = 4

    private struct Schedule {
        enum Phase { case idle, copying, copied }

        var phase = Phase.idle
        /// The log's size at which the next checkpoint is begun. After one it is moved on, because a log that readers
        /// keep from being started anew would otherwise be synced again at every commit.
        var dueAt: Int
    }

    private let queue = DispatchQueue(label: "sqlite-checkpointer", qos: .utility)
    private let connection: Lock<Connection?>
    private let schedule: Lock<Schedule>
    private let pageCount: Int
    private let syncTimes: Histogram
    private let failed: @Sendable (SQLiteError) -> Void

    init(
        path: String,
        options: ConnectionOptions,
        pageCount: Int,
        syncTimes: Histogram,
        failed: @escaping @Sendable (SQLiteError) -> Void
    ) throws(SQLiteError) {
        self.pageCount = max(pageCount, 1)
        self.syncTimes = syncTimes
        self.failed = failed
        schedule = Lock(Schedule(dueAt: self.pageCount))
        connection = Lock(try Connection(path: path, mode: .readWriteCreate, options: options))
    }

    /// Tells how many pages the log holds after a commit; begins a checkpoint when it is due and returns at once.
    func logHolds(pageCount current: Int) -> Turn {
        schedule.withLock { schedule in
            if current < pageCount {
                schedule.dueAt = pageCount
            }
            switch schedule.phase {
            case .copying:
                return .none
            case .copied:
                schedule.phase = .idle
                schedule.dueAt = current + pageCount
                return current / Self.patience >= pageCount ? .endAfterReaders : .end
            case .idle:
                guard current >= schedule.dueAt else { return .none }
                schedule.phase = .copying
                queue.async { self.copy() }
                return .none
            }
        }
    }

    private func copy() {
        attempt { connection in
            try connection.checkpoint(.passive)
            try syncTimes.time { () throws(SQLiteError) in try connection.syncDatabaseFile() }
        }
        schedule.withLock { $0.phase = .copied }
    }

    /// Does a checkpoint now; throws ``SQLiteError``, or ``WriterStopped`` after ``stop()``.
    func checkpoint(_ checkpoint: Connection.Checkpoint) async throws {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { try self.run { try $0.checkpoint(checkpoint) } })
            }
        }
    }

    /// Empties the log and closes the connection.
    func stop() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.attempt { try $0.checkpoint(.truncate) }
                self.connection.withLock { $0 = nil }
                continuation.resume()
            }
        }
    }

    private func attempt(_ body: (Connection) throws -> Void) {
        do {
            try run(body)
        } catch let error as SQLiteError {
            failed(error)
        } catch {
            // Stopped: the log was emptied then.
        }
    }

    private func run(_ body: (Connection) throws -> Void) throws {
        try connection.withLock { connection in
            guard let connection else {
                throw WriterStopped()
            }
            try body(connection)
        }
    }
}
