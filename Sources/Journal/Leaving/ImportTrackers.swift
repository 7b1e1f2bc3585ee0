/// The trackers that records of one batch are held against, read when they are first asked for.
package struct ImportTrackers {
    private let memory: ImportMemory
    private var stored: [String: TrackerScales]?

    init(_ memory: ImportMemory) {
        self.memory = memory
    }

    /// Those that are there or, in a dry run, would be, by key.
    mutating func here(of person: Person, in transaction: any RecordReading) throws -> [String: TrackerScales] {
        let stored = try stored ?? transaction.trackerScales(of: person)
        self.stored = stored
        return stored.merging(memory.comingTrackers) { first, _ in first }
    }

    /// The tracker of the text with a key, if it did not come because of another.
    func other(_ key: String) -> TrackerScales? { memory.otherTracker(key) }

    /// Takes note of what has become of a candidate.
    mutating func note(
        _ candidate: ImportCandidate, _ outcome: Records.ImportOutcome, of person: Person,
        in transaction: any RecordReading
    ) throws {
        guard let tracker = candidate.draft.content as? Tracker else { return }
        if outcome.isCreation {
            stored = nil
        } else if try here(of: person, in: transaction)[tracker.key] != nil {
            // No more than there are trackers, however many the text has.
            memory.addOther(tracker)
        }
    }
}
