import CivilTime
import Dispatch
import Glibc
import Locking
import Logging

/// The process's standard error, written on a queue of its own: a reader that has stopped reading stops no event loop.
///
/// At most `limit` lines wait; further ones are dropped, and how many is said once there is room again.
package enum StandardError {
    private struct Backlog {
        var waiting = 0
        /// Not said yet.
        var dropped = 0
        var droppedInAll = 0
    }

    /// Lines that may wait: a burst of requests, a few hundred kilobytes.
    private static let limit = 2_000
    /// How long the end of the process waits for the last lines, in milliseconds.
    private static let patience = 1_000

    private static let queue = DispatchQueue(label: "standard-error")
    private static let backlog = Lock(Backlog())

    /// Lines that were dropped so far.
    package static var droppedCount: Int { backlog.withLock { $0.droppedInAll } }

    /// Writes a line, without its end, as soon as those before it are written.
    ///
    /// - Parameter format: how it is said that lines were dropped.
    package static func write(line: [UInt8], format: LogFormat = .json) {
        let isAdmitted = backlog.withLock { backlog in
            guard backlog.waiting < limit else {
                backlog.dropped += 1
                backlog.droppedInAll += 1
                return false
            }
            backlog.waiting += 1
            return true
        }
        guard isAdmitted else { return }
        queue.async {
            put(line)
            let dropped = backlog.withLock { backlog in
                backlog.waiting -= 1
                defer { backlog.dropped = 0 }
                return backlog.dropped
            }
            if dropped > 0 {
                let line = LogLine(
                    time: .now(), level: .warning, message: "log lines dropped", metadata: ["count": "\(dropped)"])
                put(line.bytes(as: format))
            }
        }
    }

    /// Waits, but not for ever, until everything is written.
    package static func flush() {
        let isDone = DispatchSemaphore(value: 0)
        queue.async { isDone.signal() }
        _ = isDone.wait(timeout: .now() + .milliseconds(patience))
    }

    /// Writes a line in one call, so that it stays whole; what cannot be written is lost.
    private static func put(_ line: [UInt8]) {
        let line = line + [UInt8(ascii: "\n")]
        _ = Glibc.write(STDERR_FILENO, line, line.count)
    }
}
