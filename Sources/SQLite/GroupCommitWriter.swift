import CSQLite
import Dispatch
import Locking
import Metrics

/// The one writer of a database: takes all writes that wait, commits them together and only then answers them.
///
/// A hundred writers share one sync of the disk, and nothing is acknowledged before it is on disk. It has a queue of
/// its own and one connection. A full disk or an I/O error fails the writes that met it; later ones are tried anew.
package final class GroupCommitWriter: Sendable {
    private struct State {
        var waiting: [PendingWrite] = []
        var isDraining = false
        var isStopped = false
        var statistics = WriterStatistics()

        /// The writes whose turn it is; all of them at once, as a rule, without copying any.
        mutating func takeBatch(of limit: Int) -> [PendingWrite] {
            var batch: [PendingWrite] = []
            if waiting.count <= limit {
                swap(&batch, &waiting)
            } else {
                batch = Array(waiting.prefix(limit))
                waiting.removeFirst(limit)
            }
            return batch
        }
    }

    private let path: String
    private let options: WriterOptions
    private let queue = DispatchQueue(label: "sqlite-writer")
    private let state = Lock(State())
    private let connection: Lock<Connection?>
    private let figures: WriterFigures
    private let checkpointer: Checkpointer
    private let failed: @Sendable (SQLiteError) -> Void
    private let logRenewed: @Sendable () -> Void

    /// Opens (or makes) the database at `path`, twice: for writing and for checkpoints.
    ///
    /// - Parameters:
    ///   - checkpointFailed: Told of each automatic checkpoint that failed, and of readers that hold on to a log that has
    ///     grown, on some thread; a failure loses nothing, but while they fail the write-ahead log grows.
    ///   - logRenewed: Told that a removed log was replaced by a new one, which only new connections know.
    package init(
        path: String,
        options: WriterOptions = WriterOptions(),
        checkpointFailed: @escaping @Sendable (SQLiteError) -> Void = { _ in },
        logRenewed: @escaping @Sendable () -> Void = {}
    ) throws(SQLiteError) {
        self.path = path
        self.logRenewed = logRenewed
        self.options = options
        let figures = WriterFigures()
        self.figures = figures
        let failed: @Sendable (SQLiteError) -> Void = { error in
            figures.checkpointFailures.add(1, at: 0)
            checkpointFailed(error)
        }
        self.failed = failed
        connection = Lock(try Connection(path: path, mode: .readWriteCreate, options: options.connection))
        checkpointer = try Checkpointer(
            path: path, options: options.connection, pageCount: options.checkpointPageCount,
            syncTimes: figures.checkpointSyncTimes, failed: failed)
        checkpointer.start { [weak self] in
            guard let self else { return }
            queue.async { self.takeTurn() }
        }
    }

    /// Runs `body` in a transaction that it shares with others and gives its result once that is on disk.
    ///
    /// What `body` throws undoes its own changes and reaches this caller alone. It must not begin or end a transaction,
    /// may be run again when another write failed half done or took the transaction down, and keeps others waiting while
    /// it runs. Throws ``WriterBusy`` or ``WriterStopped`` without running it, or ``SQLiteError`` when it could not be
    /// committed: then nothing of it is kept.
    package func write<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let write = PendingWrite(body, continuation: continuation)
            if let refusal = admit(write) {
                write.fail(refusal)
            }
        }
    }

    /// Moves the write-ahead log into the database file; with `truncating` waits for readers, while writes go on, and
    /// cuts the log to nothing, so that deleted content is left nowhere (the pages were overwritten when it was deleted).
    ///
    /// Throws `.busy` when a reader holds on to the log for longer than the busy timeout, ``WriterStopped`` afterwards.
    package func checkpoint(truncating: Bool) async throws {
        if truncating {
            try await checkpointer.empty()
        } else {
            try await checkpointer.copyNow()
        }
    }

    /// Gathers how many rows an index finds by each of its columns, where that is missing or no longer true, so that
    /// queries go by the best one. A few hundred rows of each index are looked at, whatever its size.
    package func optimize() async throws {
        try await write { try $0.optimize() }
    }

    /// Refuses new writes, finishes those that wait, empties the log and closes the connections.
    ///
    /// A failing last checkpoint is no loss: the log is read at the next start.
    package func stop() async {
        state.withLock { $0.isStopped = true }
        await withCheckedContinuation { continuation in
            queue.async {
                self.drain()
                self.connection.withLock { connection in
                    // Statistics are no more than advice: what keeps them from being written is told elsewhere.
                    _ = Result { try connection?.transaction(.write) { try $0.optimize() } }
                    connection = nil
                }
                continuation.resume()
            }
        }
        await checkpointer.stop()
    }

    /// What was done so far.
    package var statistics: WriterStatistics {
        state.withLock { state in
            var statistics = state.statistics
            statistics.waitingCount = state.waiting.count
            statistics.batchSizes = figures.batchSizes.figures
            statistics.commitTimes = figures.commitTimes.figures
            statistics.checkpointSyncTimes = figures.checkpointSyncTimes.figures
            statistics.checkpointFailureCount = figures.checkpointFailures.values.reduce(0, +)
            return statistics
        }
    }

    /// Whether new writes are refused.
    var isStopped: Bool { state.withLock { $0.isStopped } }

    private func admit(_ write: PendingWrite) -> (any Error)? {
        state.withLock { state in
            guard !state.isStopped else {
                return WriterStopped()
            }
            guard state.waiting.count < options.queueLimit else {
                state.statistics.refusedCount += 1
                return WriterBusy()
            }
            state.waiting.append(write)
            if !state.isDraining {
                state.isDraining = true
                queue.async { self.drain() }
            }
            return nil
        }
    }

    private func drain() {
        while let batch = nextBatch() {
            let (answers, logPageCount) = connection.withLock { connection in
                guard let open = connection else {
                    return (batch.map { write in { @Sendable in write.fail(WriterStopped()) } }, 0)
                }
                let answers = WriteBatch(on: open, commitTimes: figures.commitTimes).run(batch)
                if open.isLogLost { rescueLog(replacing: &connection) }
                return (answers, connection?.logPageCount ?? 0)
            }
            for answer in answers {
                answer()
            }
            checkpointer.logHolds(pageCount: logPageCount)
            takeTurn()
        }
    }

    /// Brings what a log without a name holds to safety before a kill would take it away, and goes on with a new one; when
    /// that fails, the next batch is refused as this one was, and it is tried again.
    private func rescueLog(replacing connection: inout Connection?) {
        do {
            try checkpointer.rescueLog()
            connection = try Connection(path: path, mode: .readWriteCreate, options: options.connection)
            logRenewed()
            // Nothing is lost, but somebody removes what they should not.
            failed(
                SQLiteError(
                    extendedCode: SQLITE_READONLY | 4 << 8,
                    message: "the write-ahead log was removed; what it held was saved, and there is a new one"))
        } catch let error as SQLiteError {
            failed(error)
        } catch {
            // Stopped: the log was emptied then.
        }
    }

    /// Does the writer's part of a checkpoint, if one has come so far.
    private func takeTurn() {
        connection.withLock { connection in
            guard let connection else { return }
            let turn = checkpointer.turn()
            do throws(SQLiteError) {
                switch turn {
                case .nothing: break
                case .end: try connection.checkpoint(.passive)
                case .empty: try connection.checkpoint(.truncate, waitingAtMost: Checkpointer.patienceMilliseconds)
                }
                checkpointer.ended(turn, by: nil)
            } catch {
                checkpointer.ended(turn, by: error)
            }
        }
    }

    private func nextBatch() -> [PendingWrite]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isDraining = false
                return nil
            }
            let batch = state.takeBatch(of: max(options.batchLimit, 1))
            figures.batchSizes.count(batch.count)
            state.statistics.batchCount += 1
            state.statistics.writeCount += batch.count
            state.statistics.largestBatch = max(state.statistics.largestBatch, batch.count)
            return batch
        }
    }
}
