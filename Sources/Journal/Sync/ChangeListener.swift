import Locking

/// Somebody who waits for a person's changes, one wait after the other.
package final class ChangeListener: Sendable {
    /// What a wait ended with.
    package enum Event: Sendable {
        /// There may be something new.
        case roused
        /// The time is up.
        case quiet
        /// Another client of the same person has taken this one's place.
        case displaced
        /// There is nothing to wait for any more: the server stops, or the client is gone.
        case closed
    }

    private struct State {
        var isRoused = false
        /// What every wait ends with from now on.
        var end: Event?
        var waiter: CheckedContinuation<Event, Never>?
        var deadline: ContinuousClock.Instant?
    }

    let person: UUID
    private let state = Lock(State())

    init(person: UUID) {
        self.person = person
    }

    /// Waits until something is announced that was not waited for yet, but no longer than this.
    package func next(within time: Duration) async -> Event {
        let deadline = ContinuousClock.now + time
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let event: Event? = state.withLock { state in
                    if let end = state.end { return end }
                    if state.isRoused {
                        state.isRoused = false
                        return .roused
                    }
                    state.waiter = continuation
                    state.deadline = deadline
                    return nil
                }
                if let event { continuation.resume(returning: event) }
            }
        } onCancel: {
            end(.closed)
        }
    }

    func rouse() {
        resume(with: .roused) { state in
            if state.waiter == nil { state.isRoused = true }
        }
    }

    func end(_ event: Event) {
        resume(with: event) { $0.end = $0.end ?? event }
    }

    /// Ends a wait whose time is up.
    func look(at now: ContinuousClock.Instant) {
        let isDue = state.withLock { state in state.deadline.map { $0 <= now } ?? false }
        if isDue { resume(with: .quiet) { _ in } }
    }

    private func resume(with event: Event, _ change: (inout State) -> Void) {
        let waiter = state.withLock { state in
            change(&state)
            defer {
                state.waiter = nil
                state.deadline = nil
            }
            return state.waiter
        }
        waiter?.resume(returning: event)
    }
}
