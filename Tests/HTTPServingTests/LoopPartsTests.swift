import Glibc
import HTTPTestSupport
import Testing

@testable import HTTPServing

@Suite("Parts of an event loop")
struct LoopPartsTests {
    @Test("an old token finds nothing once its place is used again")
    func slots() {
        var slots = EventSlots<String>()

        let first = slots.insert("a")
        let second = slots.insert("b")
        slots.remove(first)
        slots.remove(first)
        let third = slots.insert("c")

        #expect(slots[first] == nil)
        #expect(slots[second] == "b")
        #expect(slots[third] == "c")
        #expect(slots[77] == nil)
        #expect(slots.count == 2)
        #expect(slots.elements.sorted() == ["b", "c"])
    }

    @Test("only the first piece of remote work asks for a wake-up, of the kind that reaches the loop")
    func remote() {
        let queue = RemoteQueue()

        #expect(queue.append(.call {}) == .schedule)
        #expect(queue.append(.call {}) == .none)
        #expect(!queue.beginWaiting())
        #expect(queue.takeAll().count == 2)
        #expect(queue.takeAll().isEmpty)
        #expect(queue.beginWaiting())
        #expect(queue.append(.call {}) == .interrupt)
        #expect(queue.append(.call {}) == .none)
        #expect(queue.takeAll().count == 2)
        #expect(queue.append(.call {}) == .schedule)
    }

    @Test("work is done in order, beyond the size at which memory is reused")
    func work() {
        let count = Counter()
        var queue = WorkQueue()

        for index in 0..<5000 {
            queue.append(.call { count.expect(index) })
            if index % 3 == 0, case .call(let call) = queue.popFirst() { call() }
        }
        while case .call(let call) = queue.popFirst() { call() }

        #expect(count.next == 5000)
        #expect(queue.isEmpty)
    }

    @Test("bytes used are gone from an input buffer, others stay in order, and memory goes back to the pool")
    func input() throws {
        var pool = BufferPool()
        var buffer = InputBuffer()
        let sockets = try SocketPair()
        let transport = Transport(descriptor: sockets.near)

        sockets.send([1, 2, 3, 4])
        let first = buffer.receive(from: transport, lentBy: &pool)
        buffer.consume(3)
        buffer.settle(into: &pool)
        sockets.send([5])
        let second = buffer.receive(from: transport, lentBy: &pool)

        #expect(first == .bytes(4, isAll: true))
        #expect(second == .bytes(1, isAll: true))
        #expect(buffer.read { $0.count == 2 && $0[0] == 4 && $0[1] == 5 })
        buffer.consume(99)
        #expect(buffer.isEmpty)
        #expect(buffer.receive(from: transport, lentBy: &pool) == .empty)
        buffer.settle(into: &pool)
        #expect(pool.take().capacity >= BufferPool.capacity)
    }

    @Test("a pool lends the buffer it got back, and lets go of one that has grown")
    func pool() {
        var pool = BufferPool()
        var usual = pool.take()
        usual.append(1)
        var grown = [UInt8](repeating: 1, count: 4 * BufferPool.capacity)

        pool.giveBack(&usual)
        pool.giveBack(&grown)
        let taken = [pool.take(), pool.take()]

        #expect(usual.capacity == 0)
        #expect(grown.capacity == 0)
        #expect(taken.allSatisfy { $0.isEmpty && $0.capacity < 2 * BufferPool.capacity })
    }

    @Test("admission counts in all and by network")
    func admission() {
        var limits = ServerLimits()
        limits.connections = 3
        limits.connectionsPerAddress = 2
        limits.countsLoopback = true
        let admission = Admission(limits: limits, descriptorLimit: 1000)
        let peer = PeerAddress.loopback()

        #expect(admission.admit(peer) == .admitted)
        #expect(admission.admit(.loopback(port: 9)) == .admitted)
        #expect(admission.admit(peer) == .refused)
        admission.release(peer)
        admission.release(peer)
        #expect(admission.admit(peer) == .admitted)
        #expect(admission.openConnections == 2)
    }

    @Test("this machine's connections count in all, but not by address", arguments: [true, false])
    func loopback(isCounted: Bool) {
        var limits = ServerLimits()
        limits.connections = 3
        limits.connectionsPerAddress = 1
        limits.countsLoopback = isCounted
        let admission = Admission(limits: limits, descriptorLimit: 1000)

        let verdicts = (0..<4).map { _ in admission.admit(.loopback()) }
        for _ in 0..<4 { admission.release(.loopback()) }

        #expect(verdicts == [.admitted] + Array(repeating: isCounted ? .refused : .admitted, count: 2) + [.refused])
        #expect(admission.openConnections == 0)
        #expect(admission.admit(.loopback()) == .admitted)
    }

    @Test("permits are taken up to the limit and given back")
    func permits() {
        let permits = RequestPermits(limit: 2)

        let taken = (0..<3).map { _ in permits.take() }
        permits.giveBack()

        #expect(taken == [true, true, false])
        #expect(permits.take())
        #expect(!permits.take())
    }

    @Test("connections that cannot even be refused are dropped, and the limit of descriptors is heeded")
    func dropped() {
        let admission = Admission(limits: ServerLimits(), descriptorLimit: 0)

        let verdicts = (0..<40).map { _ in admission.admit(.loopback()) }

        #expect(verdicts.count { $0 == .admitted } == 1)
        #expect(verdicts.count { $0 == .refused } == 32)
        #expect(verdicts.count { $0 == .dropped } == 7)
    }
}

/// Two sockets that are connected, the near one non-blocking as those of connections are.
private final class SocketPair {
    let near: Int32
    private let far: Int32

    init() throws {
        var pair: [Int32] = [-1, -1]
        let status = socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair)
        guard status == 0 else { throw RawClientError.system(errno) }
        (near, far) = (pair[0], pair[1])
    }

    func send(_ bytes: [UInt8]) {
        #expect(Glibc.send(far, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
    }

    deinit {
        close(near)
        close(far)
    }
}
