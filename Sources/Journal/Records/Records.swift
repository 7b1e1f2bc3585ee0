package import CivilTime
package import JSON

/// The journal's collections: one set of verbs for all of them. Each method is one transaction.
///
/// Another person's record is exactly as absent as none.
package final class Records: Sendable {
    /// Every collection of the journal; a new one is a line here and a file with its rules.
    package static let collections: [any RecordContent.Type] = [DosingProtocol.self, DoseLog.self, CheckIn.self]

    /// What the records of a collection hold.
    static func contentType(of collection: String) -> (any RecordContent.Type)? {
        collections.first { $0.collection.name == collection }
    }

    let store: any JournalStore
    let rules: JournalRules
    package let now: @Sendable () -> Instant
    let makeID: @Sendable (Instant) throws -> UUID

    package init(
        store: any JournalStore, rules: JournalRules, now: @escaping @Sendable () -> Instant,
        makeID: @escaping @Sendable (Instant) throws -> UUID
    ) {
        self.store = store
        self.rules = rules
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
    ) async throws -> Outcome {
        let draft = try draft(from: value, in: type, of: person)
        let now = now()
        let id = try draft.id ?? makeID(now)
        return try await store.write { [self] transaction in
            if let idempotency, let kept = try idempotency.answer(in: transaction, of: person, now: now) {
                return .replayed(kept)
            }
            let outcome = try create(id, draft.content, of: person, at: now, in: transaction)
            try idempotency?.keep(outcome, in: transaction, of: person, now: now)
            return outcome
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
        return try await store.write { [self] transaction in
            let stored = try transaction.record(id, of: person)
            if let stored, stored.collection != type.collection.name { throw JournalError.idTaken }
            let live = stored.flatMap { $0.isDeleted ? nil : $0 }
            guard precondition.holds(revision: live?.revision, updatedAt: live?.updatedAt) else {
                // RFC 9110 §13.1.1: a change that is evidently in place already may be answered as done.
                guard let live, precondition.ifNoneMatch == nil, try live.content() == draft.content.comparable else {
                    throw JournalError.preconditionFailed(current: live)
                }
                return .unchanged(live)
            }
            return try place(draft.content, at: id, over: stored, of: person, at: now, in: transaction)
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
        return try await store.write { [self] transaction in
            let stored = try transaction.live(id, in: type, of: person)
            guard precondition.holds(revision: stored.revision, updatedAt: stored.updatedAt) else {
                throw JournalError.preconditionFailed(current: stored)
            }
            let merged = MergePatch.apply(patch, to: .object(try stored.content()))
            switch Draft.reading(merged, in: type, by: rules, expecting: id) {
            case .success(let draft):
                return try place(draft.content, at: id, over: stored, of: person, at: now, in: transaction)
            case .failure(let invalid):
                let reference = try transaction.referenceFault(in: merged, of: type, person: person)
                throw InvalidFields(invalid.faults + reference) ?? invalid
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
        try await store.write { [self] transaction in
            let stored = try transaction.live(id, in: type, of: person)
            guard precondition.holds(revision: stored.revision, updatedAt: stored.updatedAt) else {
                throw JournalError.preconditionFailed(current: stored)
            }
            try transaction.save(stored.tombstone(at: now), of: person)
            try cutLoose(from: id, of: person, at: now, in: transaction)
        }
    }
}

extension Records {
    /// What a write has done.
    package enum Outcome: Sendable {
        /// The record is new.
        case created(Record)
        /// The record has a new revision.
        case updated(Record)
        /// The record was like this already.
        case unchanged(Record)
        /// The first answer under this idempotency key.
        case replayed(KeptAnswer)
    }

    /// Reads a body outside of a transaction; a faulty one is also checked for the record that it names, so that all
    /// its faults are reported at once.
    private func draft(
        from value: JSONValue, in type: any RecordContent.Type, of person: Person, expecting id: UUID? = nil
    ) throws -> Draft {
        switch Draft.reading(value, in: type, by: rules, expecting: id) {
        case .success(let draft):
            return draft
        case .failure(let invalid):
            let reference = try store.read { transaction in
                try transaction.referenceFault(in: value, of: type, person: person)
            }
            throw InvalidFields(invalid.faults + reference) ?? invalid
        }
    }

    /// Adds a record unless its id is in use.
    private func create(
        _ id: UUID, _ content: any RecordContent, of person: Person, at now: Instant,
        in transaction: any WriteTransaction
    ) throws -> Outcome {
        guard let stored = try transaction.record(id, of: person) else {
            return try place(content, at: id, over: nil, of: person, at: now, in: transaction)
        }
        guard !stored.isDeleted, stored.collection == type(of: content).collection.name,
            try stored.content() == content.comparable
        else { throw JournalError.idTaken }
        return .unchanged(stored)
    }

    /// Stores a content over what is there, with the warnings that it calls for.
    private func place(
        _ content: any RecordContent, at id: UUID, over stored: Record?, of person: Person, at now: Instant,
        in transaction: any WriteTransaction
    ) throws -> Outcome {
        if let stored, !stored.isDeleted, try stored.content() == content.comparable { return .unchanged(stored) }
        let parent = try transaction.parent(of: content, person: person, rules: rules)
        let warnings = content.warnings(parent: parent, now: now)
        let record =
            stored?.revised(content, warnings: warnings, at: now)
            ?? Record.first(id: id, content, warnings: warnings, at: now)
        try transaction.save(record, of: person)
        guard let stored, !stored.isDeleted else { return .created(record) }
        return .updated(record)
    }

    /// Clears the parent field of every record that hangs on a deleted one.
    private func cutLoose(
        from parentID: UUID, of person: Person, at now: Instant, in transaction: any WriteTransaction
    ) throws {
        while true {
            let children = try transaction.children(of: parentID, of: person, limit: 500)
            guard !children.isEmpty else { return }
            for child in children {
                try transaction.save(try child.cutLoose(at: now), of: person)
            }
        }
    }
}
