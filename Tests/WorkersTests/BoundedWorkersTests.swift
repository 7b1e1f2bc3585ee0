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
            for _ in 0..<5 { gate.signal() }
            return try await group.reduce(0, +)
        }

        #expect(done == 5)
        #expect(try await workers.run { 7 } == 7)
    }

    @Test("who has as much in the queue as one may is refused, and nobody else is")
    func shares() async throws {
        let workers = BoundedWorkers(label: "test", width: 1, queueLimit: 16, shareLimit: 2)
        let gate = DispatchSemaphore(value: 0)

        let done = try await withThrowingTaskGroup(of: Int.self) { group in
            for owner in [1, 1, 2, 2] {
                group.addTask {
                    try await workers.run(for: "\(owner)") {
                        gate.wait()
                        return owner
                    }
                }
            }
            while workers.waitingCount < 3 { await Task.yield() }
            await #expect(throws: WorkersBusy()) { try await workers.run(for: "1") {} }
            await #expect(throws: WorkersBusy()) { try await workers.run(for: "2") {} }
            group.addTask { try await workers.run(for: "3") { 3 } }
            group.addTask { try await workers.run { 4 } }
            while workers.waitingCount < 5 { await Task.yield() }
            for _ in 0..<4 { gate.signal() }
            return try await group.reduce(0, +)
        }

        #expect(done == 13)
        for _ in 0..<3 { #expect(try await workers.run(for: "1") { 7 } == 7) }
    }
}
