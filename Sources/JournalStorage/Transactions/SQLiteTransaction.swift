import CivilTime
import Journal
import SQLite

/// One transaction on one connection; its statements are in the extensions, one file a topic.
struct SQLiteTransaction: WriteTransaction {
    let connection: Connection
    let keyring: Keyring
    let cursors: FeedCursors
    /// Where change numbers come from; `nil` where nothing is to be written.
    let numbers: ChangeNumbers?

    /// The key to seal with and to look emails up by.
    func masterKeyInForce() throws -> MasterKey {
        guard let check = try JournalDatabase.checkInForce(on: connection) else { return keyring.masterKey }
        return try keyring.masterKey(knownBy: check)
    }

    /// Seals and opens what belongs to a person, with the data key wrapped like this.
    func seal(of owner: UUID, wrapped: UnsafeRawBufferPointer) throws -> PersonSeal {
        try keyring.seal(of: owner, wrapped: wrapped) { try JournalDatabase.checkInForce(on: connection) }
    }
}

extension Instant {
    /// As it stands in the database.
    var value: Value { .integer(milliseconds) }
}

extension UUID {
    /// As it stands in the database.
    var value: Value { .blob16(high, low) }
}

/// A write in a transaction that only reads: a fault of the program.
struct WriteInReadTransaction: Error {}

/// A row that no version of the program has written.
struct UnreadableRow: Error, CustomStringConvertible {
    let description: String
}

extension Row {
    /// The UUID in a column.
    func uuid(_ column: Int) throws -> UUID {
        let bytes = try blobBytes(column)
        guard bytes.count == 16 else { throw UnreadableRow(description: "an id is not 16 bytes") }
        return UUID(
            high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    /// The instant in a column.
    func instant(_ column: Int) throws -> Instant { Instant(milliseconds: try int64(column)) }
}
