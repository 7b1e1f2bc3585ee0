import CSQLite
import Testing

@testable import SQLite

@Suite struct SQLiteErrorTests {
    let directory: TemporaryDirectory
    let connection: Connection

    init() throws {
        directory = try TemporaryDirectory()
        connection = try Connection(path: directory.database, mode: .readWriteCreate)
        try connection.execute(
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
            CREATE TABLE t (
                id TEXT PRIMARY KEY, u INTEGER UNIQUE, n INTEGER NOT NULL DEFAULT 0, c INTEGER CHECK (c > 0),
                p INTEGER REFERENCES parent
            ) STRICT, WITHOUT ROWID;
            INSERT INTO t (id, u) VALUES ('taken', 1);
            """
        )
    }

    @Test(
        "a broken rule of the schema is told by its kind",
        arguments: [
            ("INSERT INTO t (id, u) VALUES ('x', 1)", .unique), ("INSERT INTO t (id) VALUES ('taken')", .primaryKey),
            ("INSERT INTO t (id, n) VALUES ('x', NULL)", .notNull), ("INSERT INTO t (id, c) VALUES ('x', 0)", .check),
            ("INSERT INTO t (id, p) VALUES ('x', 5)", .foreignKey),
            ("INSERT INTO t (id, u) VALUES ('x', 'y')", .dataType),
        ] as [(String, SQLiteError.Constraint)]
    )
    func constraints(sql: String, expected: SQLiteError.Constraint) throws {
        let error = #expect(throws: SQLiteError.self) { try connection.run(sql) }

        #expect(error?.kind == .constraint(expected))
        #expect(error?.code == SQLITE_CONSTRAINT)
    }

    @Test("the message shows no bound value")
    func messageHidesValues() {
        let error = #expect(throws: SQLiteError.self) {
            try connection.run("INSERT INTO t (id) VALUES (?1)", [.text("taken")])
        }

        #expect(error?.description.contains("taken") == false)
        #expect(error?.message == "UNIQUE constraint failed: t.id")
    }

    @Test(
        "result codes are told by their kind",
        arguments: [
            (SQLITE_BUSY, .busy), (SQLITE_LOCKED, .busy), (SQLITE_FULL, .full), (SQLITE_READONLY, .readOnly),
            (SQLITE_CORRUPT, .corrupt), (SQLITE_NOTADB, .notADatabase), (SQLITE_IOERR | 3 << 8, .ioError),
            (SQLITE_CANTOPEN | 2 << 8, .cantOpen), (SQLITE_NOMEM, .outOfMemory), (SQLITE_TOOBIG, .tooBig),
            (SQLITE_RANGE, .misuse), (SQLITE_ERROR, .other), (SQLITE_CONSTRAINT | 7 << 8, .constraint(.other)),
        ] as [(Int32, SQLiteError.Kind)]
    )
    func kinds(extendedCode: Int32, expected: SQLiteError.Kind) {
        let error = SQLiteError(extendedCode: extendedCode, message: "")

        #expect(error.kind == expected)
        #expect(error.extendedCode == extendedCode)
    }

    @Test("a lock held elsewhere is busy")
    func busy() throws {
        var options = ConnectionOptions()
        options.busyTimeoutMilliseconds = 1
        let other = try Connection(path: directory.database, mode: .readWriteCreate, options: options)
        try connection.run("BEGIN IMMEDIATE")

        let error = #expect(throws: SQLiteError.self) { try other.run("BEGIN IMMEDIATE") }

        #expect(error?.kind == .busy)
    }

    @Test("a damaged file is corrupt")
    func corrupt() throws {
        for number in 0..<200 {
            try connection.run("INSERT INTO t (id) VALUES (?1)", [.text(String(repeating: "\(number) ", count: 50))])
        }
        try connection.checkpoint(.truncate)
        directory.write([UInt8](repeating: 0xa5, count: 12_000), to: "journal.sqlite", at: 8_192)
        let reader = try Connection(path: directory.database, mode: .readOnly)

        let error = #expect(throws: SQLiteError.self) {
            _ = try reader.all("SELECT id FROM t") { try $0.text(0) }
        }

        #expect(error?.kind == .corrupt)
        #expect(try !reader.integrityProblems(.quick).isEmpty)
    }
}
