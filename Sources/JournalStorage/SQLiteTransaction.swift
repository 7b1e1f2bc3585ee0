import CivilTime
import Journal
import SQLite

/// One transaction on one connection; its statements are in the extensions, one file a topic.
struct SQLiteTransaction: WriteTransaction {
    let connection: Connection
    let masterKey: MasterKey
}

extension Instant {
    /// As it stands in the database.
    var value: Value { .integer(milliseconds) }
}

extension UUID {
    /// As it stands in the database.
    var value: Value { .blob(bytes) }
}

/// A row that no version of the program has written.
struct UnreadableRow: Error, CustomStringConvertible {
    let description: String
}

extension Row {
    /// The UUID in a column.
    func uuid(_ column: Int) throws -> UUID {
        guard let id = UUID(bytes: try blob(column)) else { throw UnreadableRow(description: "an id is not 16 bytes") }
        return id
    }

    /// The instant in a column.
    func instant(_ column: Int) throws -> Instant { Instant(milliseconds: try int64(column)) }
}
