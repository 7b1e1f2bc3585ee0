import CivilTime
package import JSON

/// The push: what a client did while it was offline.
extension Records {
    /// Carries out a client's mutations in the order sent, in one transaction.
    ///
    /// A mutation that cannot be carried out stops no other one, unless the push is atomic. The same push again does
    /// nothing: what is in place already counts as done, and so does what was and has been changed since.
    ///
    /// - Parameter answer: makes the answer to the push, which is kept with the effects under the idempotency key.
    /// - Throws: `InvalidFields` of the push itself, `.deletesUnconfirmed`, `.idempotencyKeyReused`, `.resyncRequired`
    ///   when the push names a cursor of another history.
    package func push(
        _ value: JSONValue, of person: Person, idempotency: Idempotency?,
        answer: @escaping @Sendable ([MutationResult]) -> [UInt8]
    ) async throws -> Attempt<[UInt8]> {
        let push = try Push(value)
        let mutations = await mutations(of: push)
        let deletes = mutations.count { if case .success(let mutation) = $0 { mutation.isDelete } else { false } }
        guard push.confirmsDeletes || deletes <= Push.deleteLimit else {
            throw JournalError.deletesUnconfirmed(count: deletes)
        }
        let now = now()
        do {
            return try await write(to: person) { [self] transaction in
                if let idempotency, let kept = try idempotency.answer(in: transaction, of: person, now: now) {
                    return .replayed(kept)
                }
                if let cursor = push.cursor, !cursor.isEmpty,
                    transaction.position(of: cursor, of: person) == nil
                {
                    throw JournalError.resyncRequired(.epochChanged)
                }
                let results = try zip(push.mutations, mutations).map { sent, mutation in
                    MutationResult(of: sent, try outcome(of: mutation, of: person, at: now, in: transaction))
                }
                if push.isAtomic, results.contains(where: \.isRefused) { throw AtomicPushRefused(results: results) }
                let bytes = answer(results)
                try idempotency?.keep(status: 200, bytes, in: transaction, of: person, now: now)
                return .carriedOut(bytes)
            }
        } catch let refused as AtomicPushRefused {
            return .carriedOut(answer(refused.results.map(\.asNotApplied)))
        }
    }

    /// Undoes an atomic push, one of whose mutations was refused.
    private struct AtomicPushRefused: Error {
        let results: [MutationResult]
    }

    /// Mutations that are read before others have their turn: a long push must not hold up its loop.
    private static let mutationsPerTurn = 32

    private func mutations(of push: Push) async -> [Result<Mutation, InvalidFields>] {
        var mutations: [Result<Mutation, InvalidFields>] = []
        mutations.reserveCapacity(push.mutations.count)
        for value in push.mutations {
            mutations.append(Mutation.reading(value, by: rules))
            if mutations.count % Self.mutationsPerTurn == 0 { await Task.yield() }
        }
        return mutations
    }

    /// Carries out one mutation; only what ends the whole push is thrown.
    private func outcome(
        of mutation: Result<Mutation, InvalidFields>, of person: Person, at now: Instant,
        in transaction: any WriteTransaction
    ) throws -> MutationResult.Outcome {
        do {
            let mutation = try mutation.get()
            do {
                return try carryOut(mutation, of: person, at: now, in: transaction)
            } catch let invalid as InvalidFields {
                return .refused(invalid.within("record"))
            }
        } catch let invalid as InvalidFields {
            return .refused(invalid)
        } catch let error as JournalError {
            switch error {
            case .preconditionFailed, .idTaken: return .refused(error)
            default: throw error
            }
        }
    }

    private func carryOut(
        _ mutation: Mutation, of person: Person, at now: Instant, in transaction: any WriteTransaction
    ) throws -> MutationResult.Outcome {
        let stored = try transaction.record(mutation.id, of: person)
        if let stored, stored.collection != mutation.collection.name { throw JournalError.idTaken }
        let isExpected = mutation.expectedRevision.map { $0 == stored?.revision ?? 0 } ?? true
        switch mutation.operation {
        case .put(let draft):
            if isExpected {
                let outcome = try place(draft, at: mutation.id, over: stored, of: person, at: now, in: transaction)
                return .stored(
                    revision: outcome.record.revision,
                    risk: try riskNotice(of: draft.content, by: person, from: transaction))
            }
            guard let stored, !stored.isDeleted,
                let revision = try self.revision(of: stored, of: person, holding: draft, after: mutation, transaction)
            else { throw try preconditionFailed(at: stored, of: person, from: transaction) }
            return .stored(
                revision: revision, risk: try riskNotice(of: draft.content, by: person, from: transaction))
        case .delete:
            guard let stored, !stored.isDeleted else { return .deleted(revision: stored?.revision) }
            guard isExpected else { throw try preconditionFailed(at: stored, of: person, from: transaction) }
            return .deleted(revision: try remove(stored, of: person, at: now, in: transaction).revision)
        }
    }

    /// The revision at which the effect of a mutation stands, if it was carried out before: now, or where it was sent
    /// to, if somebody has gone on from there since.
    private func revision(
        of stored: Record, of person: Person, holding draft: Draft, after mutation: Mutation,
        _ transaction: any ReadTransaction
    ) throws -> Int? {
        if try isHeld(draft, by: stored, of: person, transaction) { return stored.revision }
        guard let next = mutation.expectedRevision.map({ $0 + 1 }),
            let version = try transaction.version(next, of: stored, of: person),
            try isHeld(draft, by: version.record(of: stored), of: person, transaction)
        else { return nil }
        return next
    }

    /// Whether a record is what would stand there if the draft were written over it; what would be refused is not.
    private func isHeld(
        _ draft: Draft, by record: Record, of person: Person, _ transaction: any ReadTransaction
    ) throws -> Bool {
        do {
            return try record.content()
                == draft.settled(over: record, of: person, at: now(), in: transaction).comparable
        } catch is InvalidFields {
            return false
        }
    }
}
