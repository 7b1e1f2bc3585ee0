package import JSON

/// What the operator may do with accounts, who has the database and needs no password of anybody.
extension Users {
    /// Opens an account, whether or not people may open them themselves; it has no token yet.
    ///
    /// - Throws: `InvalidFields`, `.emailTaken`, `.busy`.
    package func open(_ value: JSONValue) async throws -> User {
        let form = try SignUpForm(value, rules: rules)
        let hash = try await cryptography.hash(form.password)
        let now = now()
        let user = User(
            id: try makeID(now), email: form.email, displayName: form.displayName, timeZone: form.timeZone,
            locale: form.locale, createdAt: now)
        try await store.write { _ = try $0.insert(user, passwordHash: hash) }
        return user
    }

    /// Sets another password and revokes every token and share: whoever had got in is out.
    ///
    /// - Throws: `.notFound`, `.busy`.
    package func reset(_ password: Password, of person: Person) async throws {
        let hash = try await cryptography.hash(password)
        try await store.write { transaction in
            guard try transaction.account(of: person) != nil else { throw JournalError.notFound }
            try transaction.setPasswordHash(hash, of: person)
            try transaction.revokeTokens(of: person, except: nil)
            try transaction.removeShares(of: person)
        }
    }

    /// Erases an account and everything in it, for good.
    package func erase(_ person: Person) async throws -> ErasureReceipt {
        let now = now()
        let counts = try await store.write { transaction in
            guard try transaction.account(of: person) != nil else { throw JournalError.notFound }
            return try transaction.erase(person)
        }
        var isKeyDestroyed = false
        do {
            isKeyDestroyed = try await store.destroyErasedKeys()
            try await store.scrub()
        } catch JournalError.busy, JournalError.storageUnavailable {
            // The person is erased all the same, for good; maintenance does what is left when it comes round.
        }
        return ErasureReceipt(erasedAt: now, counts: counts, isKeyDestroyed: isKeyDestroyed)
    }
}
