package import CivilTime
package import JSON

/// The journal's collections: one set of verbs for all of them. Each method is one transaction.
///
/// Another person's record is exactly as absent as none.
package final class Records: Sendable {
    /// Every collection of the journal; a new one is a line here and a file with its rules. What a record can hang on
    /// stands before it, so that a client that sends them in this order names nothing that is not there yet.
    package static let collections: [any RecordContent.Type] = [
        DosingProtocol.self, DoseLog.self, Tracker.self, CheckIn.self, Medication.self, Screening.self, Assessment.self,
    ]

    /// What the records of a collection hold.
    static func contentType(of collection: String) -> (any RecordContent.Type)? {
        collections.first { $0.collection.name == collection }
    }

    package let store: any JournalStore
    package let rules: JournalRules
    /// Who is told of every write.
    package let announcements: ChangeAnnouncements
    /// What stands beside risk flags.
    let crisisTexts: CrisisTexts
    /// Earlier revisions that are kept of each record.
    let versionLimit: Int
    package let now: @Sendable () -> Instant
    let makeID: @Sendable (Instant) throws -> UUID

    package init(
        store: any JournalStore, rules: JournalRules, announcements: ChangeAnnouncements, crisisTexts: CrisisTexts,
        versionLimit: Int, now: @escaping @Sendable () -> Instant, makeID: @escaping @Sendable (Instant) throws -> UUID
    ) {
        self.store = store
        self.rules = rules
        self.announcements = announcements
        self.crisisTexts = crisisTexts
        self.versionLimit = versionLimit
        self.now = now
        self.makeID = makeID
    }

    /// The record with this id.
    ///
    /// - Throws: `.notFound`.
    package func record(
        _ id: UUID, in type: any RecordContent.Type, of person: Person, from transaction: any ReadTransaction
    ) throws -> Record {
        try transaction.live(id, in: type, of: person)
    }

    /// The record with this id as it is and as it was.
    ///
    /// - Throws: `.notFound`; a deleted record has no history.
    package func history(
        of id: UUID, in type: any RecordContent.Type, of person: Person, from transaction: any ReadTransaction
    ) throws -> RecordHistory {
        let record = try transaction.live(id, in: type, of: person)
        return RecordHistory(record: record, versions: try transaction.versions(of: record, of: person))
    }

    /// One page of a collection.
    package func page(
        of type: any RecordContent.Type, of person: Person, matching query: PageQuery,
        from transaction: any ReadTransaction
    ) throws -> Page {
        var probe = query
        probe.limit += 1
        var records = try transaction.records(in: type.collection.name, of: person, matching: probe)
        let isLast = records.count <= query.limit
        if !isLast { records.removeLast(records.count - query.limit) }
        let next = isLast ? nil : records.last.map { PageQuery.Position(event: $0.event, id: $0.id) }
        return Page(records: records, next: next)
    }

    /// Adds a record; the same id with the same content again is the stored record, so that a retry does no harm.
    ///
    /// - Throws: `InvalidFields`, `.idTaken`, `.idempotencyKeyReused`.
    package func create(
        _ value: JSONValue, in type: any RecordContent.Type, of person: Person, idempotency: Idempotency? = nil
    ) async throws -> Attempt<Outcome> {
        let draft = try draft(from: value, in: type, of: person)
        let now = now()
        let id = try draft.id ?? makeID(now)
        return try await write(to: person) { [self] transaction in
            if let idempotency, let kept = try idempotency.answer(in: transaction, of: person, now: now) {
                return .replayed(kept)
            }
            let outcome = try create(id, draft, of: person, at: now, in: transaction)
            try idempotency?.keep(
                status: outcome.isCreation ? 201 : 200, outcome.record.json, in: transaction, of: person, now: now)
            return .carriedOut(outcome)
        }
    }

    /// Stores a whole record under an id that the client chose, new or in place of the one there.
    ///
    /// - Throws: `InvalidFields`, `.idTaken`, `.preconditionFailed`.
    package func put(
        _ value: JSONValue, at id: UUID, in type: any RecordContent.Type, of person: Person,
        if precondition: Precondition
    ) async throws -> Outcome {
        let draft = try draft(from: value, in: type, of: person, expecting: id)
        let now = now()
        return try await write(to: person) { [self] transaction in
            let stored = try transaction.record(id, of: person)
            if let stored, stored.collection != type.collection.name { throw JournalError.idTaken }
            let live = stored.flatMap { $0.isDeleted ? nil : $0 }
            guard precondition.holds(revision: live?.revision, updatedAt: live?.updatedAt) else {
                // RFC 9110 §13.1.1: a change that is evidently in place already may be answered as done.
                guard let live, precondition.ifNoneMatch == nil,
                    try live.content() == draft.settled(over: live, of: person, at: now, in: transaction).comparable
                else { throw try preconditionFailed(at: live, of: person, from: transaction) }
                return .unchanged(live)
            }
            return try place(draft, at: id, over: stored, of: person, at: now, in: transaction)
        }
    }

    /// Merges a patch (RFC 7396) into a record.
    ///
    /// - Throws: `.notFound`, `InvalidFields`, `.preconditionFailed`.
    package func merge(
        _ patch: JSONValue, into id: UUID, in type: any RecordContent.Type, of person: Person,
        if precondition: Precondition
    ) async throws -> Outcome {
        let now = now()
        return try await write(to: person) { [self] transaction in
            let stored = try transaction.live(id, in: type, of: person)
            guard precondition.holds(revision: stored.revision, updatedAt: stored.updatedAt) else {
                throw try preconditionFailed(at: stored, of: person, from: transaction)
            }
            let merged = MergePatch.apply(patch, to: .object(try stored.content()))
            switch Draft.reading(merged, in: type, by: rules, expecting: id) {
            case .success(let draft):
                return try place(draft, at: id, over: stored, of: person, at: now, in: transaction)
            case .failure(let invalid):
                let references = try transaction.referenceFaults(
                    in: merged, of: type, person: person, rules: rules)
                throw InvalidFields(invalid.faults + references) ?? invalid
            }
        }
    }

    /// Deletes a record; a tombstone stays, and records that hang on it are cut loose as changes of their own.
    ///
    /// - Throws: `.notFound`, `.preconditionFailed`.
    package func delete(
        _ id: UUID, in type: any RecordContent.Type, of person: Person, if precondition: Precondition
    ) async throws {
        let now = now()
        try await write(to: person) { [self] transaction in
            let stored = try transaction.live(id, in: type, of: person)
            guard precondition.holds(revision: stored.revision, updatedAt: stored.updatedAt) else {
                throw try preconditionFailed(at: stored, of: person, from: transaction)
            }
            try remove(stored, of: person, at: now, in: transaction)
        }
    }
}
