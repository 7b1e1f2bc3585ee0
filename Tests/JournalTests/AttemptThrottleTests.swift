import CivilTime
import Testing

@testable import Journal

@Suite("attempt throttle")
struct AttemptThrottleTests {
    static let start = Instant(milliseconds: 1_795_474_800_000)

    static func after(milliseconds: Int64) -> Instant {
        Instant(milliseconds: start.milliseconds + milliseconds)
    }

    let throttle = AttemptThrottle(limit: .init(attempts: 3, windowSeconds: 60), capacity: 4)

    /// The seconds to wait that a check asks for; nil when it lets the key through.
    func wait(_ key: String, at instant: Instant = start) throws -> Int? {
        do {
            try throttle.check(key, now: instant)
            return nil
        } catch JournalError.tooManyAttempts(let seconds) {
            return seconds
        }
    }

    @Test("a key is let through until its attempts are used up")
    func limit() throws {
        for _ in 0..<2 { throttle.count("alice", now: Self.start) }
        #expect(try wait("alice") == nil)

        throttle.count("alice", now: Self.start)

        #expect(try wait("alice") == 60)
        #expect(try wait("bob") == nil)
    }

    @Test("checking alone uses up nothing")
    func checkIsFree() throws {
        for _ in 0..<10 { #expect(try wait("alice") == nil) }
    }

    @Test(
        "the wait is what is left of the window, in whole seconds rounded up",
        arguments: [(0, 60), (1, 60), (999, 60), (1000, 59), (59_000, 1), (59_999, 1), (60_000, nil), (90_000, nil)]
            as [(Int64, Int?)])
    func window(elapsed: Int64, seconds: Int?) throws {
        for _ in 0..<3 { throttle.count("alice", now: Self.start) }

        #expect(try wait("alice", at: Self.after(milliseconds: elapsed)) == seconds)
    }

    @Test("the window begins with the first attempt and is not moved on by later ones")
    func fixedWindow() throws {
        throttle.count("alice", now: Self.start)
        throttle.count("alice", now: Self.after(milliseconds: 30_000))
        throttle.count("alice", now: Self.after(milliseconds: 59_000))
        throttle.count("alice", now: Self.after(milliseconds: 59_500))

        #expect(try wait("alice", at: Self.after(milliseconds: 59_500)) == 1)
        #expect(try wait("alice", at: Self.after(milliseconds: 60_000)) == nil)
    }

    @Test("after the window the count begins anew")
    func renewed() throws {
        for _ in 0..<3 { throttle.count("alice", now: Self.start) }
        let later = Self.after(milliseconds: 60_000)

        for _ in 0..<2 { throttle.count("alice", now: later) }
        #expect(try wait("alice", at: later) == nil)
        throttle.count("alice", now: later)

        #expect(try wait("alice", at: later) == 60)
    }

    @Test("a cleared key begins anew, the others do not")
    func clear() throws {
        for key in ["alice", "bob"] {
            for _ in 0..<3 { throttle.count(key, now: Self.start) }
        }

        throttle.clear("alice")

        #expect(try wait("alice") == nil)
        #expect(try wait("bob") == 60)
    }

    @Test("an attempt that is given back counts no more, the others do")
    func giveBack() throws {
        for _ in 0..<3 { throttle.count("alice", now: Self.start) }

        throttle.giveBack("alice")
        #expect(try wait("alice") == nil)
        throttle.count("alice", now: Self.start)

        #expect(try wait("alice") == 60)
    }

    @Test("more attempts given back than were counted buy none")
    func giveBackTooMany() throws {
        throttle.count("alice", now: Self.start)
        for _ in 0..<5 { throttle.giveBack("alice") }
        throttle.giveBack("bob")

        for _ in 0..<3 { throttle.count("alice", now: Self.start) }

        #expect(try wait("alice") == 60)
        #expect(try wait("bob") == nil)
    }

    @Test("when it is full, keys whose window has passed make room first")
    func roomOfThePassed() throws {
        for _ in 0..<3 { throttle.count("old", now: Self.start) }
        let later = Self.after(milliseconds: 61_000)
        for _ in 0..<3 { throttle.count("alice", now: later) }
        for key in ["b", "c"] { throttle.count(key, now: later) }

        throttle.count("d", now: later)

        #expect(try wait("alice", at: later) == 60)
    }

    @Test("when it is full of live keys, all are let go, so that it never grows")
    func roomOfAll() throws {
        for key in ["a", "b", "c", "d"] {
            for _ in 0..<3 { throttle.count(key, now: Self.start) }
        }
        #expect(try wait("a") == 60)

        throttle.count("e", now: Self.start)

        #expect(try wait("a") == nil)
    }

    @Test("a known key is counted on when it is full")
    func knownWhenFull() throws {
        for key in ["a", "b", "c", "d"] { throttle.count(key, now: Self.start) }

        for _ in 0..<2 { throttle.count("a", now: Self.start) }

        #expect(try wait("a") == 60)
    }
}
