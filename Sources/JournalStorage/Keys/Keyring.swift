import Crypto
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
    private let keys: any MasterKeyStore
    /// What the database last said its key was made known by, and this keyring knew.
    private let knownCheck = Lock<[UInt8]>([])
    private let entries = Lock<[UUID: Entry]>([:])

    init(masterKey: MasterKey, keys: any MasterKeyStore) {
        master = Lock(masterKey)
        self.keys = keys
    }

    /// The key that opens the others.
    var masterKey: MasterKey { master.withLock { $0 } }

    /// Goes on with another form of the master key, from which these people have been taken.
    func use(_ key: MasterKey, without erased: [UUID]) {
        master.withLock { $0 = key }
        for person in erased { forget(person) }
    }

    /// The key to seal with and to look emails up by, in a database that says by this check which key is in force:
    /// another process may have put another one in its place (`attune key rotate`).
    ///
    /// - Throws: `JournalError.storageUnavailable` for a key that is not kept here.
    func masterKey(knownBy check: [UInt8]) throws -> MasterKey {
        if knownCheck.withLock({ $0 == check }) { return masterKey }
        var key = masterKey
        if !key.recognises(check), let kept = keys.reload() {
            use(kept)
            key = kept
        }
        guard key.recognises(check) else {
            throw JournalError.storageUnavailable(reason: "the master key is not the one that the journal has now")
        }
        knownCheck.withLock { $0 = check }
        return key
    }

    private func use(_ key: MasterKey) {
        master.withLock { $0 = key }
    }

    /// Seals and opens what belongs to a person, with the data key wrapped like this.
    func seal(of owner: UUID, wrapped: UnsafeRawBufferPointer) throws -> PersonSeal {
        if let kept = entries.withLock({ $0[owner] }), kept.wrapped.elementsEqual(wrapped) { return kept.seal }
        let bytes = [UInt8](wrapped)
        let seal = PersonSeal(key: try unwrap(bytes, of: owner))
        entries.withLock { entries in
            if entries.count >= Self.limit { entries.removeAll(keepingCapacity: true) }
            entries[owner] = Entry(wrapped: bytes, seal: seal)
        }
        return seal
    }

    /// Opens a data key, if need be with the key that another process has put in the master key's place.
    private func unwrap(_ wrapped: [UInt8], of owner: UUID) throws -> SealingKey {
        do {
            return try masterKey.unwrap(wrapped, of: owner)
        } catch CryptoError.cannotOpen {
            guard let kept = keys.reload() else { throw CryptoError.cannotOpen }
            use(kept)
            return try kept.unwrap(wrapped, of: owner)
        }
    }

    /// Lets go of an erased person's key, which is wiped with its last user.
    func forget(_ owner: UUID) {
        entries.withLock { $0[owner] = nil }
    }
}
