import Synchronization

/// Work for a loop from other threads, with one wake-up for all that gathers until the loop takes it.
final class RemoteQueue: Sendable {
    private struct State {
        var work: [LoopWork] = []
        var isWakeUpPending = false
    }

    private let state = Mutex(State())

    /// Adds work and answers whether the loop must be woken.
    func append(_ work: LoopWork) -> Bool {
        state.withLock { state in
            state.work.append(work)
            let mustWake = !state.isWakeUpPending
            state.isWakeUpPending = true
            return mustWake
        }
    }

    /// Takes all that gathered.
    func takeAll() -> [LoopWork] {
        state.withLock { state in
            state.isWakeUpPending = false
            guard !state.work.isEmpty else { return [] }
            let taken = state.work
            state.work = []
            return taken
        }
    }
}
