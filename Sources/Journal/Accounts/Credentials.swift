package import CivilTime

/// Checks passwords, throttled per account and per address.
package struct Credentials: Sendable {
    let store: any JournalStore
    let cryptography: any AccountCryptography
    let accountThrottle: AttemptThrottle
    let addressThrottle: AttemptThrottle
    let now: @Sendable () -> Instant

    package init(
        store: any JournalStore, cryptography: any AccountCryptography, accountThrottle: AttemptThrottle,
        addressThrottle: AttemptThrottle, now: @escaping @Sendable () -> Instant
    ) {
        self.store = store
        self.cryptography = cryptography
        self.accountThrottle = accountThrottle
        self.addressThrottle = addressThrottle
        self.now = now
    }

    /// The account that an email and a password belong to. A wrong email and a wrong password answer alike and take
    /// alike long.
    ///
    /// - Throws: `.invalidCredentials`, `.tooManyAttempts`, `.busy`.
    func account(email: EmailAddress, password: Password?, from address: String) async throws -> Account {
        let account = try store.read { try $0.account(email: email) }
        let isRight = try await check(password, of: account, key: email.canonical, from: address)
        guard isRight, let account else { throw JournalError.invalidCredentials }
        return account
    }

    /// The account of somebody who is signed in, once they have shown that they know its password.
    ///
    /// - Throws: `.wrongPassword`, `.tooManyAttempts`, `.busy`.
    func account(of person: Person, password: Password?, from address: String) async throws -> Account {
        guard let account = try store.read({ try $0.account(of: person) }) else { throw JournalError.notFound }
        let isRight = try await check(password, of: account, key: account.user.email.canonical, from: address)
        guard isRight else { throw JournalError.wrongPassword }
        return account
    }

    /// Compares, counts failures, and renews a hash whose parameters are outdated.
    ///
    /// An attempt counts before it is made and is given back when it was right, so that many at once are no way around.
    private func check(
        _ password: Password?, of account: Account?, key: String, from address: String
    ) async throws -> Bool {
        let now = now()
        try accountThrottle.check(key, now: now)
        try addressThrottle.check(address, now: now)
        accountThrottle.count(key, now: now)
        addressThrottle.count(address, now: now)
        // A password that no account can have is compared all the same, so that it takes alike long.
        guard let candidate = password ?? Password(String(repeating: "-", count: Password.length.lowerBound)) else {
            return false
        }
        let verdict = try await cryptography.verify(candidate, against: account?.passwordHash)
        guard let account, password != nil, verdict != .wrong else { return false }
        accountThrottle.clear(key)
        // Only this attempt: an account of one's own must not buy guesses at those of others.
        addressThrottle.giveBack(address)
        if verdict == .rightButOutdated {
            let hash = try await cryptography.hash(candidate)
            try await store.write { try $0.setPasswordHash(hash, of: account.person) }
        }
        return true
    }
}
