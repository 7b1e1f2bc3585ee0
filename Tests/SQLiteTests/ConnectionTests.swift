import Glibc
import Testing

@testable import SQLite

@Suite struct ConnectionTests {
    let directory: TemporaryDirectory
    let connection: Connection

    init() throws {
        directory = try TemporaryDirectory()
        connection = try Connection(path: directory.database, mode: .readWriteCreate)
        try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a ANY) STRICT")
    }

    @Test(
        "a connection is set up for durability and privacy",
        arguments: [
            ("journal_mode", .text("wal")), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1),
            ("trusted_schema", 0), ("wal_autocheckpoint", 0), ("busy_timeout", 5_000), ("cache_size", -16_384),
            ("mmap_size", 0), ("temp_store", 2),
        ] as [(String, Value)]
    )
    func settings(pragma: String, expected: Value) throws {
        #expect(try connection.value("PRAGMA \(pragma)") == expected)
    }

    @Test("options are applied")
    func options() throws {
        var options = ConnectionOptions()
        options.busyTimeoutMilliseconds = 7
        options.cacheKibibytes = 100
        options.memoryMapBytes = 65_536

        let connection = try Connection(path: directory.database, mode: .readOnly, options: options)

        #expect(try connection.value("PRAGMA busy_timeout") == 7)
        #expect(try connection.value("PRAGMA cache_size") == -100)
        #expect(try connection.value("PRAGMA mmap_size") == 65_536)
    }

    @Test("the database and its log are readable by their owner alone")
    func fileModes() throws {
        try connection.run("INSERT INTO t (a) VALUES (?1)", [1])

        #expect(directory.mode(of: "journal.sqlite") == 0o600)
        #expect(directory.mode(of: "journal.sqlite-wal") == 0o600)
    }

    @Test(
        "a value comes back as it was bound",
        arguments: [
            .null, .integer(0), .integer(Int64.max), .integer(Int64.min), .real(0.1), .real(-.infinity), .text(""),
            .text("naïve 🧪 a\u{0}b"), .blob([]), .blob([0, 255, 0]), .blob([UInt8](repeating: 7, count: 100_000)),
        ] as [Value]
    )
    func bindingRoundTrip(value: Value) throws {
        try connection.run("INSERT INTO t (id, a) VALUES (1, ?1)", [value])

        #expect(try connection.value("SELECT a FROM t WHERE id = 1") == value)
    }

    @Test("a wrong number of values is refused, and the statement works on", arguments: [0, 1, 3])
    func wrongValueCount(count: Int) throws {
        let sql = "INSERT INTO t (id, a) VALUES (?1, ?2)"

        let error = #expect(throws: SQLiteError.self) {
            try connection.run(sql, [Value](repeating: 1, count: count))
        }

        #expect(error?.kind == .misuse)
        try connection.run(sql, [1, 2])
        #expect(connection.changes == 1)
    }

    @Test("text that is not exactly one statement is refused", arguments: ["", "  ", "SELECT 1; SELECT 2", "-- no"])
    func notOneStatement(sql: String) {
        let error = #expect(throws: SQLiteError.self) { try connection.run(sql) }

        #expect(error?.kind == .misuse)
    }

    @Test("a syntax error names the place", arguments: ["SELEC 1", "SELECT \"no such column\""])
    func syntaxError(sql: String) {
        let error = #expect(throws: SQLiteError.self) { try connection.run(sql) }

        #expect(error?.kind == .other)
        #expect(error?.message.isEmpty == false)
    }

    @Test("rows are read in order, the first alone, and none as nil")
    func queries() throws {
        try connection.execute("INSERT INTO t (id, a) VALUES (1, 'x'), (2, 'y')")

        #expect(try connection.all("SELECT a FROM t ORDER BY id") { try $0.text(0) } == ["x", "y"])
        #expect(try connection.first("SELECT a FROM t ORDER BY id") { try $0.text(0) } == "x")
        #expect(try connection.first("SELECT a FROM t WHERE id > ?1", [2]) { try $0.text(0) } == nil)
        #expect(try connection.value("SELECT a FROM t WHERE id > ?1", [2]) == .null)
    }

    @Test("a statement is reset when the closure throws, so that it holds no lock and can be used again")
    func resetAfterThrow() throws {
        try connection.execute("INSERT INTO t (id, a) VALUES (1, 'x'), (2, 'y')")
        let sql = "SELECT a FROM t"

        #expect(throws: Stop.self) { try connection.forEach(sql) { _ in throw Stop() } }
        #expect(throws: Stop.self) { _ = try connection.first(sql) { _ -> Int in throw Stop() } }

        #expect(try connection.all(sql) { try $0.text(0) }.count == 2)
        try connection.checkpoint(.truncate)
        #expect(directory.size(of: "journal.sqlite-wal") == 0)
    }

    struct Stop: Error {}

    @Test("a statement may be used within its own rows by its text, not by its object")
    func recursion() throws {
        try connection.execute("INSERT INTO t (id, a) VALUES (1, 'x'), (2, 'y')")
        let sql = "SELECT id FROM t ORDER BY id"
        let statement = try connection.statement(sql)
        var pairs: [[Int64]] = []

        try statement.forEach { outer in
            let error = #expect(throws: SQLiteError.self) { try statement.run() }
            #expect(error?.kind == .misuse)
            try connection.forEach(sql) { pairs.append([try outer.int64(0), try $0.int64(0)]) }
        }

        #expect(pairs == [[1, 1], [1, 2], [2, 1], [2, 2]])
    }

    @Test("a statement is prepared once and the one not used for longest makes room")
    func statementCache() throws {
        var options = ConnectionOptions()
        options.statementLimit = 2
        let connection = try Connection(path: directory.database, mode: .readOnly, options: options)
        let first = try connection.statement("SELECT 1")
        let second = try connection.statement("SELECT 2")

        #expect(try connection.statement("SELECT 1") === first)
        _ = try connection.statement("SELECT 3")

        #expect(try connection.statement("SELECT 1") === first)
        #expect(try connection.statement("SELECT 2") !== second)
        #expect(connection.keptStatementCount == 2)
        #expect(try second.value() == 2)
    }

    @Test("a statement outlives its connection harmlessly")
    func statementOutlivesConnection() throws {
        var reader: Connection? = try Connection(path: directory.database, mode: .readOnly)
        let statement = try #require(try reader?.statement("SELECT 5"))

        reader = nil

        #expect(try statement.value() == 5)
    }

    @Test("a connection that only reads cannot write, and makes no file")
    func readOnly() throws {
        let reader = try Connection(path: directory.database, mode: .readOnly)

        let error = #expect(throws: SQLiteError.self) { try reader.run("INSERT INTO t (a) VALUES (1)") }
        let missing = #expect(throws: SQLiteError.self) {
            try Connection(path: directory.path + "/missing.sqlite", mode: .readOnly)
        }

        #expect(error?.kind == .readOnly)
        #expect(missing?.kind == .cantOpen)
        #expect(!directory.names.contains("missing.sqlite"))
    }

    @Test("a transaction is kept when its body returns and undone when it throws")
    func transactions() throws {
        let kept = try connection.transaction(.write) { connection in
            try connection.run("INSERT INTO t (id, a) VALUES (1, 1)")
            return connection.isInTransaction
        }
        #expect(throws: Stop.self) {
            try connection.transaction(.write) { connection in
                try connection.run("INSERT INTO t (id, a) VALUES (2, 2)")
                throw Stop()
            }
        }

        #expect(kept)
        #expect(!connection.isInTransaction)
        #expect(try connection.value("SELECT count(*) FROM t") == 1)
    }

    @Test("deleted content is overwritten")
    func secureDelete() throws {
        try connection.run("INSERT INTO t (id, a) VALUES (1, ?1)", [.text("a very private note")])
        try connection.checkpoint(.truncate)
        let isThere = directory.read("journal.sqlite").contains(sequence: "a very private note")

        try connection.run("DELETE FROM t WHERE id = 1")
        try connection.checkpoint(.truncate)

        #expect(isThere)
        #expect(!directory.read("journal.sqlite").contains(sequence: "a very private note"))
    }

    @Test(
        "a path where nothing can be made is refused", arguments: ["/proc/journal.sqlite", "/no/such/journal.sqlite"])
    func unusablePath(path: String) {
        let error = #expect(throws: SQLiteError.self) { try Connection(path: path, mode: .readWriteCreate) }

        #expect(error?.kind == .cantOpen)
    }

    @Test("a file that is no database is refused and left as it is")
    func notADatabase() throws {
        let text = Array(String(repeating: "This is a letter. ", count: 100).utf8)
        directory.write(text, to: "letter.txt")

        for mode in [Connection.Mode.readWriteCreate, .readOnly] {
            let error = #expect(throws: SQLiteError.self) {
                let connection = try Connection(path: directory.path + "/letter.txt", mode: mode)
                _ = try connection.value("SELECT count(*) FROM sqlite_schema")
            }
            #expect(error?.kind == .notADatabase)
        }

        #expect(directory.read("letter.txt") == text)
    }
}
