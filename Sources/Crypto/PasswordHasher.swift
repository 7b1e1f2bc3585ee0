package import Workers

/// Hashes and checks passwords with scrypt, a few at a time and away from the threads that serve requests.
///
/// One derivation at the standard cost takes 32 MiB and a good part of a second of one core, so the number at work and
/// the number waiting are both bounded. No call ends by cancellation: what was admitted is finished.
package final class PasswordHasher: Sendable {
    /// What a password check found.
    package enum Verification: Sendable, Hashable {
        /// The password is the one that was hashed.
        case right
        /// As `right`, but the hash was made at another cost: hash the password anew and store that.
        case rightButOutdated
        /// Another password, or no hash to compare with.
        case wrong
    }

    private let parameters: ScryptParameters
    private let workers: BoundedWorkers

    /// - Parameters:
    ///   - parameters: The cost of new hashes.
    ///   - concurrency: How many derivations run at once; at least 1.
    ///   - queueLimit: How many more may wait; beyond that calls throw `.busy`.
    package init(parameters: ScryptParameters = .standard, concurrency: Int = 2, queueLimit: Int = 16) {
        self.parameters = parameters
        workers = BoundedWorkers(label: "password-hasher", width: concurrency, queueLimit: queueLimit)
    }

    /// A new hash of `password` (its UTF-8 bytes) with a fresh random salt.
    ///
    /// Throws `.busy`, or `.failed` when memory or entropy is missing.
    package func hash(_ password: String) async throws(CryptoError) -> PasswordHash {
        try await work { [parameters] in
            Result { () throws(CryptoError) in
                let salt = try RandomBytes.make(count: PasswordHash.saltByteCount)
                let key = try Scrypt.derive(
                    Array(password.utf8), salt: salt, parameters: parameters, count: PasswordHash.keyByteCount
                )
                return PasswordHash(parameters: parameters, salt: salt, key: key)
            }
        }
    }

    /// Whether `password` is the one behind `stored`.
    ///
    /// Without a stored hash a derivation is done all the same and the answer is `.wrong`, so that the time taken does
    /// not tell whether an account exists. Throws as ``hash(_:)`` does.
    package func verify(_ password: String, against stored: PasswordHash?) async throws(CryptoError) -> Verification {
        try await work { [parameters] in
            Result { () throws(CryptoError) in
                let hash = stored ?? Self.decoy(at: parameters)
                let key = try Scrypt.derive(
                    Array(password.utf8), salt: hash.salt, parameters: hash.parameters, count: hash.key.count
                )
                guard constantTimeEquals(key, hash.key), stored != nil else {
                    return .wrong
                }
                return hash.parameters == parameters ? .right : .rightButOutdated
            }
        }
    }

    /// How many calls wait for a free thread, for metrics.
    package var waitingCount: Int { workers.waitingCount }

    /// The threads that derive, for metrics.
    package var statistics: WorkersStatistics { workers.statistics }

    private func work<T: Sendable>(
        _ work: @escaping @Sendable () -> Result<T, CryptoError>
    ) async throws(CryptoError) -> T {
        let result: Result<T, CryptoError>
        do throws(WorkersBusy) {
            result = try await workers.run(work)
        } catch {
            throw .busy
        }
        return try result.get()
    }

    private static func decoy(at parameters: ScryptParameters) -> PasswordHash {
        PasswordHash(
            parameters: parameters,
            salt: [UInt8](repeating: 0, count: PasswordHash.saltByteCount),
            key: [UInt8](repeating: 0, count: PasswordHash.keyByteCount)
        )
    }
}
