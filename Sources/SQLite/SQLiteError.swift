import CSQLite

/// A failure that SQLite reported, or a use of the driver that cannot work.
///
/// The message names tables, columns and constraints, never a value that was bound.
package struct SQLiteError: Error, Sendable, Hashable {
    /// The primary result code, such as `SQLITE_CONSTRAINT`.
    package let code: Int32
    /// The extended result code, such as `SQLITE_CONSTRAINT_UNIQUE`.
    package let extendedCode: Int32
    /// SQLite's English text, or the driver's.
    package let message: String

    /// Makes an error of an extended (or primary) result code.
    package init(extendedCode: Int32, message: String) {
        code = extendedCode & 0xff
        self.extendedCode = extendedCode
        self.message = message
    }

    /// The newest error of a connection; `fallback` when it remembers none.
    init(handle: OpaquePointer?, fallback: Int32 = SQLITE_ERROR) {
        guard let handle else {
            self.init(extendedCode: SQLITE_NOMEM, message: "out of memory")
            return
        }
        let extended = sqlite3_extended_errcode(handle)
        let isSet = extended & 0xff != SQLITE_OK && extended & 0xff != SQLITE_ROW && extended & 0xff != SQLITE_DONE
        let code = isSet ? extended : fallback
        self.init(extendedCode: code, message: String(cString: isSet ? sqlite3_errmsg(handle) : sqlite3_errstr(code)))
    }

    /// What a caller may want to tell apart.
    package var kind: Kind {
        switch code {
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_FULL: .full
        case SQLITE_READONLY: .readOnly
        case SQLITE_CORRUPT: .corrupt
        case SQLITE_NOTADB: .notADatabase
        case SQLITE_CONSTRAINT: .constraint(Constraint(extendedCode: extendedCode))
        case SQLITE_IOERR: .ioError
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .cantOpen
        case SQLITE_NOMEM: .outOfMemory
        case SQLITE_TOOBIG: .tooBig
        case SQLITE_MISUSE, SQLITE_RANGE, SQLITE_MISMATCH: .misuse
        default: .other
        }
    }

    /// Whether the write-ahead log holds less than the processes that have the database open agreed on
    /// (`SQLITE_IOERR_SHORT_READ`), as when another file has its name.
    package var isLogMissing: Bool { extendedCode == SQLITE_IOERR | 2 << 8 }

    /// Whether the file is damaged, or the system could not read it (`SQLITE_IOERR_READ`, `…_SHORT_READ`, `…_CORRUPTFS`).
    package var isDamage: Bool {
        switch kind {
        case .corrupt, .notADatabase: true
        case .ioError: [1, 2, 33].contains(extendedCode >> 8)
        default: false
        }
    }

    /// The kinds of failure.
    package enum Kind: Sendable, Hashable {
        /// Another connection held a lock for longer than the busy timeout.
        case busy
        /// The disk is full, or the database has reached its largest size.
        case full
        /// The file, its directory or the connection does not allow writing.
        case readOnly
        /// The file is damaged.
        case corrupt
        /// The file is not an SQLite database.
        case notADatabase
        /// A rule of the schema refused a change.
        case constraint(Constraint)
        /// The operating system reported an error while reading, writing or syncing.
        case ioError
        /// The file could not be opened or made.
        case cantOpen
        /// An allocation failed.
        case outOfMemory
        /// A value or row is larger than SQLite takes.
        case tooBig
        /// The driver was used wrongly: a wrong number of values, a column that is not there or of another type.
        case misuse
        /// Anything else, such as a syntax error.
        case other
    }

    /// Which rule of the schema a change broke.
    package enum Constraint: Sendable, Hashable {
        /// A `UNIQUE` column set has the value already.
        case unique
        /// A `PRIMARY KEY` or row id has the value already.
        case primaryKey
        /// A `REFERENCES` points to nothing, or something still points to the row.
        case foreignKey
        /// A `CHECK` expression was false.
        case check
        /// A `NOT NULL` column would be null.
        case notNull
        /// A value of a `STRICT` table is not of its column's type.
        case dataType
        /// A trigger raised an error, or another rule.
        case other

        init(extendedCode: Int32) {
            // The extended codes are the primary code with a number in the second byte (sqlite3.h).
            switch extendedCode >> 8 {
            case 8: self = .unique
            case 6, 10: self = .primaryKey
            case 3: self = .foreignKey
            case 1: self = .check
            case 5: self = .notNull
            case 12: self = .dataType
            default: self = .other
            }
        }
    }
}

extension SQLiteError: CustomStringConvertible {
    /// The extended code and the message.
    package var description: String { "SQLite error \(extendedCode): \(message)" }
}
