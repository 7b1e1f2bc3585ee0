import Journal
import Locking

/// The people's keys, opened with the master key and kept for the next request.
///
/// A kept key is used only while the database holds the very wrapping it came from, so that a key changed or erased
/// anywhere, by this process or another, is never used again.
final class Keyring: Sendable {
    private struct Entry: Sendable {
        let wrapped: [UInt8]
        let seal: PersonSeal
    }

    /// People whose keys are kept at once; about 1 KiB each.
    private static let limit = 1024

    private let master: Lock<MasterKey>
    private let entries = Lock<[UUID: Entry]>([:])

    init(masterKey: MasterKey) {
        master = Lock(masterKey)
    }

    /// The key that opens the others.
    var masterKey: MasterKey { master.withLock { $0 } }

    /// Goes on with another form of the master key, from which these people have been taken.
    func use(_ key: MasterKey, without erased: [UUID]) {
        master.withLock { $0 = key }
        for person in erased { forget(person) }
    }

    /// Seals and opens what belongs to a person, with the data key wrapped like this.
    func seal(of owner: UUID, wrapped: UnsafeRawBufferPointer) throws -> PersonSeal {
        if let kept = entries.withLock({ $0[owner] }), kept.wrapped.elementsEqual(wrapped) { return kept.seal }
        let bytes = [UInt8](wrapped)
        let seal = PersonSeal(key: try masterKey.unwrap(bytes, of: owner))
        entries.withLock { entries in
            if entries.count >= Self.limit { entries.removeAll(keepingCapacity: true) }
            entries[owner] = Entry(wrapped: bytes, seal: seal)
        }
        return seal
    }

    /// Lets go of an erased person's key, which is wiped with its last user.
    func forget(_ owner: UUID) {
        entries.withLock { $0[owner] = nil }
    }
}
