import Locking

/// Lets so many through at a time and has the others wait in line.
///
/// Swift Testing starts every test case at once, and a case that waits for its application to stop gives its thread to
/// the next: without a limit hundreds of applications, each with its files and loops, would be open together.
package final class Turnstile: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Lock<State>

    package init(places: Int) {
        state = Lock(State(free: places))
    }

    /// Waits for a place.
    package func enter() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    /// Gives the place to the one who has waited longest, or back.
    package func leave() {
        let next: CheckedContinuation<Void, Never>? = state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
