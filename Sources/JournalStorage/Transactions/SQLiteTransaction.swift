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
