import Dispatch
import Locking
import Testing
import Workers

/// Slow work on threads of its own, with a bound on what waits.
@Suite("bounded workers")
struct BoundedWorkersTests {
    @Test("work beyond the threads waits, beyond the queue it is refused, and all that was admitted is done")
    func bounds() async throws {
        let workers = BoundedWorkers(label: "test", width: 2, queueLimit: 3)
        let gate = DispatchSemaphore(value: 0)
        let started = Lock(0)
        let work: @Sendable () -> Int = {
            started.withLock { $0 += 1 }
            gate.wait()
            return 1
        }

        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<5 {
                group.addTask { try await workers.run(work) }
            }
            while started.withLock({ $0 }) < 2 || workers.waitingCount < 3 { await Task.yield() }
            await #expect(throws: WorkersBusy()) { try await workers.run(work) }
            #expect(started.withLock { $0 } == 2)
            let statistics = workers.statistics
            #expect((statistics.width, statistics.busyCount) == (2, 2))
            #expect((statistics.waitingCount, statistics.refusedCount) == (3, 1))
            for _ in 0..<5 { gate.signal() }
            return try await group.reduce(0, +)
        }

        #expect(done == 5)
        #expect(try await workers.run { 7 } == 7)
    }

    @Test("owners take turns, whoever came first with much")
    func turns() async throws {
        let workers = BoundedWorkers(label: "test", width: 1, queueLimit: 16)
        let gate = DispatchSemaphore(value: 0)
        let started = Lock(false)
        let order = Lock<[String]>([])

        try await withThrowingTaskGroup(of: Void.self) { group in
            let block: @Sendable () -> Void = {
                started.withLock { $0 = true }
                gate.wait()
            }
            group.addTask { try await workers.run(block) }
            while !started.withLock({ $0 }) { await Task.yield() }
            for owner in ["a", "a", "a", "b", "c", "b"] {
                let count = workers.waitingCount
                let work: @Sendable () -> Void = { order.withLock { $0.append(owner) } }
                group.addTask { try await workers.run(for: owner, work) }
                while workers.waitingCount == count { await Task.yield() }
            }
            gate.signal()
            try await group.waitForAll()
        }

        #expect(order.withLock { $0 } == ["a", "b", "c", "a", "b", "a"])
    }

    @Test("who has nothing waiting finds a place in a queue that others have filled")
    func newcomers() async throws {
        let workers = BoundedWorkers(label: "test", width: 1, queueLimit: 2)
        let gate = DispatchSemaphore(value: 0)

        try await withThrowingTaskGroup(of: Void.self) { group in
            let wait: @Sendable () -> Void = { gate.wait() }
            for _ in 1...3 { group.addTask { try await workers.run(for: "a", wait) } }
            while workers.waitingCount < 2 { await Task.yield() }
            await #expect(throws: WorkersBusy()) { try await workers.run(for: "a") {} }
            await #expect(throws: WorkersBusy()) { try await workers.run {} }
            for owner in ["b", "c"] { group.addTask { try await workers.run(for: owner) {} } }
            while workers.waitingCount < 4 { await Task.yield() }
            await #expect(throws: WorkersBusy()) { try await workers.run(for: "d") {} }
            for _ in 1...3 { gate.signal() }
            try await group.waitForAll()
        }

        #expect(workers.waitingCount == 0)
        #expect(try await workers.run(for: "a") { 7 } == 7)
    }
}
