import CSQLite
import Dispatch
import Locking
import Metrics

/// Moves the write-ahead log into the database file, on a thread and a connection of its own.
///
/// A checkpoint on the writing thread would hold every waiting write up for as long as the disk takes; but beside a busy
/// writer one never comes to its end, and the log is not started anew. So there are two steps. This thread copies what
/// the log holds and has the disk take it. Then the writer, in a pause between two batches, does what little was
/// written meanwhile. ``CheckpointSchedule`` says when.
final class Checkpointer: Sendable {
    typealias Turn = CheckpointSchedule.Turn

    /// How long the writer, and so every write, waits for readers at most, in milliseconds.
    static let patienceMilliseconds: Int32 = 50

    /// How long ``empty()`` waits between two attempts, in milliseconds.
    private static let pauseMilliseconds = 100

    /// What has to be known between two steps.
    private struct State {
        var schedule: CheckpointSchedule
        /// Who waits for the log to be emptied.
        var waiting: [CheckedContinuation<Bool, any Error>] = []
        var isStopped = false
        /// Whether the disk has lost pages of the database file that were taken to be there.
        var hasLostPages = false
        /// From how many pages of log on somebody is told that readers hold it.
        var complaintAt: Int?

        mutating func takeWaiting() -> [CheckedContinuation<Bool, any Error>] {
            defer { waiting = [] }
            return waiting
        }
    }

    private let queue = DispatchQueue(label: "sqlite-checkpointer", qos: .utility)
    let connection: Lock<Connection?>
    private let state: Lock<State>
    private let syncTimes: Histogram
    private let busyMilliseconds: Int
    private let failed: @Sendable (SQLiteError) -> Void
    let open: @Sendable () throws(SQLiteError) -> Connection
    private let wakeWriter = Lock<@Sendable () -> Void>({})

    init(
        path: String,
        options: ConnectionOptions,
        pageCount: Int,
        syncTimes: Histogram,
        failed: @escaping @Sendable (SQLiteError) -> Void
    ) throws(SQLiteError) {
        self.syncTimes = syncTimes
        self.failed = failed
        busyMilliseconds = Int(options.busyTimeoutMilliseconds)
        state = Lock(State(schedule: CheckpointSchedule(pageCount: pageCount)))
        open = { () throws(SQLiteError) in try Connection(path: path, mode: .readWriteCreate, options: options) }
        connection = Lock(try open())
    }

    /// Takes what makes the writer ask for its ``turn()`` soon, though it has nothing to write.
    func start(wakingWriterBy wake: @escaping @Sendable () -> Void) {
        wakeWriter.withLock { $0 = wake }
    }

    /// Tells how many pages the log holds after a commit; begins a checkpoint when it is due and returns at once.
    func logHolds(pageCount: Int) { advance { $0.committed(logPageCount: pageCount) } }

    /// What the writer is to do between two batches.
    func turn() -> Turn { state.withLock { $0.schedule.turn() } }

    /// Tells what came of the writer's turn.
    func ended(_ turn: Turn, by error: SQLiteError?) {
        guard turn != .nothing else { return }
        if let error {
            tell(error)
            if error.kind != .busy { failed(error) }
        }
        // A checkpoint of another process in the way is as good.
        advance { $0.ended(turn, isDone: error == nil || (turn == .end && error?.kind == .busy)) }
    }

    /// Cuts the log to nothing; writes go on meanwhile, and wait for readers no longer than ``patienceMilliseconds``.
    ///
    /// Throws `.busy` when a reader holds on to the log for longer than the busy timeout, ``WriterStopped`` after
    /// ``stop()``.
    func empty() async throws {
        let clock = ContinuousClock()
        let end = clock.now + .milliseconds(busyMilliseconds)
        while try await !attemptEmptying() {
            guard clock.now < end else {
                throw SQLiteError(extendedCode: SQLITE_BUSY, message: "a reader holds on to the write-ahead log")
            }
            await withCheckedContinuation { continuation in
                queue.asyncAfter(deadline: .now() + .milliseconds(Self.pauseMilliseconds)) { continuation.resume() }
            }
        }
    }

    private func attemptEmptying() async throws -> Bool {
        try await withCheckedThrowingContinuation { continuation in
            let isStopped = state.withLock { $0.isStopped }
            if isStopped { return continuation.resume(throwing: WriterStopped()) }
            advance(waiting: continuation) { $0.wantsEmptying() }
        }
    }

    /// Copies what can be copied without waiting for anyone.
    func copyNow() async throws {
        try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { _ = try self.run { try self.copyOnce($0) } })
            }
        }
    }

    /// Empties the log and closes the connection; for when the writer has stopped.
    func stop() async {
        await withCheckedContinuation { continuation in
            queue.async {
                self.close()
                continuation.resume()
            }
        }
    }

    private func close() {
        let waiting = state.withLock { state in
            state.isStopped = true
            return state.takeWaiting()
        }
        for continuation in waiting { continuation.resume(throwing: WriterStopped()) }
        do {
            try run { connection in
                try self.restoreLostPages(connection)
                try connection.checkpoint(.truncate)
            }
        } catch let error as SQLiteError {
            tell(error)
            failed(error)
        } catch {
            // Stopped: the log was emptied then.
        }
        let hasLostPages = state.withLock { $0.hasLostPages }
        connection.withLock { connection in
            // The next start finds the log, and writes out of it what the disk has lost.
            if hasLostPages { connection?.keepLogOnClose() }
            connection = nil
        }
    }

    /// Has the schedule take an event and does what it says; who waits for an empty log is answered once it is no longer
    /// wanted.
    private func advance(
        waiting continuation: CheckedContinuation<Bool, any Error>? = nil,
        _ event: (inout CheckpointSchedule) -> CheckpointSchedule.Step
    ) {
        let (step, waiting) = state.withLock { state in
            if let continuation { state.waiting.append(continuation) }
            let step = state.isStopped ? .nothing : event(&state.schedule)
            if !state.schedule.isOvergrown { state.complaintAt = nil }
            return (step, state.schedule.isEmptyingWanted && !state.isStopped ? [] : state.takeWaiting())
        }
        var isEmptied = true
        switch step {
        case .nothing: break
        case .copy: queue.async { self.copy() }
        case .askWriter: wakeWriter.withLock { $0 }()
        case .rest(let milliseconds):
            isEmptied = false
            complain()
            queue.asyncAfter(deadline: .now() + .milliseconds(milliseconds)) { [weak self] in
                self?.advance { $0.rested() }
            }
        }
        for continuation in waiting { continuation.resume(returning: isEmptied) }
    }

    private func copy() {
        do {
            let (count, moved) = try run { try copyOnce($0) }
            advance { $0.copied(logPageCount: count, left: count - moved) }
        } catch let error as SQLiteError {
            tell(error)
            if error.kind != .busy { failed(error) }
            advance { $0.copyFailed() }
        } catch {
            // Stopped: the log was emptied then.
        }
    }

    private func copyOnce(_ connection: Connection) throws(SQLiteError) -> (logPageCount: Int, movedPageCount: Int) {
        try restoreLostPages(connection)
        let count = try connection.checkpoint(.passive)
        do throws(SQLiteError) {
            try syncTimes.time { () throws(SQLiteError) in try connection.syncDatabaseFile() }
        } catch {
            tell(error)
            throw error
        }
        return count
    }

    /// After a sync of the database file has failed the system takes the pages for clean, though they are not on disk;
    /// the next sync would succeed without them. They are in the log as long as nothing is moved out of it again.
    func restoreLostPages(_ connection: Connection) throws(SQLiteError) {
        guard state.withLock({ $0.hasLostPages }) else { return }
        try connection.rewriteMovedPages()
        state.withLock { $0.hasLostPages = false }
    }

    /// Keeps in mind that the disk may have lost pages.
    func tell(_ error: SQLiteError) {
        guard error.kind == .ioError else { return }
        state.withLock { $0.hasLostPages = true }
    }

    /// Says that readers hold an overgrown log, when it is first so and each time that it has doubled.
    private func complain() {
        let pageCount = state.withLock { state -> Int? in
            let count = state.schedule.logPageCount
            guard state.schedule.isOvergrown, count >= state.complaintAt ?? 0 else { return nil }
            state.complaintAt = count * 2
            return count
        }
        guard let pageCount else { return }
        failed(
            SQLiteError(
                extendedCode: SQLITE_BUSY,
                message: "a reader holds on to the write-ahead log, which has grown to \(pageCount) pages"))
    }

    private func run<T: Sendable>(_ body: (Connection) throws -> T) throws -> T {
        try connection.withLock { connection in
            guard let connection else {
                throw WriterStopped()
            }
            return try body(connection)
        }
    }
}
