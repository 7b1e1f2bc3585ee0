import CivilTime
import Crypto
import Journal
import Synchronization

/// Names requests: UUIDs of version 7 whose random part is one random number a process, counted up.
///
/// They are unique and tell requests of different processes apart; they are no secret, so a request costs no randomness.
final class RequestIDs: Sendable {
    private let counter: Atomic<UInt64>

    init() throws {
        counter = Atomic(try RandomBytes.make(count: 8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// The next name.
    func next() -> String {
        UUID(version7At: Instant.now(), number: counter.wrappingAdd(1, ordering: .relaxed).newValue).description
    }
}
