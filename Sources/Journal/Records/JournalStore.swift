package import CivilTime

/// Where the journal is kept: everything a person recorded, and the accounts.
///
/// A service method is one transaction. Implementations promise: a write is durable before `write` returns; a read
/// sees one consistent state; a person's transaction never sees another person's record.
package protocol JournalStore: Sendable {
    /// Runs `body` on one consistent state.
    ///
    /// - Throws: what `body` throws, or `JournalError.busy` / `.storageUnavailable`.
    func read<T: Sendable>(_ body: (any ReadTransaction) throws -> T) async throws -> T

    /// Runs `body` as one transaction, on another thread, and returns once it is durable. When `body` throws, nothing
    /// of it is kept.
    ///
    /// - Throws: what `body` throws, or `JournalError.busy` / `.storageUnavailable`.
    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T

    /// Leaves no trace of deleted bytes in the files, such as the key of an erased person.
    func scrub() async throws

    /// Whether a write would succeed now.
    func isWritable() async -> Bool
}

/// What a transaction can read.
package protocol ReadTransaction: RecordReading, AccountReading {}

/// What a transaction can read and write.
package protocol WriteTransaction: ReadTransaction, RecordWriting, AccountWriting {}

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

/// Writing one person's records.
package protocol RecordWriting: RecordReading {
    /// Stores a record in place of the one with its id, if any, under the person's next change number.
    func save(_ record: Record, of person: Person) throws

    /// Keeps an answer under an idempotency key, in the same transaction as its effect.
    func keep(_ answer: KeptAnswer, for key: String, of person: Person, until: Instant) throws

    /// Removes at most `limit` kept answers and tokens that have expired; returns how many went.
    func purgeExpired(now: Instant, limit: Int) throws -> Int
}

/// The first answer to a request with an idempotency key.
package struct KeptAnswer: Sendable {
    /// SHA-256 over the request's method, path and body.
    package let fingerprint: [UInt8]
    /// The HTTP status answered.
    package let status: Int
    /// The record answered.
    package let body: [UInt8]

    package init(fingerprint: [UInt8], status: Int, body: [UInt8]) {
        self.fingerprint = fingerprint
        self.status = status
        self.body = body
    }
}
