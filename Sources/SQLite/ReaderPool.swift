import CSQLite
import Dispatch
import Locking

/// Connections for reading, made when needed and used again, the one used last first (its page cache is warm).
package final class ReaderPool: Sendable {
    /// A connection on its way between the pool and the one thread that uses it.
    ///
    /// `@unchecked Sendable`: while it lies in the pool nobody uses it, and it is handed out to one caller at a time.
    private struct Idle: @unchecked Sendable {
        let connection: Connection
    }

    private struct State {
        var idle: [Idle] = []
        /// How often connections were to be closed; one that was opened before goes when its read has ended.
        var generation = 0
        var busyCount = 0
        var waitCount = 0
        var refusedCount = 0
    }

    private let path: String
    private let options: ReaderPoolOptions
    private let state = Lock(State())
    private let permits: DispatchSemaphore

    /// Makes a pool for the database at `path`, which need not be there yet: it is opened at the first read.
    package init(path: String, options: ReaderPoolOptions = ReaderPoolOptions()) {
        self.path = path
        self.options = options
        permits = DispatchSemaphore(value: max(options.connectionLimit, 1))
    }

    /// Runs `body` on this thread in one read transaction: all that it reads is of one moment, and only committed.
    ///
    /// Throws what `body` throws, and ``SQLiteError``: `.busy` when no connection came free in time. A connection that
    /// met damage or an I/O error is closed, so that the next read starts afresh.
    package func read<T>(_ body: (Connection) throws -> T) throws -> T {
        try takePermit()
        defer { permits.signal() }
        let (connection, generation) = try take()
        do {
            let result = try connection.transaction(.read, body)
            putBack(connection, of: generation, isSound: true)
            return result
        } catch {
            putBack(connection, of: generation, isSound: Self.isHarmless(error))
            throw error
        }
    }

    /// Closes the connections that are not in use, and each other one at the end of its read; reads open new ones.
    package func closeIdle() {
        let closing = state.withLock { state in
            state.generation += 1
            defer { state.idle = [] }
            return state.idle
        }
        _ = closing
    }

    /// How many connections wait for use.
    package var idleCount: Int { statistics.idleCount }

    /// What there is now, and what was done so far.
    package var statistics: ReaderStatistics {
        state.withLock {
            ReaderStatistics(
                busyCount: $0.busyCount, idleCount: $0.idle.count, waitCount: $0.waitCount,
                refusedCount: $0.refusedCount)
        }
    }

    private func takePermit() throws(SQLiteError) {
        guard permits.wait(timeout: .now()) == .timedOut else { return }
        state.withLock { $0.waitCount += 1 }
        guard permits.wait(timeout: .now() + .milliseconds(options.waitMilliseconds)) == .timedOut else { return }
        state.withLock { $0.refusedCount += 1 }
        throw SQLiteError(extendedCode: SQLITE_BUSY, message: "all reading connections are in use")
    }

    /// A connection that waits for use, or a new one.
    private func take() throws(SQLiteError) -> (Connection, generation: Int) {
        let (idle, generation) = state.withLock { state in
            state.busyCount += 1
            return (state.idle.popLast(), state.generation)
        }
        if let idle { return (idle.connection, generation) }
        do throws(SQLiteError) {
            return (try Connection(path: path, mode: .readOnly, options: options.connection), generation)
        } catch {
            state.withLock { $0.busyCount -= 1 }
            throw error
        }
    }

    private func putBack(_ connection: Connection, of generation: Int, isSound: Bool) {
        let idle = isSound && !connection.isInTransaction ? Idle(connection: connection) : nil
        state.withLock { state in
            state.busyCount -= 1
            if let idle, generation == state.generation { state.idle.append(idle) }
        }
    }

    private static func isHarmless(_ error: any Error) -> Bool {
        guard let error = error as? SQLiteError else {
            return true
        }
        return switch error.kind {
        case .corrupt, .notADatabase, .ioError, .cantOpen, .outOfMemory: false
        default: true
        }
    }
}
