package import CivilTime

/// Reading accounts and tokens.
package protocol AccountReading {
    /// The account that signs in with this address.
    func account(email: EmailAddress) throws -> Account?

    /// A person's own account.
    func account(of person: Person) throws -> Account?

    /// Who a live token belongs to; `digest` is the SHA-256 of its value.
    func session(tokenDigest digest: [UInt8], now: Instant) throws -> Session?

    /// Whether a token of a person still works.
    func isLive(_ tokenID: UUID, of person: Person, now: Instant) throws -> Bool

    /// A person's live tokens, the newest first.
    func tokens(of person: Person, now: Instant) throws -> [Token]
}
