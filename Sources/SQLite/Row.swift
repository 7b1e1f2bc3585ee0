import CSQLite

/// The row that a statement stands on, columns counted from 0.
///
/// Valid only within the closure that it is handed to. Every accessor throws `.misuse` for a column that is not there,
/// that is null (but for the `optional` ones), or that holds another type: types are never converted silently.
package struct Row {
    private let statement: Statement

    init(_ statement: Statement) {
        self.statement = statement
    }

    private var handle: OpaquePointer { statement.handle }

    /// The number of columns; 0 once the statement has left the row.
    package var count: Int { Int(sqlite3_data_count(handle)) }

    /// Whether the column is null.
    package func isNull(_ column: Int) throws(SQLiteError) -> Bool {
        try type(of: column) == SQLITE_NULL
    }

    /// An integer column.
    package func int64(_ column: Int) throws(SQLiteError) -> Int64 {
        try require(SQLITE_INTEGER, column)
        return sqlite3_column_int64(handle, Int32(truncatingIfNeeded: column))
    }

    /// An integer column as an `Int`.
    package func int(_ column: Int) throws(SQLiteError) -> Int {
        Int(try int64(column))
    }

    /// A column of doubles.
    package func double(_ column: Int) throws(SQLiteError) -> Double {
        try require(SQLITE_FLOAT, column)
        return sqlite3_column_double(handle, Int32(truncatingIfNeeded: column))
    }

    /// A text column; text that is not UTF-8 throws instead of being repaired.
    package func text(_ column: Int) throws(SQLiteError) -> String {
        try require(SQLITE_TEXT, column)
        let index = Int32(truncatingIfNeeded: column)
        guard let start = sqlite3_column_text(handle, index) else {
            throw SQLiteError(handle: sqlite3_db_handle(handle), fallback: SQLITE_NOMEM)
        }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw SQLiteError(extendedCode: SQLITE_MISMATCH, message: "column \(column) is not UTF-8")
        }
        return text
    }

    /// A blob column, copied.
    package func blob(_ column: Int) throws(SQLiteError) -> [UInt8] {
        try withBlob(column) { [UInt8]($0) }
    }

    /// Gives `body` the bytes of a blob column where SQLite holds them; they must not be kept beyond its return.
    package func withBlob<Result>(
        _ column: Int,
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) throws -> Result {
        try body(blobBytes(column))
    }

    /// As ``withBlob(_:_:)-(Int,(UnsafeRawBufferPointer)(any Error)->Result)``, for a body that cannot throw.
    package func withBlob<Result>(
        _ column: Int,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(SQLiteError) -> Result {
        body(try blobBytes(column))
    }

    /// An integer column, nil for null.
    package func optionalInt64(_ column: Int) throws(SQLiteError) -> Int64? {
        try isNull(column) ? nil : try int64(column)
    }

    /// A column of doubles, nil for null.
    package func optionalDouble(_ column: Int) throws(SQLiteError) -> Double? {
        try isNull(column) ? nil : try double(column)
    }

    /// A text column, nil for null.
    package func optionalText(_ column: Int) throws(SQLiteError) -> String? {
        try isNull(column) ? nil : try text(column)
    }

    /// A blob column, nil for null.
    package func optionalBlob(_ column: Int) throws(SQLiteError) -> [UInt8]? {
        try isNull(column) ? nil : try blob(column)
    }

    /// A column of any type.
    package func value(_ column: Int) throws(SQLiteError) -> Value {
        switch try type(of: column) {
        case SQLITE_INTEGER: .integer(try int64(column))
        case SQLITE_FLOAT: .real(try double(column))
        case SQLITE_TEXT: .text(try text(column))
        case SQLITE_BLOB: .blob(try blob(column))
        default: .null
        }
    }

    /// The bytes of a blob column where SQLite holds them, for as long as the row is: not to be used beyond the closure
    /// that the row was handed to.
    package func blobBytes(_ column: Int) throws(SQLiteError) -> UnsafeRawBufferPointer {
        try require(SQLITE_BLOB, column)
        let index = Int32(truncatingIfNeeded: column)
        // A null pointer is an empty blob here: the type is known to be a blob, which needs no conversion.
        let start = sqlite3_column_blob(handle, index)
        return UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, index)))
    }

    private func type(of column: Int) throws(SQLiteError) -> Int32 {
        let type = sqlite3_column_type(handle, Int32(clamping: column))
        // A column that is not there is null to SQLite; looking first would cost a call for each value.
        if type == SQLITE_NULL { try requireColumn(column) }
        return type
    }

    private func requireColumn(_ column: Int) throws(SQLiteError) {
        guard column >= 0, column < count else {
            throw SQLiteError(extendedCode: SQLITE_RANGE, message: "there is no column \(column) in a row of \(count)")
        }
    }

    private func require(_ expected: Int32, _ column: Int) throws(SQLiteError) {
        let found = try type(of: column)
        guard found == expected else {
            throw SQLiteError(
                extendedCode: SQLITE_MISMATCH,
                message: "column \(column) is of type \(found), not \(expected)"
            )
        }
    }
}
