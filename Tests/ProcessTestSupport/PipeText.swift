import Dispatch
import Glibc
import Locking

/// What comes through a pipe, gathered on a thread of its own so that the writer never waits for the test.
final class PipeText: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var hasEnded = false
    }

    let writingEnd: Int32
    private let readingEnd: Int32
    private let state = Lock(State())
    private let change = DispatchSemaphore(value: 0)
    private let reading = Lock(())

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw ChildProcess.Overdue(description: "no pipe: \(String(cString: strerror(errno)))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        readingEnd = ends[0]
        writingEnd = ends[1]
    }

    /// Begins to read; from now on only the child holds the writing end.
    func startReading(label: String) {
        close(writingEnd)
        DispatchQueue(label: label).async { [self] in
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while true {
                reading.withLock { _ in }
                let count = read(readingEnd, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                state.withLock { state in
                    if count > 0 { state.bytes += buffer.prefix(count) } else { state.hasEnded = true }
                }
                change.signal()
                guard count > 0 else { break }
            }
            close(readingEnd)
        }
    }

    /// Runs `body` while nothing more than what is being read is taken out of the pipe.
    func whileUnread<Result>(_ body: () throws -> Result) rethrows -> Result {
        try reading.withLock { _ in try body() }
    }

    var text: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

    /// What `find` makes of the text, as soon as it makes something of it; nil when that takes too long or the text has
    /// ended without it. For one waiting thread at a time.
    func wait<Found>(within seconds: Int, _ find: (_ text: String, _ hasEnded: Bool) -> Found?) -> Found? {
        let deadline = DispatchTime.now() + .seconds(seconds)
        while true {
            let state = state.withLock { $0 }
            if let found = find(String(decoding: state.bytes, as: UTF8.self), state.hasEnded) { return found }
            if state.hasEnded || change.wait(timeout: deadline) == .timedOut { return nil }
        }
    }
}
