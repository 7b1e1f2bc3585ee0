import Locking

/// What a dry run would have brought in so far: later records may hang on it, and the same one comes only once.
///
/// A reference, so that it is not copied for every batch.
package final class ImportRehearsal: Sendable {
    /// The ids of each collection.
    private let ids = Lock<[String: Set<UUID>]>([:])

    package init() {}

    func holds(_ candidate: ImportCandidate) -> Bool {
        ids.withLock { $0[candidate.collection.name]?.contains(candidate.id) ?? false }
    }

    /// Whether the record that a content hangs on is among them.
    func holds(_ parentID: UUID, for content: any RecordContent) -> Bool {
        guard let field = type(of: content).collection.parentField else { return false }
        return ids.withLock { $0[field.collection]?.contains(parentID) ?? false }
    }

    func add(_ candidate: ImportCandidate) {
        ids.withLock { ids in
            _ = ids[candidate.collection.name, default: []].insert(candidate.id)
        }
    }
}
