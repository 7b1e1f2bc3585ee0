import Dispatch
import Locking

/// Runs slow work on a few threads of its own, with a bound on how much may wait.
///
/// Each lane is a serial queue: on Linux those get their own threads, whereas a concurrent queue shares a pool as wide
/// as the machine and would wait for whatever else is busy there.
package final class BoundedWorkers: Sendable {
    /// A piece of work, and whom it is for.
    private struct Piece: Sendable {
        let owner: String?
        let work: @Sendable () -> Void
    }

    private struct State {
        var idleLanes: [DispatchQueue]
        var waiting: [Piece] = []
        /// The pieces of each owner that run or wait.
        var shares: [String: Int] = [:]
    }

    private let state: Lock<State>
    private let queueLimit: Int
    private let shareLimit: Int

    /// `width` lanes (at least one) and at most `queueLimit` waiting pieces of work; of one owner at most `shareLimit`
    /// run or wait, so that nobody takes the places of all others.
    package init(label: String, width: Int, queueLimit: Int, shareLimit: Int = .max) {
        let lanes = (0..<max(width, 1)).map { DispatchQueue(label: "\(label)-\($0)", qos: .utility) }
        state = Lock(State(idleLanes: lanes))
        self.queueLimit = max(queueLimit, 0)
        self.shareLimit = max(shareLimit, 1)
    }

    /// Runs `work` when a lane is free and gives its result; throws at once when the queue is full, or its owner has as much
    /// in it as one may.
    ///
    /// Work that was admitted runs to its end even when the task is cancelled.
    package func run<T: Sendable>(
        for owner: String? = nil, _ work: @escaping @Sendable () -> T
    ) async throws(WorkersBusy) -> T {
        let result: Result<T, WorkersBusy> = await withCheckedContinuation { continuation in
            let isAdmitted = admit(Piece(owner: owner) { continuation.resume(returning: .success(work())) })
            if !isAdmitted {
                continuation.resume(returning: .failure(WorkersBusy()))
            }
        }
        return try result.get()
    }

    /// How many pieces of work wait for a lane.
    package var waitingCount: Int { state.withLock { $0.waiting.count } }

    private func admit(_ piece: Piece) -> Bool {
        state.withLock { state in
            let share = piece.owner.map { state.shares[$0, default: 0] + 1 } ?? 0
            guard share <= shareLimit, !state.idleLanes.isEmpty || state.waiting.count < queueLimit else {
                return false
            }
            if let owner = piece.owner { state.shares[owner] = share }
            if let lane = state.idleLanes.popLast() {
                lane.async { self.drain(lane, startingWith: piece) }
            } else {
                state.waiting.append(piece)
            }
            return true
        }
    }

    private func drain(_ lane: DispatchQueue, startingWith piece: Piece) {
        var piece = piece
        while true {
            piece.work()
            guard let next = next(for: lane, after: piece) else { return }
            piece = next
        }
    }

    private func next(for lane: DispatchQueue, after done: Piece) -> Piece? {
        state.withLock { state in
            if let owner = done.owner {
                let share = state.shares[owner, default: 1] - 1
                state.shares[owner] = share > 0 ? share : nil
            }
            guard !state.waiting.isEmpty else {
                state.idleLanes.append(lane)
                return nil
            }
            return state.waiting.removeFirst()
        }
    }
}
