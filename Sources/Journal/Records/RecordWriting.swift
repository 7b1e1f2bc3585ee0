package import CivilTime

/// Writing one person's records.
package protocol RecordWriting: RecordReading {
    /// Stores a record in place of the one with its id, if any, under the person's next change number.
    func save(_ record: Record, of person: Person) throws

    /// Lets the person's next change number be greater than this one.
    func raiseChangeNumber(of person: Person, to number: Int64) throws

    /// Keeps the present revision of a live record for its history, and of the earlier ones the newest: `limit` in all.
    func keepVersion(of record: Record, of person: Person, limit: Int) throws

    /// Removes what is kept of a record's earlier revisions.
    func removeVersions(of recordID: UUID, of person: Person) throws

    /// Removes at most `limit` tombstones that were last changed before this instant, the oldest first, and notes for
    /// their owners up to where deletions are forgotten; returns how many went. A live record never goes.
    func purgeTombstones(before instant: Instant, limit: Int) throws -> Int

    /// Keeps an answer under an idempotency key, in the same transaction as its effect.
    func keep(_ answer: KeptAnswer, for key: String, of person: Person, until: Instant) throws

    /// Removes at most `limit` kept answers, tokens and shares that have expired; returns how many went.
    func purgeExpired(now: Instant, limit: Int) throws -> Int
}
