package import CivilTime

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

    /// Erases a person: account, tokens, records, and the key that opens them here. What opens them in a backup goes with
    /// ``JournalStore/destroyErasedKeys()``, once this is durable.
    ///
    /// - Returns: how much there was of each kind; what there was none of may be left out.
    func erase(_ person: Person) throws -> [ErasedCount]

    /// Adds a token by the SHA-256 of its value.
    func insert(_ token: Token, digest: [UInt8], of person: Person) throws

    /// Notes when a token was used.
    func touch(_ tokenID: UUID, of person: Person, at instant: Instant) throws

    /// Revokes one token; false if the person has none with this id.
    func revokeToken(_ id: UUID, of person: Person) throws -> Bool

    /// Revokes all of a person's tokens but one.
    func revokeTokens(of person: Person, except kept: UUID?) throws
}
