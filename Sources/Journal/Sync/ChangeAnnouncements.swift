import Locking

/// Tells who waits for a person's changes that there are some; it says nothing of what they are.
///
/// It only shortens the wait: a listener that nobody rouses, as for a change that another process made, looks again by
/// itself when its time is up.
package final class ChangeAnnouncements: Sendable {
    private struct State {
        var listeners: [UUID: [ChangeListener]] = [:]
        var isTicking = false
        var isClosed = false
    }

    /// How exactly waits end.
    private static let tick = Duration.milliseconds(250)

    /// Listeners of one person at once: the oldest makes room, since a phone that has lost its network leaves one behind
    /// that nobody hears of for minutes.
    private let limit: Int
    private let state = Lock(State())

    package init(listenersPerPerson limit: Int) {
        self.limit = limit
    }

    /// How many wait for changes, whoever they are.
    package var listenerCount: Int { state.withLock { $0.listeners.values.reduce(0) { $0 + $1.count } } }

    /// Rouses everybody who waits for this person's changes.
    func announce(_ person: UUID) {
        for listener in state.withLock({ $0.listeners[person] ?? [] }) { listener.rouse() }
    }

    /// Listens while `body` runs; what is announced from its start on is not missed.
    package func waiting<T>(for person: UUID, _ body: (ChangeListener) async throws -> T) async rethrows -> T {
        let listener = listen(to: person)
        defer { dismiss(listener) }
        return try await body(listener)
    }

    private func listen(to person: UUID) -> ChangeListener {
        let listener = ChangeListener(person: person)
        let (oldest, startsTicking): (ChangeListener?, Bool) = state.withLock { state in
            guard !state.isClosed else {
                listener.end(.closed)
                return (nil, false)
            }
            var listeners = state.listeners[person] ?? []
            let oldest = listeners.count >= limit ? listeners.removeFirst() : nil
            listeners.append(listener)
            state.listeners[person] = listeners
            defer { state.isTicking = true }
            return (oldest, !state.isTicking)
        }
        oldest?.end(.displaced)
        if startsTicking { keepTime() }
        return listener
    }

    private func dismiss(_ listener: ChangeListener) {
        listener.end(.closed)
        state.withLock { state in
            state.listeners[listener.person]?.removeAll { $0 === listener }
            if state.listeners[listener.person]?.isEmpty == true { state.listeners[listener.person] = nil }
        }
    }

    /// Ends all waiting, and every wait that would begin: the server stops.
    package func close() {
        let listeners = state.withLock { state in
            state.isClosed = true
            defer { state.listeners = [:] }
            return state.listeners.values.flatMap(\.self)
        }
        for listener in listeners { listener.end(.closed) }
    }

    /// One clock for all who wait: a timer each would be ten thousand timers.
    private func keepTime() {
        Task {
            while let listeners = nextTick() {
                let now = ContinuousClock.now
                for listener in listeners { listener.look(at: now) }
                do {
                    try await Task.sleep(for: Self.tick)
                } catch {
                    // Nobody cancels this task; if somebody did, waits would still end when they are roused.
                    return
                }
            }
        }
    }

    /// Who listens; `nil` when nobody does, and then time is not kept any more.
    private func nextTick() -> [ChangeListener]? {
        state.withLock { state in
            guard !state.listeners.isEmpty else {
                state.isTicking = false
                return nil
            }
            return state.listeners.values.flatMap(\.self)
        }
    }
}
