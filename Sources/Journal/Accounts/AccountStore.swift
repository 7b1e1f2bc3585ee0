package import CivilTime

/// An account as the store finds it.
package struct Account: Sendable {
    package let user: User
    /// The password hash as text, with its parameters.
    package let passwordHash: String
    package let person: Person

    package init(user: User, passwordHash: String, person: Person) {
        self.user = user
        self.passwordHash = passwordHash
        self.person = person
    }
}

/// Reading accounts and tokens.
package protocol AccountReading {
    /// The account that signs in with this address.
    func account(email: EmailAddress) throws -> Account?

    /// A person's own account.
    func account(of person: Person) throws -> Account?

    /// Who a live token belongs to; `digest` is the SHA-256 of its value.
    func session(tokenDigest digest: [UInt8], now: Instant) throws -> Session?

    /// A person's live tokens, oldest first.
    func tokens(of person: Person, now: Instant) throws -> [Token]
}

/// Writing accounts and tokens.
package protocol AccountWriting: AccountReading {
    /// Adds an account and makes its data key.
    ///
    /// - Throws: `.emailTaken`.
    func insert(_ user: User, passwordHash: String) throws -> Person

    /// Stores a changed profile.
    ///
    /// - Throws: `.emailTaken`.
    func update(_ user: User, of person: Person) throws

    /// Stores a changed password hash.
    func setPasswordHash(_ hash: String, of person: Person) throws

    /// Erases a person: account, tokens, records, and the key that opens them in any backup.
    func erase(_ person: Person) throws

    /// Adds a token by the SHA-256 of its value.
    func insert(_ token: Token, digest: [UInt8], of person: Person) throws

    /// Notes when a token was used.
    func touch(_ tokenID: UUID, of person: Person, at instant: Instant) throws

    /// Revokes one token; false if the person has none with this id.
    func revokeToken(_ id: UUID, of person: Person) throws -> Bool

    /// Revokes all of a person's tokens but one.
    func revokeTokens(of person: Person, except kept: UUID?) throws
}

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

/// What a comparison of a password has shown.
package enum PasswordVerdict: Sendable {
    case right
    /// Right, and hashed with parameters that are no longer the ones in force.
    case rightButOutdated
    case wrong
}
