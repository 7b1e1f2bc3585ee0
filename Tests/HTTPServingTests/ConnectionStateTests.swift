import HTTPCodec
import Testing

@testable import HTTPServing

@Suite("Connection state")
struct ConnectionStateTests {
    private let limits = ServerLimits()
    private let start = ContinuousClock.now

    private func after(_ seconds: Double) -> ContinuousClock.Instant {
        start + .milliseconds(Int(seconds * 1000))
    }

    private func made(isDraining: Bool = false) -> ConnectionState {
        ConnectionState(limits: limits, isDraining: isDraining, at: start)
    }

    /// In an exchange, the head of whose request took a second.
    private func exchanging(keepsAlive: Bool = true) -> ConnectionState {
        var state = made()
        state.headStarted(at: start)
        state.headCompleted(keepsAlive: keepsAlive)
        return state
    }

    @Test("an idle connection is closed after its time")
    func idle() {
        let state = made()

        #expect(state.expired(at: after(59.9)) == .none)
        #expect(state.expired(at: after(60)) == .close)
    }

    @Test("a handshake has the time of a head, and a connection that has done with it is idle")
    func handshake() {
        var state = ConnectionState(limits: limits, isOpen: false, at: start)

        #expect(state.phase == .handshake)
        #expect(state.expired(at: after(9.9)) == .none)
        #expect(state.expired(at: after(10)) == .close)
        state.handshakeCompleted(at: after(5))
        #expect(state.phase == .idle)
        #expect(state.expired(at: after(64.9)) == .none)
        #expect(state.expired(at: after(65)) == .close)
    }

    @Test("a peer that ends in the middle of a handshake is closed, and so is one when the server stops")
    func handshakeEnd() {
        var ended = ConnectionState(limits: limits, isOpen: false, at: start)
        var drained = ended

        #expect(ended.inputEnded() == .close)
        #expect(drained.drain() == .none)
        #expect(drained.phase == .closing)
    }

    @Test("the time for a head counts from its first byte, whatever else arrives")
    func head() {
        var state = made()

        state.headStarted(at: after(50))
        state.headStarted(at: after(59))

        #expect(state.phase == .head)
        #expect(state.expired(at: after(59.9)) == .none)
        #expect(state.expired(at: after(60)) == .refuse(Refusal(.timeout)))
    }

    @Test("a handler has all the time it wants")
    func handler() {
        let state = exchanging()

        #expect(state.expired(at: after(100_000)) == .none)
    }

    @Test("a body must keep its rate after the grace")
    func bodyRate() {
        var state = exchanging()

        state.bodyAwaited(count: 0, at: start)
        #expect(state.expired(at: after(4.9)) == .none)
        #expect(state.expired(at: after(5)) == .refuse(Refusal(.timeout)))

        state.bodyAwaited(count: 1000, at: after(4))
        #expect(state.expired(at: after(6.9)) == .none)
        #expect(state.expired(at: after(7)) == .refuse(Refusal(.timeout)))

        state.bodyTaken(at: after(6))
        #expect(state.expired(at: after(100)) == .none)
    }

    @Test("while the handler works on a part of the body, the peer's time stands still")
    func bodyTakenInPieces() {
        var state = exchanging()

        state.bodyAwaited(count: 0, at: start)
        state.bodyTaken(at: after(4))
        state.bodyAwaited(count: 500, at: after(104))

        #expect(state.expired(at: after(105.9)) == .none)
        #expect(state.expired(at: after(106)) == .refuse(Refusal(.timeout)))
    }

    @Test("a body too slow for a response already begun is reset")
    func lateBody() {
        var state = exchanging()

        state.bodyAwaited(count: 0, at: start)
        state.responseStarted(closes: false)

        #expect(state.expired(at: after(5)) == .reset)
    }

    @Test("after a response comes the next request, with its own idle time")
    func next() {
        var state = exchanging()

        #expect(state.responseCompleted(.none, at: after(30)) == .next)
        #expect(state.phase == .idle)
        #expect(state.expired(at: after(89.9)) == .none)
        #expect(state.expired(at: after(90)) == .close)
    }

    @Test("the last response is sent, then input is dropped for a while")
    func closing() {
        var state = exchanging(keepsAlive: false)

        #expect(state.isLastResponse)
        #expect(state.responseCompleted(.none, at: start) == .none)
        #expect(state.phase == .closing)
        #expect(state.outputDrained(at: after(1)) == .shutDownOutput)
        #expect(state.phase == .lingering)
        #expect(state.expired(at: after(2.9)) == .none)
        #expect(state.expired(at: after(3)) == .close)
        #expect(state.inputEnded() == .close)
    }

    @Test("an unread body is dropped, or ends the connection")
    func unread() {
        var small = exchanging()
        var large = exchanging()

        #expect(small.responseCompleted(.discardable, at: start) == .none)
        #expect(small.phase == .discarding)
        #expect(small.expired(at: after(5)) == .close)
        #expect(small.discardCompleted(at: after(1)) == .next)
        #expect(large.responseCompleted(.tooMuch, at: start) == .none)
        #expect(large.phase == .closing)
    }

    @Test("the end of input means something else in each phase")
    func inputEnded() {
        var idle = made()
        var head = made()
        head.headStarted(at: start)
        var exchange = exchanging()

        #expect(idle.inputEnded() == .none)
        #expect(idle.phase == .closing)
        #expect(idle.outputDrained(at: start) == .close)
        #expect(head.inputEnded() == .refuse(Refusal(.incomplete)))
        #expect(exchange.inputEnded() == .none)
        #expect(exchange.isLastResponse)
        #expect(exchange.responseCompleted(.none, at: start) == .none)
        #expect(exchange.outputDrained(at: start) == .close)
    }

    @Test("output must go on: 16 KiB or all of it within the stall time")
    func stall() {
        var state = exchanging()

        state.outputBlocked(unsent: 100_000, sent: 0, at: start)
        state.outputBlocked(unsent: 99_000, sent: 1000, at: after(20))
        #expect(state.expired(at: after(29.9)) == .none)
        #expect(state.expired(at: after(30)) == .reset)

        state.outputBlocked(unsent: 80_000, sent: 20_000, at: after(29))
        #expect(state.expired(at: after(58.9)) == .none)
        #expect(state.expired(at: after(59)) == .reset)

        #expect(state.outputDrained(at: after(58)) == .none)
        #expect(state.expired(at: after(100)) == .none)
    }

    @Test("a drain closes idle connections and makes the next response the last")
    func drain() {
        var idle = made()
        var busy = exchanging()

        #expect(idle.drain() == .none)
        #expect(idle.phase == .closing)
        #expect(busy.drain() == .none)
        #expect(busy.phase == .exchange)
        #expect(busy.isLastResponse)
        #expect(made(isDraining: true).isLastResponse)
    }

    @Test("a refusal is the last response")
    func refusal() {
        var state = made()

        state.refused()

        #expect(state.phase == .closing)
        #expect(state.isLastResponse)
        #expect(state.responseCompleted(.none, at: start) == .none)
    }

    @Test("nothing happens to a closed connection")
    func closed() {
        var state = exchanging()

        state.closed()

        #expect(state.expired(at: after(1_000_000)) == .none)
        #expect(state.responseCompleted(.none, at: start) == .none)
        #expect(state.outputDrained(at: start) == .none)
        #expect(state.inputEnded() == .none)
        #expect(state.drain() == .none)
        #expect(state.phase == .closed)
    }
}
