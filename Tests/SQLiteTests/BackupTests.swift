import Testing

@testable import SQLite

@Suite struct BackupTests {
    let directory: TemporaryDirectory
    let connection: Connection

    init() throws {
        directory = try TemporaryDirectory()
        connection = try Connection(path: directory.database, mode: .readWriteCreate)
        try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT) STRICT")
        for number in 0..<500 {
            try connection.run("INSERT INTO t (a) VALUES (?1)", [.text(String(repeating: "x", count: number))])
        }
    }

    @Test("a backup is a sound database with all that is committed, readable by its owner alone")
    func backup() throws {
        try Connection(path: directory.database, mode: .readOnly).copy(to: directory.path + "/copy.sqlite")

        let copy = try Connection(path: directory.path + "/copy.sqlite", mode: .readOnly)
        #expect(try copy.value("SELECT count(*) FROM t") == 500)
        #expect(try copy.integrityProblems().isEmpty)
        #expect(directory.mode(of: "copy.sqlite") == 0o600)
        #expect(!directory.names.contains { $0.hasPrefix("copy.sqlite-") })
    }

    @Test("a backup does not hold what is not committed, nor wait for it")
    func uncommitted() throws {
        let reader = try Connection(path: directory.database, mode: .readOnly)
        try connection.run("BEGIN IMMEDIATE")
        try connection.run("DELETE FROM t")

        try reader.copy(to: directory.path + "/copy.sqlite")

        let copy = try Connection(path: directory.path + "/copy.sqlite", mode: .readOnly)
        #expect(try copy.value("SELECT count(*) FROM t") == 500)
    }

    @Test("an existing file is not replaced")
    func existingFile() throws {
        directory.write([1, 2, 3], to: "copy.sqlite")

        let error = #expect(throws: SQLiteError.self) { try connection.copy(to: directory.path + "/copy.sqlite") }

        #expect(error?.kind == .cantOpen)
        #expect(directory.read("copy.sqlite") == [1, 2, 3])
    }

    @Test("a place where nothing can be made is refused")
    func unusablePath() {
        let error = #expect(throws: SQLiteError.self) { try connection.copy(to: "/no/such/directory/copy.sqlite") }

        #expect(error?.kind == .cantOpen)
    }

    @Test("a copy that is ended half way leaves nothing, and says how far it came until then")
    func ended() throws {
        try connection.execute("INSERT INTO t (a) SELECT hex(zeroblob(2000)) FROM t")
        var steps: [Int] = []

        #expect(throws: CancellationError.self) {
            try connection.copy(to: directory.path + "/copy.sqlite") { done, total in
                steps.append(done)
                if done >= total / 3 { throw CancellationError() }
            }
        }

        #expect(steps == [256])
        #expect(!directory.names.contains { $0.hasPrefix("copy") })
    }

    @Test("a copy is of the moment when it began, whatever is written while it goes on")
    func meanwhile() throws {
        try connection.execute("INSERT INTO t (a) SELECT hex(zeroblob(2000)) FROM t")
        let reader = try Connection(path: directory.database, mode: .readOnly)
        var steps = 0

        try reader.copy(to: directory.path + "/copy.sqlite") { _, _ in
            steps += 1
            try connection.run("DELETE FROM t WHERE id % 7 = ?1", [.integer(steps)])
        }

        let copy = try Connection(path: directory.path + "/copy.sqlite", mode: .readOnly)
        #expect(steps > 2)
        #expect(try copy.value("SELECT count(*) FROM t") == 1_000)
        #expect(try copy.integrityProblems().isEmpty)
    }

    @Test(
        "a sound database has no problems, a reference to nothing is one",
        arguments: [Connection.IntegrityCheck.quick, .full])
    func integrity(check: Connection.IntegrityCheck) throws {
        let before = try connection.integrityProblems(check)
        try connection.execute(
            """
            PRAGMA foreign_keys = OFF;
            CREATE TABLE child (t INTEGER REFERENCES t) STRICT;
            INSERT INTO child (t) VALUES (100000);
            """
        )

        #expect(before.isEmpty)
        #expect(try connection.integrityProblems(check) == ["a row of child refers to nothing in t"])
    }
}
