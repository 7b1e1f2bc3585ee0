import Dispatch
import Locking

/// Runs slow work on a few threads of its own, with a bound on how much may wait.
///
/// Each lane is a serial queue: on Linux those get their own threads, whereas a concurrent queue shares a pool as wide
/// as the machine and would wait for whatever else is busy there.
package final class BoundedWorkers: Sendable {
    private struct State {
        var idleLanes: [DispatchQueue]
        var waiting: [@Sendable () -> Void] = []
    }

    private let state: Lock<State>
    private let queueLimit: Int

    /// `width` lanes (at least one) and at most `queueLimit` waiting pieces of work.
    package init(label: String, width: Int, queueLimit: Int) {
        let lanes = (0..<max(width, 1)).map { DispatchQueue(label: "\(label)-\($0)", qos: .utility) }
        state = Lock(State(idleLanes: lanes))
        self.queueLimit = max(queueLimit, 0)
    }

    /// Runs `work` when a lane is free and gives its result; throws at once when the queue is full.
    ///
    /// Work that was admitted runs to its end even when the task is cancelled.
    package func run<T: Sendable>(_ work: @escaping @Sendable () -> T) async throws(WorkersBusy) -> T {
        let result: Result<T, WorkersBusy> = await withCheckedContinuation { continuation in
            let isAdmitted = admit { continuation.resume(returning: .success(work())) }
            if !isAdmitted {
                continuation.resume(returning: .failure(WorkersBusy()))
            }
        }
        return try result.get()
    }

    /// How many pieces of work wait for a lane.
    package var waitingCount: Int { state.withLock { $0.waiting.count } }

    private func admit(_ work: @escaping @Sendable () -> Void) -> Bool {
        state.withLock { state in
            if let lane = state.idleLanes.popLast() {
                lane.async { self.drain(lane, startingWith: work) }
                return true
            }
            guard state.waiting.count < queueLimit else {
                return false
            }
            state.waiting.append(work)
            return true
        }
    }

    private func drain(_ lane: DispatchQueue, startingWith work: @Sendable () -> Void) {
        work()
        while let next = next(for: lane) {
            next()
        }
    }

    private func next(for lane: DispatchQueue) -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.idleLanes.append(lane)
                return nil
            }
            return state.waiting.removeFirst()
        }
    }
}
