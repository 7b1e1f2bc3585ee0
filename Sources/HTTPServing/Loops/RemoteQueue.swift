import Locking

/// Work for a loop from other threads, with one wake-up for all that gathers until the loop takes it.
final class RemoteQueue: Sendable {
    /// How a loop learns that work has come.
    enum WakeUp: Sendable, Hashable {
        /// It knows already.
        case none
        /// It is not running and has to be put on its queue.
        case schedule
        /// It waits for its sockets and has to be disturbed.
        case interrupt
    }

    private struct State {
        var work: [LoopWork] = []
        var isWakeUpPending = false
        var isWaiting = false
    }

    private let state = Lock(State())

    /// Adds work and answers what the caller must do to have it noticed.
    func append(_ work: LoopWork) -> WakeUp {
        state.withLock { state in
            state.work.append(work)
            guard !state.isWakeUpPending else { return .none }
            state.isWakeUpPending = true
            return state.isWaiting ? .interrupt : .schedule
        }
    }

    /// Called by the loop before it waits for its sockets; false when it must not, since work has come.
    func beginWaiting() -> Bool {
        state.withLock { state in
            state.isWaiting = state.work.isEmpty
            return state.isWaiting
        }
    }

    /// Ends the waiting and takes all that gathered.
    func takeAll() -> [LoopWork] {
        state.withLock { state in
            state.isWaiting = false
            state.isWakeUpPending = false
            guard !state.work.isEmpty else { return [] }
            let taken = state.work
            state.work = []
            return taken
        }
    }
}
