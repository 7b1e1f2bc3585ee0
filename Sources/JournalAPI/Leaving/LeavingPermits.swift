import Journal
import Locking

/// Counts exports and imports, which last as long as their peers are slow, so that they are few at once.
final class LeavingPermits: Sendable {
    /// Leave for one export or import; it is given back when nobody holds it any more.
    final class Permit: Sendable {
        private let permits: LeavingPermits
        private let person: UUID

        fileprivate init(_ permits: LeavingPermits, _ person: UUID) {
            self.permits = permits
            self.person = person
        }

        deinit { permits.giveBack(person) }
    }

    /// At once over all people: each holds a megabyte or so. Beyond: 503.
    static let limit = 32
    /// At once of one person, who has no use for more.
    static let personLimit = 2
    /// Seconds after which one that found no place is worth another try.
    private static let retryAfterSeconds = 5

    private let taken = Lock<[UUID: Int]>([:])

    /// - Throws: `.busy`.
    func take(for person: Person) throws -> Permit {
        let isTaken = taken.withLock { taken in
            let own = taken[person.id] ?? 0
            guard own < Self.personLimit, taken.values.reduce(0, +) < Self.limit else { return false }
            taken[person.id] = own + 1
            return true
        }
        guard isTaken else { throw JournalError.busy(retryAfterSeconds: Self.retryAfterSeconds) }
        return Permit(self, person.id)
    }

    private func giveBack(_ person: UUID) {
        taken.withLock { taken in
            let rest = (taken[person] ?? 0) - 1
            taken[person] = rest > 0 ? rest : nil
        }
    }
}
