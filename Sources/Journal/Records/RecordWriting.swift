package import CivilTime

/// Writing one person's records.
package protocol RecordWriting: RecordReading {
    /// Stores a record in place of the one with its id, if any, under the person's next change number.
    func save(_ record: Record, of person: Person) throws

    /// Keeps an answer under an idempotency key, in the same transaction as its effect.
    func keep(_ answer: KeptAnswer, for key: String, of person: Person, until: Instant) throws

    /// Removes at most `limit` kept answers and tokens that have expired; returns how many went.
    func purgeExpired(now: Instant, limit: Int) throws -> Int
}
