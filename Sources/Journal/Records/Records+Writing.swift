import CivilTime
import JSON

/// What the verbs are made of, within their transactions.
extension Records {
    /// What a write has done.
    package enum Outcome: Sendable {
        /// The record is new.
        case created(Record)
        /// The record has a new revision.
        case updated(Record)
        /// The record was like this already.
        case unchanged(Record)

        /// The record as it stands now.
        package var record: Record {
            switch self {
            case .created(let record), .updated(let record), .unchanged(let record): record
            }
        }

        /// Whether the record is new.
        package var isCreation: Bool {
            if case .created = self { true } else { false }
        }
    }

    /// Runs a write on a person's records, and once it is durable tells who waits for that.
    func write<T: Sendable>(
        to person: Person, _ body: @escaping @Sendable (any WriteTransaction) throws -> T
    ) async throws -> T {
        let result = try await store.write(body)
        announcements.announce(person.id)
        return result
    }

    /// Reads a body outside of a transaction; a faulty one is also checked for the record that it names, so that all
    /// its faults are reported at once.
    func draft(
        from value: JSONValue, in type: any RecordContent.Type, of person: Person, expecting id: UUID? = nil
    ) throws -> Draft {
        switch Draft.reading(value, in: type, by: rules, expecting: id) {
        case .success(let draft):
            return draft
        case .failure(let invalid):
            let references = try store.read { transaction in
                try transaction.referenceFaults(in: value, of: type, person: person, rules: rules)
            }
            throw InvalidFields(invalid.faults + references) ?? invalid
        }
    }

    /// Adds a record unless its id is in use.
    func create(
        _ id: UUID, _ draft: Draft, of person: Person, at now: Instant, in transaction: any WriteTransaction
    ) throws -> Outcome {
        guard let stored = try transaction.record(id, of: person) else {
            return try place(draft, at: id, over: nil, of: person, at: now, in: transaction)
        }
        guard !stored.isDeleted, stored.collection == draft.collection.name,
            try stored.content() == draft.settled(over: stored, of: person, at: now, in: transaction).comparable
        else { throw JournalError.idTaken }
        return .unchanged(stored)
    }

    /// Stores a draft over what is there, with the warnings that it calls for.
    func place(
        _ draft: Draft, at id: UUID, over stored: Record?, of person: Person, at now: Instant,
        in transaction: any WriteTransaction
    ) throws -> Outcome {
        let draft = try draft.settled(over: stored, of: person, at: now, in: transaction)
        if let stored, !stored.isDeleted, try stored.content() == draft.comparable { return .unchanged(stored) }
        let parent = try transaction.parent(of: draft.content, person: person, rules: rules)
        let warnings = draft.content.warnings(parent: parent, now: now)
        let record =
            stored?.revised(draft, warnings: warnings, at: now)
            ?? Record.first(id: id, draft, warnings: warnings, at: now)
        try save(record, over: stored, of: person, in: transaction)
        guard let stored, !stored.isDeleted else { return .created(record) }
        return .updated(record)
    }

    /// Leaves a tombstone in place of a record and clears the parent field of every record that hung on it.
    ///
    /// - Returns: the tombstone.
    @discardableResult
    func remove(
        _ stored: Record, of person: Person, at now: Instant, in transaction: any WriteTransaction
    ) throws -> Record {
        let tombstone = stored.tombstone(at: now)
        try save(tombstone, over: stored, of: person, in: transaction)
        while true {
            let children = try transaction.children(of: stored.id, of: person, limit: 500)
            guard !children.isEmpty else { return tombstone }
            for child in children {
                try save(try child.cutLoose(at: now), over: child, of: person, in: transaction)
            }
        }
    }

    /// Saves a record; what it takes the place of becomes history, and of a deleted one nothing is kept.
    private func save(
        _ record: Record, over stored: Record?, of person: Person, in transaction: any WriteTransaction
    ) throws {
        if let stored, !stored.isDeleted {
            if record.isDeleted {
                try transaction.removeVersions(of: stored.id, of: person)
            } else if versionLimit > 0 {
                try transaction.keepVersion(of: stored, of: person, limit: versionLimit)
            }
        }
        try transaction.save(record, of: person)
    }
}
