package import Crypto
package import Journal

/// Digests, randomness and scrypt for accounts, through OpenSSL.
package struct OpenSSLAccountCryptography: AccountCryptography {
    private let hasher: PasswordHasher

    /// Seconds after which a sign-in that found the queue full is worth another try.
    private static let retryAfterSeconds = 2

    package init(hasher: PasswordHasher) {
        self.hasher = hasher
    }

    package func digest(_ bytes: [UInt8]) -> [UInt8] { SHA256.digest(bytes) }

    package func randomBytes(count: Int) throws -> [UInt8] { try RandomBytes.make(count: count) }

    package func hash(_ password: Password) async throws -> String {
        do {
            return try await hasher.hash(password.text).text
        } catch {
            throw Self.journalError(error)
        }
    }

    package func verify(_ password: Password, against hash: String?) async throws -> PasswordVerdict {
        do {
            let stored = hash.flatMap { PasswordHash($0) }
            return switch try await hasher.verify(password.text, against: stored) {
            case .right: .right
            case .rightButOutdated: .rightButOutdated
            case .wrong: .wrong
            }
        } catch {
            throw Self.journalError(error)
        }
    }

    /// A full queue is the client's to wait for; anything else is the server's own fault.
    private static func journalError(_ error: CryptoError) -> any Error {
        if error == .busy { return JournalError.busy(retryAfterSeconds: retryAfterSeconds) }
        return error
    }
}
