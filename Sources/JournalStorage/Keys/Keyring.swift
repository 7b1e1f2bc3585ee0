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

    private struct Master: Sendable {
        var key: MasterKey
        /// What the database last said the key in force is known by, and this key has made, or one before it.
        var check: [UInt8] = []
    }

    private let master: Lock<Master>
    private let keys: any MasterKeyStore
    private let entries = Lock<[UUID: Entry]>([:])

    init(masterKey: MasterKey, keys: any MasterKeyStore) {
        master = Lock(Master(key: masterKey))
        self.keys = keys
    }

    /// The key that opens the others.
    var masterKey: MasterKey { master.withLock { $0.key } }

    /// Goes on with another form of the master key, from which these people have been taken.
    func use(_ key: MasterKey, without erased: [UUID]) {
        master.withLock { $0 = Master(key: key) }
        for person in erased { forget(person) }
    }

    /// The key to seal with and to look emails up by, in a database that says by this check which key is in force:
    /// another process may have put another one in its place (`attune key rotate`).
    ///
    /// - Throws: `JournalError.storageUnavailable` for a key that is not kept here.
    func masterKey(knownBy check: [UInt8]) throws -> MasterKey {
        let master = master.withLock { $0 }
        if master.check == check { return master.key }
        if master.key.recognises(check) {
            self.master.withLock { $0 = Master(key: master.key, check: check) }
            return master.key
        }
        guard let kept = reload(knownBy: check) else {
            throw JournalError.storageUnavailable(reason: "the master key is not the one that the journal has now")
        }
        return kept
    }

    /// Takes the key that another process has put in the master key's place, if it is the database's.
    private func reload(knownBy check: [UInt8]) -> MasterKey? {
        guard let kept = keys.reload(if: { $0.recognises(check) }) else { return nil }
        master.withLock { $0 = Master(key: kept, check: check) }
        return kept
    }

    /// Seals and opens what belongs to a person, with the data key wrapped like this.
    ///
    /// - Parameter checkInForce: what the database that has it says the key in force is known by; asked for where the
    ///   key at hand does not open it, since another process may have put another one in its place.
    func seal(
        of owner: UUID, wrapped: UnsafeRawBufferPointer, checkInForce: () throws -> [UInt8]?
    ) throws -> PersonSeal {
        if let kept = entries.withLock({ $0[owner] }), kept.wrapped.elementsEqual(wrapped) { return kept.seal }
        let bytes = [UInt8](wrapped)
        let seal = PersonSeal(key: try unwrap(bytes, of: owner, checkInForce))
        entries.withLock { entries in
            if entries.count >= Self.limit { entries.removeAll(keepingCapacity: true) }
            entries[owner] = Entry(wrapped: bytes, seal: seal)
        }
        return seal
    }

    private func unwrap(
        _ wrapped: [UInt8], of owner: UUID, _ checkInForce: () throws -> [UInt8]?
    ) throws -> SealingKey {
        do {
            return try masterKey.unwrap(wrapped, of: owner)
        } catch CryptoError.cannotOpen {
            guard let check = try checkInForce(), let kept = reload(knownBy: check) else {
                throw CryptoError.cannotOpen
            }
            return try kept.unwrap(wrapped, of: owner)
        }
    }

    /// Lets go of an erased person's key, which is wiped with its last user.
    func forget(_ owner: UUID) {
        entries.withLock { $0[owner] = nil }
    }
}
