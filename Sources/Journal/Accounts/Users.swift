package import CivilTime
package import JSON

/// Accounts: signing up, the profile, the password, leaving. Each method is one transaction at most.
package final class Users: Sendable {
    let store: any JournalStore
    let tokens: Tokens
    let credentials: Credentials
    let cryptography: any AccountCryptography
    let rules: JournalRules
    let isRegistrationOpen: Bool
    let signUpThrottle: AttemptThrottle
    let now: @Sendable () -> Instant
    let makeID: @Sendable (Instant) throws -> UUID

    package init(
        store: any JournalStore, tokens: Tokens, credentials: Credentials, cryptography: any AccountCryptography,
        rules: JournalRules, isRegistrationOpen: Bool, signUpThrottle: AttemptThrottle,
        now: @escaping @Sendable () -> Instant, makeID: @escaping @Sendable (Instant) throws -> UUID
    ) {
        self.store = store
        self.tokens = tokens
        self.credentials = credentials
        self.cryptography = cryptography
        self.rules = rules
        self.isRegistrationOpen = isRegistrationOpen
        self.signUpThrottle = signUpThrottle
        self.now = now
        self.makeID = makeID
    }

    /// Opens an account with a first token that may do everything.
    ///
    /// - Throws: `.registrationClosed`, `InvalidFields`, `.emailTaken`, `.tooManyAttempts`, `.busy`.
    package func signUp(_ value: JSONValue, from address: String) async throws -> (user: User, token: IssuedToken) {
        guard isRegistrationOpen else { throw JournalError.registrationClosed }
        let form = try SignUpForm(value, rules: rules)
        let now = now()
        try signUpThrottle.check(address, now: now)
        signUpThrottle.count(address, now: now)
        let hash = try await cryptography.hash(form.password)
        let user = User(
            id: try makeID(now), email: form.email, displayName: form.displayName, timeZone: form.timeZone,
            locale: form.locale, createdAt: now)
        let issued = try tokens.issue(TokenGrant(label: nil, scopes: Scope.allCases, expiresInDays: nil), at: now)
        try await store.write { [tokens] transaction in
            let person = try transaction.insert(user, passwordHash: hash)
            try transaction.insert(issued.token, digest: tokens.digest(of: issued.value), of: person)
        }
        return (user, issued)
    }

    /// The profile of the person who asks.
    package func profile(of person: Person, from transaction: any ReadTransaction) throws -> User {
        guard let account = try transaction.account(of: person) else { throw JournalError.notFound }
        return account.user
    }

    /// Changes the profile by a merge patch; a new email needs the current password.
    ///
    /// - Throws: `InvalidFields`, `.wrongPassword`, `.emailTaken`.
    package func update(_ patch: JSONValue, of person: Person, from address: String) async throws -> User {
        let change = try ProfileChange(patch, rules: rules)
        if change.email != nil {
            _ = try await credentials.account(of: person, password: change.currentPassword, from: address)
        }
        return try await store.write { transaction in
            guard var user = try transaction.account(of: person)?.user else { throw JournalError.notFound }
            change.apply(to: &user)
            try transaction.update(user, of: person)
            return user
        }
    }

    /// Changes the password and revokes every token but the one in use; those of shares are tokens too.
    ///
    /// - Throws: `InvalidFields`, `.wrongPassword`, `.busy`.
    package func changePassword(_ value: JSONValue, of session: Session, from address: String) async throws {
        let change = try PasswordChange(value)
        _ = try await credentials.account(of: session.person, password: change.current, from: address)
        let hash = try await cryptography.hash(change.new)
        try await store.write { transaction in
            try transaction.setPasswordHash(hash, of: session.person)
            try transaction.revokeTokens(of: session.person, except: session.tokenID)
            try transaction.removeShares(of: session.person)
        }
    }

    /// Erases the account and everything in it, for good.
    ///
    /// - Throws: `InvalidFields`, `.wrongPassword`.
    package func erase(_ value: JSONValue, of person: Person, from address: String) async throws -> ErasureReceipt {
        let password = try FieldReader.read(value, as: "a confirmation") { fields in
            fields.string("currentPassword", length: 1...Password.length.upperBound, required: true)
        }
        _ = try await credentials.account(of: person, password: Password(password), from: address)
        return try await erase(person)
    }
}
