import Crypto
import Journal
import SQLite

/// Putting another master key in the place of the one in force, while a server goes on.
///
/// The new key is kept first, with the former one beside it. Then the database says by a second check, `key-next`, that
/// it is on its way, so that whoever seals uses the new key from then on; everybody's data key and email code are sealed
/// anew, a few people at a time; at last `key-check` is the new key's. Whenever this ends half way, both keys are at
/// hand, and whoever does it again goes on.
extension JournalDatabase {
    /// How far everybody's keys are sealed with the key in force.
    package struct KeyRotation: Sendable, Hashable {
        package var people = 0
        /// Who had been sealed with a key before it.
        package var sealedAnew = 0
        /// Who opens with none of the keys: their rows are damaged, and were left as they are.
        package var unopened = 0
    }

    /// Another rotation has begun since, with a key that this one does not know.
    package struct RotationOvertaken: Error {}

    /// People a transaction: some milliseconds, in which others cannot write.
    private static let peopleAtOnce = 50

    /// Whether the journal at `path` is sealed with this very key, and not on the way from one before it.
    ///
    /// - Throws: `WrongMasterKey`, `MigrationError`, `SQLiteError`.
    package static func isSealed(at path: String, with masterKey: MasterKey) throws -> Bool {
        let connection = try Connection(path: path, mode: .readOnly)
        _ = try MigrationRunner(applicationID: applicationID, migrations: migrations).version(of: connection)
        return try connection.transaction(.read) { connection in
            guard let check = try meta("key-check", on: connection), masterKey.recognises(check) else {
                throw WrongMasterKey()
            }
            return try masterKey.opens(check) && meta("key-next", on: connection) == nil
        }
    }

    /// Seals with the key in force what is still sealed with one before it; a server that runs goes on.
    ///
    /// - Parameter progress: is told how many of how many people are done.
    /// - Throws: `WrongMasterKey`, `RotationOvertaken`, `SQLiteError`; what `progress` throws. Done again, it goes on where
    ///   it ended.
    package static func sealAnew(
        at path: String, with masterKey: MasterKey, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> KeyRotation {
        let connection = try Connection(path: path, mode: .readWriteCreate)
        let everybody = try connection.transaction(.write) { connection in
            guard let check = try meta("key-check", on: connection), masterKey.recognises(check) else {
                throw WrongMasterKey()
            }
            if let next = try meta("key-next", on: connection), !masterKey.recognises(next) {
                throw RotationOvertaken()
            }
            try connection.run("DELETE FROM meta WHERE name = 'key-next'")
            try setMeta("key-next", try masterKey.makeCheck(), on: connection)
            return try people(on: connection)
        }
        var rotation = KeyRotation()
        for start in stride(from: 0, to: everybody.count, by: peopleAtOnce) {
            try progress(start, everybody.count)
            let some = everybody[start..<min(start + peopleAtOnce, everybody.count)]
            let batch = try connection.transaction(.write) { connection in
                try requireTurn(of: masterKey, on: connection)
                return try seal(some, anewWith: masterKey, on: connection)
            }
            rotation.people += batch.people
            rotation.sealedAnew += batch.sealedAnew
            rotation.unopened += batch.unopened
        }
        try connection.transaction(.write) { connection in
            try requireTurn(of: masterKey, on: connection)
            try endRotation(to: masterKey, on: connection)
        }
        try progress(everybody.count, everybody.count)
        return rotation
    }

    /// Holds that this key is the one on its way: what another rotation has sealed would not open, and ending this one
    /// would have nobody know the other's key.
    private static func requireTurn(of masterKey: MasterKey, on connection: Connection) throws {
        guard let next = try meta("key-next", on: connection), masterKey.opens(next) else { throw RotationOvertaken() }
    }

    /// Notes that everybody's keys are sealed with this key.
    static func endRotation(to masterKey: MasterKey, on connection: Connection) throws {
        try connection.run("DELETE FROM meta WHERE name IN ('key-check', 'key-next')")
        try setMeta("key-check", try masterKey.makeCheck(), on: connection)
    }

    /// The check of the key that is in force, or on its way to be.
    static func checkInForce(on connection: Connection) throws -> [UInt8]? {
        try connection.first(
            """
            SELECT value
            FROM meta
            WHERE name IN ('key-check', 'key-next')
            ORDER BY name DESC
            LIMIT 1
            """
        ) { try $0.blob(0) }
    }

    /// Seals the data keys and email codes of some people with the key in force; who has gone meanwhile does not count.
    static func seal(
        _ people: some Sequence<UUID>, anewWith masterKey: MasterKey, on connection: Connection
    ) throws -> KeyRotation {
        var rotation = KeyRotation()
        for id in people {
            let row = try connection.first(
                """
                SELECT data_key, profile
                FROM users
                WHERE id = ?1
                """, [id.value]
            ) { (wrapped: try $0.blob(0), profile: try $0.blob(1)) }
            guard let row else { continue }
            rotation.people += 1
            guard let key = try masterKey.unwrapFormer(row.wrapped, of: id) else {
                if try !opens(row.wrapped, of: id, with: masterKey) { rotation.unopened += 1 }
                continue
            }
            let index = try email(in: row.profile, of: id, sealedWith: key).map { masterKey.index(of: $0) }
            try connection.run(
                """
                UPDATE users
                SET data_key = ?2, email_index = coalesce(?3, email_index)
                WHERE id = ?1
                """, [id.value, .blob(try masterKey.wrap(key, of: id)), .blob(ifPresent: index)])
            rotation.sealedAnew += 1
        }
        return rotation
    }

    /// The email of a person; `nil` for a profile that is damaged, whose owner has the rest of their journal all the same.
    private static func email(
        in profile: [UInt8], of person: UUID, sealedWith key: SealingKey
    ) throws -> EmailAddress? {
        do {
            let seal = PersonSeal(key: key)
            return try Profile(reading: seal.open(profile, context: SealContext.profile(of: person))).email
        } catch CryptoError.cannotOpen {
            return nil
        }
    }

    private static func opens(_ wrapped: [UInt8], of person: UUID, with masterKey: MasterKey) throws -> Bool {
        do {
            _ = try masterKey.unwrap(wrapped, of: person)
            return true
        } catch CryptoError.cannotOpen {
            return false
        }
    }
}
