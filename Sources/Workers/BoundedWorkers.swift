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
        /// What waits, by owner, the oldest first.
        var waiting: [String?: [Piece]] = [:]
        /// The owners of what waits, in the order of their turns.
        var turns: [String?] = []
        var waitingCount = 0
        var refusedCount = 0
    }

    private let state: Lock<State>
    private let width: Int
    private let queueLimit: Int

    /// `width` lanes (at least one) and at most `queueLimit` waiting pieces of work, or twice that while each one more is
    /// the first of its owner. Owners take turns, so that whoever has much waiting makes nobody else wait for all of it.
    package init(label: String, width: Int, queueLimit: Int) {
        self.width = max(width, 1)
        let lanes = (0..<self.width).map { DispatchQueue(label: "\(label)-\($0)", qos: .utility) }
        state = Lock(State(idleLanes: lanes))
        self.queueLimit = max(queueLimit, 0)
    }

    /// Runs `work` when a lane is free and gives its result; throws at once when the queue is full.
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
    package var waitingCount: Int { statistics.waitingCount }

    /// What there is to do now, and what was refused.
    package var statistics: WorkersStatistics {
        state.withLock { [width] state in
            WorkersStatistics(
                width: width, busyCount: width - state.idleLanes.count, waitingCount: state.waitingCount,
                refusedCount: state.refusedCount)
        }
    }

    private func admit(_ piece: Piece) -> Bool {
        state.withLock { state in
            if let lane = state.idleLanes.popLast() {
                lane.async { self.drain(lane, startingWith: piece) }
                return true
            }
            let isFirst = piece.owner != nil && state.waiting[piece.owner] == nil
            guard state.waitingCount < (isFirst ? 2 * queueLimit : queueLimit) else {
                state.refusedCount += 1
                return false
            }
            if state.waiting[piece.owner] == nil { state.turns.append(piece.owner) }
            state.waiting[piece.owner, default: []].append(piece)
            state.waitingCount += 1
            return true
        }
    }

    private func drain(_ lane: DispatchQueue, startingWith piece: Piece) {
        piece.work()
        while let next = next(for: lane) { next.work() }
    }

    /// The oldest piece of the owner whose turn it is; their next one waits for all others' turns.
    private func next(for lane: DispatchQueue) -> Piece? {
        state.withLock { state in
            guard !state.turns.isEmpty else {
                state.idleLanes.append(lane)
                return nil
            }
            let owner = state.turns.removeFirst()
            var pieces = state.waiting[owner] ?? []
            let piece = pieces.removeFirst()
            state.waiting[owner] = pieces.isEmpty ? nil : pieces
            if !pieces.isEmpty { state.turns.append(owner) }
            state.waitingCount -= 1
            return piece
        }
    }
}
