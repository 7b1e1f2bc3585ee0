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

    private let path: String
    private let options: ReaderPoolOptions
    private let idle = Lock<[Idle]>([])
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
        guard permits.wait(timeout: .now() + .milliseconds(options.waitMilliseconds)) == .success else {
            throw SQLiteError(extendedCode: SQLITE_BUSY, message: "all reading connections are in use")
        }
        defer { permits.signal() }
        let connection =
            try idle.withLock { $0.popLast() }?.connection
            ?? Connection(path: path, mode: .readOnly, options: options.connection)
        do {
            let result = try connection.transaction(.read, body)
            putBack(connection)
            return result
        } catch {
            if Self.isHarmless(error) {
                putBack(connection)
            }
            throw error
        }
    }

    /// Closes the connections that are not in use; reads open new ones.
    package func closeIdle() {
        let closing = idle.withLock { idle in
            defer { idle = [] }
            return idle
        }
        _ = closing
    }

    /// How many connections wait for use.
    package var idleCount: Int { idle.withLock { $0.count } }

    private func putBack(_ connection: Connection) {
        guard !connection.isInTransaction else { return }
        let connection = Idle(connection: connection)
        idle.withLock { $0.append(connection) }
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
