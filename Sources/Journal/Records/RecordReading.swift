package import CivilTime

/// Reading one person's records.
package protocol RecordReading {
    /// The record with this id in whatever collection, or its tombstone; `nil` if this person never had one.
    func record(_ id: UUID, of person: Person) throws -> Record?

    /// At most `query.limit` live records of a collection, in the order of the query.
    func records(in collection: String, of person: Person, matching query: PageQuery) throws -> [Record]

    /// The live records that hang on this one, at most `limit`.
    func children(of parentID: UUID, of person: Person, limit: Int) throws -> [Record]

    /// The answer that was kept under this idempotency key, unless it has expired.
    func keptAnswer(for key: String, of person: Person, now: Instant) throws -> KeptAnswer?
}
