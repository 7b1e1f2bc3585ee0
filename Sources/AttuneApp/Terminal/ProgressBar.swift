import Dispatch
import Glibc
import Locking

/// Shows on standard error how far a long piece of work has come, to somebody who waits for it.
///
/// Only a terminal sees it, so that what a program or a log reads stays as it is, and only once the work has taken two
/// seconds: what is done sooner needs no word. Cheap to tell often, from any thread; the line is drawn ten times a second
/// at most, and is gone after `end()`.
package final class ProgressBar: Sendable {
    private struct State {
        /// Columns of the line that stands there; 0: none.
        var shown = 0
        /// When the next line may be drawn, in milliseconds of the clock.
        var due: Int64
        var hasEnded = false
    }

    /// Milliseconds before which nothing is shown.
    static let patience: Int64 = 2_000
    /// Milliseconds from one line to the next at least.
    static let interval: Int64 = 100

    private let label: String
    private let unit: String
    private let terminal: Terminal
    private let isVisible: Bool
    private let now: @Sendable () -> Int64
    private let state: Lock<State>

    /// The work begins now.
    ///
    /// - Parameters:
    ///   - label: what is being done, in a word or two.
    ///   - unit: what is counted, such as `people`.
    package convenience init(_ label: String, unit: String = "") {
        self.init(label, unit: unit, on: .standardError, now: { Self.monotonicMilliseconds() })
    }

    /// - Parameter now: milliseconds of a clock that never goes back.
    init(_ label: String, unit: String, on terminal: Terminal, now: @escaping @Sendable () -> Int64) {
        self.label = label
        self.unit = unit
        self.terminal = terminal
        self.now = now
        isVisible = terminal.isInteractive
        state = Lock(State(due: now() + Self.patience))
    }

    deinit { end() }

    /// Says that so much of the whole is done; a total of 0 is not known.
    package func report(done: Int, total: Int) {
        guard isVisible else { return }
        state.withLock { state in
            let now = now()
            guard !state.hasEnded, now >= state.due else { return }
            state.due = now + Self.interval
            // A full last column makes some terminals go on to the next line.
            let line = ProgressLine(label: label, done: done, total: total, unit: unit)
                .text(columns: terminal.columns - 1)
            let blanks = String(repeating: " ", count: max(0, state.shown - line.count))
            terminal.write("\r\(line)\(blanks)")
            state.shown = line.count
        }
    }

    /// Clears the line; what is told afterwards is not shown.
    package func end() {
        guard isVisible else { return }
        state.withLock { state in
            if state.shown > 0 { terminal.write("\r\(String(repeating: " ", count: state.shown))\r") }
            state.shown = 0
            state.hasEnded = true
        }
    }

    /// Shows for how many seconds work has gone on that cannot say how far it has come.
    package static func during<Result>(_ label: String, _ body: () throws -> Result) rethrows -> Result {
        let bar = ProgressBar(label, unit: "s")
        let start = monotonicMilliseconds()
        let timer = DispatchSource.makeTimerSource()
        timer.schedule(deadline: .now() + 1, repeating: 1)
        timer.setEventHandler { bar.report(done: Int((monotonicMilliseconds() - start) / 1_000), total: 0) }
        timer.activate()
        defer {
            timer.cancel()
            bar.end()
        }
        return try body()
    }

    private static func monotonicMilliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
