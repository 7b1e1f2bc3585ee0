import CivilTime
package import Journal
import Locking
package import SQLite

/// The journal in one SQLite file: reads on the caller's thread, writes grouped on one writer, bodies sealed.
package final class SQLiteJournalStore: JournalStore {
    private let path: String
    private let readers: ReaderPool
    private let writer: GroupCommitWriter
    private let keyring: Keyring
    private let keys: any MasterKeyStore
    private let cursors: FeedCursors
    private let damage = Lock(0)

    /// Random bytes that name this database's history; a restored backup gets others.
    package let epoch: [UInt8]

    /// People who were removed when it was opened, since they have been erased, as after a restore.
    package let removedPeople: Int

    /// Seconds after which a request that found the queue full is worth another try.
    private static let retryAfterSeconds = 1

    init(
        path: String, readers: ReaderPool, writer: GroupCommitWriter, keyring: Keyring, keys: any MasterKeyStore,
        epoch: [UInt8], removedPeople: Int
    ) {
        self.path = path
        self.readers = readers
        self.writer = writer
        self.keyring = keyring
        self.keys = keys
        self.epoch = epoch
        self.removedPeople = removedPeople
        cursors = FeedCursors(epoch: epoch)
    }

    package func read<T>(_ body: (any ReadTransaction) throws -> T) throws -> T {
        do {
            return try readers.read { connection in
                try body(
                    SQLiteTransaction(connection: connection, keyring: keyring, cursors: cursors, numbers: nil))
            }
        } catch let error as SQLiteError {
            throw journalError(error)
        }
    }

    package func write<T: Sendable>(_ body: @escaping @Sendable (any WriteTransaction) throws -> T) async throws -> T {
        try await writeHere { try body($0) }
    }

    /// As ``write(_:)``, with the statements that are this store's own.
    private func writeHere<T: Sendable>(
        _ body: @escaping @Sendable (SQLiteTransaction) throws -> T
    ) async throws -> T {
        do {
            return try await writer.write { [keyring, cursors] connection in
                let numbers = ChangeNumbers(connection: connection)
                let result = try body(
                    SQLiteTransaction(connection: connection, keyring: keyring, cursors: cursors, numbers: numbers))
                try numbers.store()
                return result
            }
        } catch let error as SQLiteError {
            throw journalError(error)
        } catch is WriterBusy {
            throw JournalError.busy(retryAfterSeconds: Self.retryAfterSeconds)
        } catch is WriterStopped {
            throw JournalError.storageUnavailable(reason: "the server is stopping")
        }
    }

    package func isWritable() async -> Bool {
        do {
            return try await writer.write { [path] connection in
                try connection.run(
                    """
                    INSERT INTO meta (name, value)
                    VALUES ('written', x'01')
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """, [])
                // A byte finds room, in the log that is there, where an entry would not.
                return DiskRoom.suffices(at: path)
            }
        } catch {
            // Whatever keeps a write from being durable is the answer; the write that meets it next reports it.
            return false
        }
    }

    package func destroyErasedKeys() async throws -> Bool {
        // Not read within the write: there, another's erasure may stand that is not durable yet.
        let erased: [UUID]
        do {
            erased = try readers.read { try SQLiteTransaction.erasures(on: $0) }
        } catch let error as SQLiteError {
            throw journalError(error)
        }
        if erased.isEmpty { return true }
        // The writer has the time that two syncs take, and does one thing at a time.
        return try await writeHere { [keys, keyring] transaction in
            guard let key = keys.puncture(erased, of: try transaction.masterKeyInForce()) else { return false }
            keyring.use(key, without: erased)
            for person in erased { try transaction.endErasure(of: person) }
            return true
        }
    }

    /// Moves what is written into the database file and empties the log; deleted bytes are overwritten in both.
    package func scrub() async throws {
        do {
            try await writer.checkpoint(truncating: true)
        } catch let error as SQLiteError {
            throw journalError(error)
        } catch is WriterStopped {
            throw JournalError.storageUnavailable(reason: "the server is stopping")
        }
    }

    /// Renews what the choice of indexes rests on, where that is worth the effort.
    package func optimize() async throws {
        do {
            try await writer.optimize()
        } catch let error as SQLiteError {
            throw journalError(error)
        } catch is WriterStopped {
            throw JournalError.storageUnavailable(reason: "the server is stopping")
        }
    }

    /// What the writer has done so far.
    package var writerStatistics: WriterStatistics { writer.statistics }

    /// What the readers are doing.
    package var readerStatistics: ReaderStatistics { readers.statistics }

    /// How often the database was found damaged, or the disk could not be read.
    package var damageCount: Int { damage.withLock { $0 } }

    /// Finishes what is queued and closes the connections; the last one leaves the database as a single file.
    package func close() async {
        readers.closeIdle()
        await writer.stop()
    }

    /// What the journal says of a fault of the database: states that pass are the client's to wait for.
    ///
    /// A disk that fails to read may show as damage, and either ends with the operator's work, not the client's.
    private func journalError(_ error: SQLiteError) -> any Error {
        if error.isDamage { damage.withLock { $0 += 1 } }
        return switch error.kind {
        case .busy: JournalError.busy(retryAfterSeconds: Self.retryAfterSeconds)
        case .full, .readOnly, .ioError, .cantOpen, .corrupt, .notADatabase:
            JournalError.storageUnavailable(reason: error.description)
        default: error
        }
    }
}
