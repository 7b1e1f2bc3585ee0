import CSQLite

/// A prepared statement, reset after every use, however the use ends.
///
/// Belongs to the thread that uses its connection. A statement that is being stepped refuses a second use.
package final class Statement {
    let handle: OpaquePointer
    private(set) var isInUse = false

    /// When the statement was last asked for, counted by its connection.
    var lastUse: UInt64 = 0

    /// Prepares the one statement that `sql` must consist of.
    init(_ sql: String, on connection: OpaquePointer, isKept: Bool) throws(SQLiteError) {
        var text = sql
        let outcome: Result<OpaquePointer, SQLiteError> = text.withUTF8 { bytes in
            guard let count = Int32(exactly: bytes.count) else {
                return .failure(SQLiteError(extendedCode: SQLITE_TOOBIG, message: "the statement is too long"))
            }
            var prepared: OpaquePointer?
            var tail: UnsafePointer<CChar>?
            let flags = isKept ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
            let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
            guard sqlite3_prepare_v3(connection, start, count, flags, &prepared, &tail) == SQLITE_OK else {
                return .failure(SQLiteError(handle: connection))
            }
            guard let prepared else {
                return .failure(SQLiteError(extendedCode: SQLITE_MISUSE, message: "there is no statement"))
            }
            let consumed = tail.flatMap { tail in start.map { tail - $0 } } ?? bytes.count
            let isAlone = bytes.dropFirst(consumed).allSatisfy { $0 == 0x20 || (0x09...0x0d).contains($0) }
            guard isAlone else {
                sqlite3_finalize(prepared)
                return .failure(SQLiteError(extendedCode: SQLITE_MISUSE, message: "more than one statement"))
            }
            return .success(prepared)
        }
        handle = try outcome.get()
    }

    /// Runs to the end; rows are passed over.
    ///
    /// `values` fill `?1`, `?2`, … and must be as many as the statement has.
    package func run(_ values: [Value] = []) throws(SQLiteError) {
        try begin(values)
        defer { end() }
        while try step() {}
    }

    /// Calls `body` with each row.
    package func forEach(_ values: [Value] = [], _ body: (Row) throws -> Void) throws {
        try begin(values)
        defer { end() }
        while try step() {
            try body(Row(self))
        }
    }

    /// What `map` makes of the first row, nil when there is none; further rows are not computed.
    package func first<T>(_ values: [Value] = [], map: (Row) throws -> T) throws -> T? {
        try begin(values)
        defer { end() }
        return try step() ? try map(Row(self)) : nil
    }

    /// What `map` makes of each row, in order.
    package func all<T>(_ values: [Value] = [], map: (Row) throws -> T) throws -> [T] {
        var results: [T] = []
        try forEach(values) { results.append(try map($0)) }
        return results
    }

    /// The first column of the first row, `.null` when there is no row.
    package func value(_ values: [Value] = []) throws(SQLiteError) -> Value {
        try begin(values)
        defer { end() }
        return try step() ? try Row(self).value(0) : .null
    }

    private func begin(_ values: [Value]) throws(SQLiteError) {
        guard !isInUse else {
            throw SQLiteError(extendedCode: SQLITE_MISUSE, message: "the statement is being used")
        }
        let expected = Int(sqlite3_bind_parameter_count(handle))
        guard values.count == expected else {
            throw SQLiteError(
                extendedCode: SQLITE_RANGE,
                message: "the statement takes \(expected) values, not \(values.count)"
            )
        }
        isInUse = true
        do throws(SQLiteError) {
            var index: Int32 = 0
            for value in values {
                index += 1
                try bind(value, at: index)
            }
        } catch {
            end()
            throw error
        }
    }

    private func bind(_ value: Value, at index: Int32) throws(SQLiteError) {
        let status =
            switch value {
            case .null: sqlite3_bind_null(handle, index)
            case .integer(let value): sqlite3_bind_int64(handle, index, value)
            case .real(let value): sqlite3_bind_double(handle, index, value)
            case .text(var value):
                value.withUTF8 { bytes in
                    let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
                    return csqlite_bind_text(handle, index, start, UInt64(bytes.count))
                }
            case .blob16(let high, let low):
                withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
                    csqlite_bind_blob(handle, index, $0.baseAddress, UInt64($0.count))
                }
            case .blob(let value):
                value.withUnsafeBytes { csqlite_bind_blob(handle, index, $0.baseAddress, UInt64($0.count)) }
            }
        guard status == SQLITE_OK else {
            throw SQLiteError(handle: sqlite3_db_handle(handle), fallback: status)
        }
    }

    private func step() throws(SQLiteError) -> Bool {
        let status = sqlite3_step(handle)
        switch status {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw SQLiteError(handle: sqlite3_db_handle(handle), fallback: status)
        }
    }

    /// Lets go of locks and of the bound values, which may be private and must not linger. Reset repeats the error that
    /// the last step has thrown already.
    private func end() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        isInUse = false
    }

    deinit {
        sqlite3_finalize(handle)
    }
}
