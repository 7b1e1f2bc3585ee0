package import CivilTime
package import JSON

/// Bearer tokens: issuing, recognising, listing, revoking.
package final class Tokens: Sendable {
    let store: any JournalStore
    let credentials: Credentials
    let cryptography: any AccountCryptography
    let now: @Sendable () -> Instant
    let makeID: @Sendable (Instant) throws -> UUID

    package init(
        store: any JournalStore, credentials: Credentials, cryptography: any AccountCryptography,
        now: @escaping @Sendable () -> Instant, makeID: @escaping @Sendable (Instant) throws -> UUID
    ) {
        self.store = store
        self.credentials = credentials
        self.cryptography = cryptography
        self.now = now
        self.makeID = makeID
    }

    /// For how long a use of a token may go unnoted, in milliseconds: a write a minute, not one a request.
    static let touchInterval: Int64 = 60_000

    /// Who is asking; `nil` for a value that is unknown, expired, revoked or of another kind.
    package func session(
        bearing value: String, as kind: TokenKind, from transaction: any ReadTransaction
    ) throws -> Session? {
        guard Self.isValue(value, of: kind) else { return nil }
        return try transaction.session(tokenDigest: digest(of: value), now: now())
    }

    /// The share that a token opens; `nil` for a value that is unknown, expired, revoked or of another kind.
    package func access(bearing value: String, from transaction: any ReadTransaction) throws -> ShareAccess? {
        guard Self.isValue(value, of: .share) else { return nil }
        return try transaction.access(shareDigest: digest(of: value), now: now())
    }

    /// Whether a text looks like a token of a kind. The digest is of the whole value, so that no token passes as one of
    /// another kind.
    private static func isValue(_ text: String, of kind: TokenKind) -> Bool {
        text.utf8.count == kind.rawValue.utf8.count + 43 && text.hasPrefix(kind.rawValue)
    }

    /// Whether the token of a session still works, for who goes on after a wait.
    package func isLive(_ session: Session, from transaction: any ReadTransaction) throws -> Bool {
        try transaction.isLive(session.tokenID, of: session.person, now: now())
    }

    /// Whether this use of a token is to be noted by `note`; that of a share's is in the access log.
    package func isNoteDue(of session: Session) -> Bool {
        // A last use in the future stems from a clock that went ahead and was put right.
        session.share == nil
            && abs(now().milliseconds - (session.lastUsedAt?.milliseconds ?? 0)) >= Self.touchInterval
    }

    /// Notes the use of a token. A store that cannot be written does not keep a reader out.
    package func note(_ session: Session) async throws {
        let now = now()
        do {
            try await store.write { try $0.touch(session.tokenID, of: session.person, at: now) }
        } catch JournalError.busy, JournalError.storageUnavailable {
            // Reads go on while writes cannot; the next request tries again.
        }
    }

    /// Signs in: a new token for an email and a password.
    ///
    /// - Throws: `InvalidFields`, `.invalidCredentials`, `.tooManyAttempts`, `.busy`.
    package func signIn(_ value: JSONValue, from address: String) async throws -> IssuedToken {
        let form = try SignInForm(value)
        let account = try await credentials.account(email: form.email, password: form.password, from: address)
        let issued = try issue(form.grant, at: now())
        try await store.write { [self] transaction in
            // The account may have been erased while the password was compared.
            guard try transaction.account(of: account.person) != nil else { throw JournalError.invalidCredentials }
            try transaction.insert(issued.token, digest: digest(of: issued.value), of: account.person)
        }
        return issued
    }

    /// A person's live tokens.
    package func list(of person: Person, from transaction: any ReadTransaction) throws -> [Token] {
        try transaction.tokens(of: person, now: now())
    }

    /// Revokes a token; it stops working at once.
    ///
    /// - Throws: `.notFound`.
    package func revoke(_ id: UUID, of person: Person) async throws {
        let isRevoked = try await store.write { try $0.revokeToken(id, of: person) }
        if !isRevoked { throw JournalError.notFound }
    }

    /// Revokes all tokens of a person, those of calendar feeds included; they stop working at once.
    ///
    /// - Returns: how many still worked.
    package func revokeAll(of person: Person) async throws -> Int {
        let now = now()
        return try await store.write { transaction in
            let count = try transaction.tokens(of: person, now: now).count
            try transaction.revokeTokens(of: person, except: nil)
            return count
        }
    }

    /// Makes a token that is not stored yet.
    func issue(_ grant: TokenGrant, at now: Instant) throws -> IssuedToken {
        let value = try makeValue(grant.feed == nil ? .access : .calendar)
        let end = grant.expiresInDays.map { Instant(milliseconds: now.milliseconds + Int64($0) * 86_400_000) }
        let token = Token(
            id: try makeID(now), label: grant.label, scopes: grant.scopes, feed: grant.feed, createdAt: now,
            expiresAt: end, lastUsedAt: nil)
        return IssuedToken(token: token, value: value)
    }

    /// The value of a new token.
    func makeValue(_ kind: TokenKind) throws -> String {
        kind.rawValue + Base64URL.text(of: try cryptography.randomBytes(count: 32))
    }

    /// What the store knows a token by.
    func digest(of value: String) -> [UInt8] {
        cryptography.digest(Array(value.utf8))
    }
}
