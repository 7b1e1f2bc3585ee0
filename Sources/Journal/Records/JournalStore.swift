/// Where the journal is kept: everything a person recorded, and the accounts.
///
/// A service method is one transaction. Implementations promise: a write is durable before `write` returns; a read
/// sees one consistent state; a person's transaction never sees another person's record.
package protocol JournalStore: Sendable {
    /// Runs `body` on one consistent state, on this thread and at once: well under a millisecond for what a request
    /// reads. A store that has to wait for a network is to be asked on a thread that may wait.
    ///
    /// - Throws: what `body` throws, or `JournalError.busy` / `.storageUnavailable`.
    func read<T>(_ body: (any ReadTransaction) throws -> T) throws -> T

    /// Runs `body` as one transaction, on another thread, and returns once it is durable. When `body` throws, nothing
    /// of it is kept.
    ///
    /// - Throws: what `body` throws, or `JournalError.busy` / `.storageUnavailable`.
    func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T

    /// Destroys what the keys of erased people can be opened with, so that no backup opens for them either. Only for
    /// erasures that are durable; done again, it does no harm.
    ///
    /// - Returns: whether that is done for all; false where the master key cannot be written, which has been reported.
    /// - Throws: `JournalError.busy`, `.storageUnavailable`; then, too, it is to be tried again later.
    func destroyErasedKeys() async throws -> Bool

    /// Leaves no trace of deleted bytes in the files, such as the key of an erased person.
    ///
    /// - Throws: `JournalError.busy` when a long read keeps it from that, `.storageUnavailable`.
    func scrub() async throws

    /// Keeps reading fast as the journal grows; for now and then, and as cheap as a write.
    ///
    /// - Throws: `JournalError.busy`, `.storageUnavailable`.
    func optimize() async throws

    /// Whether a write would succeed now.
    func isWritable() async -> Bool
}

/// What a transaction can read.
package protocol ReadTransaction: RecordReading, AccountReading, AccountListing, SharingReading {}

/// What a transaction can read and write.
package protocol WriteTransaction: ReadTransaction, RecordWriting, AccountWriting, SharingWriting {}
