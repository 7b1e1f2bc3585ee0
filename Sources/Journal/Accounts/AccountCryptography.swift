/// The cryptography that accounts need, done elsewhere.
package protocol AccountCryptography: Sendable {
    /// SHA-256, 32 bytes.
    func digest(_ bytes: [UInt8]) -> [UInt8]

    /// Unpredictable bytes.
    func randomBytes(count: Int) throws -> [UInt8]

    /// A salted hash as text, with its parameters; slow on purpose.
    ///
    /// - Throws: `JournalError.busy` when too many wait.
    func hash(_ password: Password) async throws -> String

    /// Compares a password with a stored hash. Without a hash it takes as long and answers `.wrong`.
    ///
    /// - Throws: `JournalError.busy` when too many wait.
    func verify(_ password: Password, against hash: String?) async throws -> PasswordVerdict
}
