import CivilTime
import JSON

/// Bringing records in.
extension Records {
    /// Records that are written in one transaction: some milliseconds, after which others have their turn.
    package static let importBatch = 100

    /// What has become of a candidate.
    package enum ImportOutcome: Sendable {
        /// The record is in the journal now or, in a dry run, would be.
        case created(Record)
        /// It was there already.
        case unchanged
        /// It is not brought in.
        case refused([ImportRemark])

        static func idTaken(_ candidate: ImportCandidate, by collection: String) -> ImportOutcome {
            refused(candidate, ImportCode.idTaken, "The id is that of a record in \(collection).")
        }

        static func differs(_ candidate: ImportCandidate) -> ImportOutcome {
            refused(
                candidate, ImportCode.differs, "The record is here with another content, which stays as it is.")
        }

        fileprivate static func refused(
            _ candidate: ImportCandidate, _ code: String, _ detail: String
        ) -> ImportOutcome {
            .refused([ImportRemark(candidate.place, code: code, detail)])
        }

        var isCreation: Bool {
            if case .created = self { true } else { false }
        }
    }

    /// Brings candidates in, in one transaction; those that cannot come keep no other from coming.
    ///
    /// - Parameter memory: what the import has met before them.
    /// - Returns: what has become of each.
    package func bring(
        _ candidates: [ImportCandidate], of person: Person, restoringDeleted: Bool, after memory: ImportMemory
    ) async throws -> [ImportOutcome] {
        let now = now()
        let outcomes = try await store.write { [self] transaction in
            var trackers = ImportTrackers(memory)
            return try candidates.map { candidate in
                let outcome = try outcome(
                    of: candidate, of: person, restoringDeleted: restoringDeleted, at: now, in: transaction,
                    after: memory, beside: &trackers)
                try trackers.note(candidate, outcome, of: person, in: transaction)
                guard case .created(let record) = outcome else { return outcome }
                try transaction.save(record, of: person)
                if let version = candidate.draft.content.greatestTrackerVersion {
                    // No tracker that is made from now on has a version that something was rated on.
                    try transaction.raiseChangeNumber(of: person, to: Int64(version))
                }
                return outcome
            }
        }
        // Nobody is roused by what was here already.
        if outcomes.contains(where: \.isCreation) { announcements.announce(person.id) }
        return outcomes
    }

    /// What would become of candidates.
    ///
    /// - Parameter memory: what would have come before them.
    package func rehearse(
        _ candidates: [ImportCandidate], of person: Person, restoringDeleted: Bool,
        after memory: ImportMemory
    ) throws -> [ImportOutcome] {
        let now = now()
        return try store.read { transaction in
            var trackers = ImportTrackers(memory)
            return try candidates.map { candidate in
                let outcome =
                    try memory.outcome(of: candidate)
                    ?? outcome(
                        of: candidate, of: person, restoringDeleted: restoringDeleted, at: now, in: transaction,
                        after: memory, beside: &trackers)
                if case .created = outcome { memory.add(candidate) }
                try trackers.note(candidate, outcome, of: person, in: transaction)
                return outcome
            }
        }
    }

    private func outcome(
        of candidate: ImportCandidate, of person: Person, restoringDeleted: Bool, at now: Instant,
        in transaction: any RecordReading, after memory: ImportMemory, beside trackers: inout ImportTrackers
    ) throws -> ImportOutcome {
        let stored = try transaction.record(candidate.id, of: person)
        if let stored, let outcome = try outcome(of: candidate, at: stored, restoringDeleted: restoringDeleted) {
            return outcome
        }
        do {
            let record = try record(
                for: candidate, over: stored, of: person, at: now, in: transaction, after: memory,
                beside: &trackers)
            return .created(record)
        } catch let invalid as InvalidFields {
            return .refused(ImportRemark.remarks(on: invalid, at: candidate.place))
        }
    }

    /// What becomes of a candidate whose id is in use; nil where it takes the place of a tombstone.
    private func outcome(
        of candidate: ImportCandidate, at stored: Record, restoringDeleted: Bool
    ) throws -> ImportOutcome? {
        if stored.collection != candidate.collection.name {
            return .idTaken(candidate, by: stored.collection)
        } else if stored.isDeleted {
            if restoringDeleted { return nil }
            return .refused(
                candidate, ImportCode.deleted, "The record was deleted here; restoreDeleted=true brings it back.")
        } else if try stored.content() == candidate.draft.comparable {
            return .unchanged
        }
        return .differs(candidate)
    }

    /// The record that a candidate becomes.
    ///
    /// - Throws: `InvalidFields` where it contradicts other records.
    private func record(
        for candidate: ImportCandidate, over tombstone: Record?, of person: Person, at now: Instant,
        in transaction: any RecordReading, after memory: ImportMemory, beside trackers: inout ImportTrackers
    ) throws -> Record {
        switch candidate.content {
        case .restored(let restored):
            let content = restored.draft.content
            if let id = content.parentID, !memory.holds(id, for: content) {
                _ = try transaction.parent(of: content, person: person, rules: rules)
            }
            let collisions = try content.collisions(beside: &trackers, of: person, in: transaction)
            if let invalid = InvalidFields(collisions) { throw invalid }
            return restored.record(candidate.id, over: tombstone)
        case .made(let draft):
            let draft = try draft.settled(over: tombstone, of: person, at: now, in: transaction)
            let parent = try transaction.parent(of: draft.content, person: person, rules: rules)
            let warnings = draft.content.warnings(parent: parent, now: now)
            return tombstone?.revised(draft, warnings: warnings, at: now)
                ?? Record.first(id: candidate.id, draft, warnings: warnings, at: now)
        }
    }
}
