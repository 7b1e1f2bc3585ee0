package import CivilTime
package import JSON

/// What a person shows to others: giving, narrowing and ending it. Each method is one transaction.
package final class Shares: Sendable {
    let store: any JournalStore
    let tokens: Tokens
    let now: @Sendable () -> Instant
    let makeID: @Sendable (Instant) throws -> UUID

    package init(
        store: any JournalStore, tokens: Tokens, now: @escaping @Sendable () -> Instant,
        makeID: @escaping @Sendable (Instant) throws -> UUID
    ) {
        self.store = store
        self.tokens = tokens
        self.now = now
        self.makeID = makeID
    }

    /// Makes a share with its token, whose value is never to be had again.
    ///
    /// - Throws: `InvalidFields`, `.tooManyShares`.
    package func give(_ value: JSONValue, by person: Person) async throws -> (share: Share, token: String) {
        let now = now()
        let latest = Instant(milliseconds: now.milliseconds + Int64(Share.maximumDays) * 86_400_000)
        let form = try ShareForm(value, now: now, latest: latest)
        let share = Share(id: try makeID(now), terms: form.terms, createdAt: now, expiresAt: form.expiresAt)
        let token = try tokens.makeValue(.share)
        try await store.write { [tokens] transaction in
            guard try transaction.shares(of: person, now: now).count < Share.limit else {
                throw JournalError.tooManyShares
            }
            try transaction.insert(share, digest: tokens.digest(of: token), of: person)
        }
        return (share, token)
    }

    /// A person's shares that still work, the newest first.
    package func list(of person: Person, from transaction: any ReadTransaction) throws -> [Share] {
        try transaction.shares(of: person, now: now())
    }

    /// One of them.
    ///
    /// - Throws: `.notFound`.
    package func share(_ id: UUID, of person: Person, from transaction: any ReadTransaction) throws -> Share {
        guard let share = try transaction.shares(of: person, now: now()).first(where: { $0.id == id }) else {
            throw JournalError.notFound
        }
        return share
    }

    /// Changes a share by a merge patch, which may take away from what it shows and never add to it: whoever was given
    /// the token was given no more, and the person gives anew what they mean to give.
    ///
    /// - Throws: `.notFound`, `InvalidFields`, also for what would show more.
    package func narrow(_ patch: JSONValue, _ id: UUID, of person: Person) async throws -> Share {
        let now = now()
        return try await store.write { transaction in
            guard let share = try transaction.shares(of: person, now: now).first(where: { $0.id == id }) else {
                throw JournalError.notFound
            }
            let form = try Self.form(merging: patch, into: share, now: now)
            let narrowed = Share(
                id: id, terms: form.terms, createdAt: share.createdAt, expiresAt: form.expiresAt,
                lastUsedAt: share.lastUsedAt, uses: share.uses)
            try transaction.update(narrowed, of: person)
            return narrowed
        }
    }

    /// Ends a share at once.
    ///
    /// - Throws: `.notFound`.
    package func end(_ id: UUID, of person: Person) async throws {
        let isEnded = try await store.write { try $0.removeShare(id, of: person) }
        if !isEnded { throw JournalError.notFound }
    }

    private static func form(merging patch: JSONValue, into share: Share, now: Instant) throws -> ShareForm {
        var present = share.terms.json
        present["expiresAt"] = .string(share.expiresAt.utcText)
        if case .object(let members) = patch, members["includeNotes"] == nil || members["sections"] == nil {
            // The two say the same of notes: what the patch says of one goes for the other.
            if members["sections"] != nil { present["includeNotes"] = nil }
            if members["includeNotes"] == .bool(false) {
                present["sections"] = .array(
                    SummarySection.allCases.filter { share.terms.sections.contains($0) && $0 != .notes }
                        .map { .string($0.rawValue) })
            }
        }
        let form = try ShareForm(MergePatch.apply(patch, to: .object(present)), now: now, latest: share.expiresAt)
        guard form.terms.isWithin(share.terms) else {
            throw InvalidFields(
                Fault(
                    pointer: .root, code: FaultCode.invalid,
                    detail: "must show no more than before; make another share for that"))
        }
        return form
    }
}
