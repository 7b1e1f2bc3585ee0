import JSON
import Locking

/// What an import has met so far, and later records are held against.
///
/// A reference, so that it is not copied for every batch.
package final class ImportMemory: Sendable {
    /// A record that a dry run would have brought in.
    private struct Coming: Sendable {
        let collection: String
        /// Of its content.
        let hash: Int
    }

    private struct Contents: Sendable {
        var coming: [UUID: Coming] = [:]
        var comingTrackers: [String: TrackerScales] = [:]
        var otherTrackers: [String: TrackerScales] = [:]
    }

    private let contents = Lock(Contents())

    package init() {}

    /// What a candidate would meet, had a dry run brought in what it would have; nil where that has nothing with its id.
    func outcome(of candidate: ImportCandidate) -> Records.ImportOutcome? {
        guard let coming = contents.withLock({ $0.coming[candidate.id] }) else { return nil }
        if coming.collection != candidate.collection.name { return .idTaken(candidate, by: coming.collection) }
        return coming.hash == Self.hash(of: candidate) ? .unchanged : .differs(candidate)
    }

    /// Whether the record that a content hangs on would have come.
    func holds(_ parentID: UUID, for content: any RecordContent) -> Bool {
        guard let field = type(of: content).collection.parentField else { return false }
        return contents.withLock { $0.coming[parentID]?.collection == field.collection }
    }

    /// Trackers that a dry run would have brought in, by key.
    var comingTrackers: [String: TrackerScales] { contents.withLock { $0.comingTrackers } }

    /// Keeps what a dry run would bring in.
    func add(_ candidate: ImportCandidate) {
        let coming = Coming(collection: candidate.collection.name, hash: Self.hash(of: candidate))
        contents.withLock { contents in
            contents.coming[candidate.id] = coming
            if let tracker = candidate.draft.content as? Tracker {
                contents.comingTrackers[tracker.key] = TrackerScales(tracker)
            }
        }
    }

    /// A tracker of the text that did not come while there is one with its key: what the text rates on it may be on other
    /// scales than that one's.
    func otherTracker(_ key: String) -> TrackerScales? { contents.withLock { $0.otherTrackers[key] } }

    func addOther(_ tracker: Tracker) {
        contents.withLock { $0.otherTrackers[tracker.key] = TrackerScales(tracker) }
    }

    private static func hash(of candidate: ImportCandidate) -> Int {
        JSONWriter.bytes(of: .object(candidate.draft.comparable)).hashValue
    }
}
