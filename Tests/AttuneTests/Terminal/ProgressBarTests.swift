import Glibc
import Locking
import Testing

@testable import AttuneApp

/// What somebody who waits sees, and what a program that reads does not.
@Suite("progress bar")
struct ProgressBarTests {
    /// A clock that goes when it is told to, in milliseconds.
    final class ManualClock: Sendable {
        private let time = Lock<Int64>(0)

        var now: Int64 { time.withLock { $0 } }

        func advance(_ milliseconds: Int64) { time.withLock { $0 += milliseconds } }
    }

    let clock = ManualClock()

    private func bar(on descriptor: Int32, kind: String? = "xterm") -> ProgressBar {
        ProgressBar(
            "checking", unit: "people", on: Terminal(descriptor: descriptor, kind: kind), now: { [clock] in clock.now })
    }

    @Test("a terminal sees nothing for two seconds, then one line that is written over and cleared")
    func terminal() throws {
        let terminal = try PseudoTerminal(columns: 60)
        let bar = bar(on: terminal.device)

        clock.advance(1_999)
        bar.report(done: 1, total: 1_000)
        let early = terminal.written()
        clock.advance(1)
        bar.report(done: 250, total: 1_000)
        let first = terminal.written()
        clock.advance(100)
        bar.report(done: 1_000, total: 1_000)
        let last = terminal.written()
        bar.end()
        let cleared = terminal.written()

        #expect(early == "")
        #expect(first == "\rchecking [######....................]  25 % 250/1000 people")
        #expect(last == "\rchecking [#########################] 100 % 1000/1000 people")
        #expect(cleared == "\r\(String(repeating: " ", count: 59))\r")
    }

    @Test("it is drawn ten times a second at most, however often it is told")
    func throttled() throws {
        let terminal = try PseudoTerminal(columns: 60)
        let bar = bar(on: terminal.device)
        clock.advance(2_000)

        var lines = 0
        for done in 0..<1_000 {
            bar.report(done: done, total: 1_000)
            clock.advance(1)
            lines += terminal.written().count { $0 == "\r" }
        }

        #expect(lines == 10)
    }

    @Test("a shorter line leaves nothing of the longer one before it")
    func shorter() throws {
        let terminal = try PseudoTerminal(columns: 60)
        let bar = bar(on: terminal.device)
        clock.advance(2_000)
        bar.report(done: 1_000_000, total: 0)
        _ = terminal.written()

        clock.advance(100)
        bar.report(done: 1, total: 0)

        #expect(terminal.written() == "\rchecking 1 people" + String(repeating: " ", count: 6))
    }

    @Test("it keeps within a window that was made narrower")
    func narrower() throws {
        let terminal = try PseudoTerminal(columns: 80)
        let bar = bar(on: terminal.device)
        clock.advance(2_000)
        terminal.resize(columns: 30)

        bar.report(done: 1, total: 2)

        #expect(terminal.written() == "\rchecking  50 % 1/2 people")
    }

    @Test("after its end it says nothing any more, and an end before the first line is silent")
    func ended() throws {
        let terminal = try PseudoTerminal(columns: 60)
        let bar = bar(on: terminal.device)
        bar.end()
        clock.advance(5_000)

        bar.report(done: 1, total: 2)
        bar.end()

        #expect(terminal.written() == "")
    }

    @Test("a value that goes clears its line")
    func forgotten() throws {
        let terminal = try PseudoTerminal(columns: 60)
        do {
            let bar = bar(on: terminal.device)
            clock.advance(2_000)
            bar.report(done: 1, total: 0)
        }

        #expect(terminal.written() == "\rchecking 1 people\r                 \r")
    }

    @Test("a pipe and a terminal that cannot write over a line see nothing")
    func unseen() throws {
        let terminal = try PseudoTerminal(columns: 60)
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let bars = [bar(on: ends[1]), bar(on: terminal.device, kind: "dumb")]
        clock.advance(5_000)

        for bar in bars {
            bar.report(done: 1, total: 2)
            bar.end()
        }

        var waiting: Int32 = -1
        #expect(ioctl(ends[0], UInt(FIONREAD), &waiting) == 0)
        #expect(waiting == 0)
        #expect(terminal.written() == "")
    }
}
