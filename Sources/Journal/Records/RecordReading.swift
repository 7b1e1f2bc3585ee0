package import CivilTime

/// Reading one person's records.
package protocol RecordReading {
    /// The record with this id in whatever collection, or its tombstone; `nil` if this person never had one.
    func record(_ id: UUID, of person: Person) throws -> Record?

    /// At most `query.limit` live records of a collection, in the order of the query.
    func records(in collection: String, of person: Person, matching query: PageQuery) throws -> [Record]

    /// The live records that hang on this one, at most `limit`.
    func children(of parentID: UUID, of person: Person, limit: Int) throws -> [Record]

    /// What is kept of a live record, the newest first: the present revision and the earlier ones.
    func versions(of record: Record, of person: Person) throws -> [RecordVersion]

    /// One revision of a live record, if it is kept.
    func version(_ revision: Int, of record: Record, of person: Person) throws -> RecordVersion?

    /// The person's records whose last change has a greater number than this one, tombstones included, in the order of
    /// their changes; at most `limit`.
    func changes(of person: Person, after number: Int64, limit: Int) throws -> [Change]

    /// Where the person's feed ends, and up to where it has lost deletions.
    func feedBounds(of person: Person) throws -> FeedBounds

    /// The text that names a place in the person's feed; it is theirs, of this database's present history, and cannot be
    /// made up.
    func cursor(at position: FeedPosition, of person: Person) -> String

    /// The place that a cursor names; `nil` for a text that `cursor(at:of:)` has not made for this person, or has made
    /// before a restored backup changed the history.
    func position(of cursor: String, of person: Person) -> FeedPosition?

    /// Live records of a collection behind an id, in the order of their ids: since no id and no collection ever changes,
    /// each record comes at most once, whatever is written between one call and the next. Takes a bounded time, so that
    /// there may be none, and still more behind `next`.
    func scan(
        _ collection: String, of person: Person, after id: UUID?, limits: ScanLimits
    ) throws -> RecordScan

    /// Earlier revisions of the person's live records behind one of them, in the order of record and revision.
    func earlierRevisions(
        of person: Person, after position: RevisionScan.Position?, limits: ScanLimits
    ) throws -> RevisionScan

    /// The answer that was kept under this idempotency key, unless it has expired.
    func keptAnswer(for key: String, of person: Person, now: Instant) throws -> KeptAnswer?
}
