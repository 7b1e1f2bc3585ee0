import Testing

@testable import SQLite

@Suite struct MigrationRunnerTests {
    static let id: Int32 = 0x4154_544e

    static let steps = [
        Migration(version: 1, name: "people", sql: "CREATE TABLE people (id INTEGER PRIMARY KEY) STRICT;"),
        Migration(
            version: 2, name: "notes", sql: "CREATE TABLE notes (a TEXT) STRICT; INSERT INTO people DEFAULT VALUES;"),
    ]

    let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func runner(_ steps: [Migration]) throws -> MigrationRunner {
        try MigrationRunner(applicationID: Self.id, migrations: steps)
    }

    private func open() throws -> Connection {
        try Connection(path: directory.database, mode: .readWriteCreate)
    }

    @Test("a new file gets every step, in order, and our application id")
    func newFile() throws {
        let applied = try runner(Self.steps).migrate(databaseAt: directory.database)

        let connection = try open()
        #expect(applied == [1, 2])
        #expect(try connection.value("PRAGMA user_version") == 2)
        #expect(try connection.value("PRAGMA application_id") == .integer(Int64(Self.id)))
        #expect(try connection.value("SELECT count(*) FROM people") == 1)
    }

    @Test("an older file gets only the steps it lacks, and a second run does nothing")
    func olderFile() throws {
        let connection = try open()
        try runner([Self.steps[0]]).migrate(connection)

        #expect(try runner(Self.steps).migrate(connection) == [2])
        #expect(try runner(Self.steps).migrate(connection) == [])
        #expect(try runner(Self.steps).version(of: connection) == 2)
    }

    @Test("a failing step is undone whole, those before it stay, and it can be tried again")
    func failingStep() throws {
        let connection = try open()
        let broken = Migration(version: 2, name: "broken", sql: "CREATE TABLE notes (a TEXT); SELECT nonsense;")

        let error = #expect(throws: MigrationError.self) {
            try runner([Self.steps[0], broken]).migrate(connection)
        }

        guard case .failed(2, "broken", let cause) = error else {
            Issue.record("\(String(describing: error)) is another error")
            return
        }
        #expect(cause.message.contains("nonsense"))
        #expect(try connection.value("PRAGMA user_version") == 1)
        #expect(try connection.value("SELECT count(*) FROM sqlite_schema WHERE name = 'notes'") == 0)
        #expect(try runner(Self.steps).migrate(connection) == [2])
    }

    @Test("a step that ends its transaction is refused and not counted")
    func endedTransaction() throws {
        let connection = try open()
        let ending = Migration(version: 1, name: "ending", sql: "CREATE TABLE a (b); COMMIT;")

        #expect(throws: MigrationError.endedTransaction(version: 1, name: "ending")) {
            try runner([ending]).migrate(connection)
        }

        #expect(try connection.value("PRAGMA user_version") == 0)
    }

    @Test("a newer database is refused and left as it is")
    func newerDatabase() throws {
        try runner(Self.steps).migrate(databaseAt: directory.database)

        #expect(throws: MigrationError.newerSchema(found: 2, supported: 1)) {
            try runner([Self.steps[0]]).migrate(databaseAt: directory.database)
        }
    }

    @Test(
        "a database of another program is refused and left as it is",
        arguments: [
            ("CREATE TABLE theirs (a)", 0), ("PRAGMA application_id = 42", 42),
            ("PRAGMA user_version = 1", 0), ("PRAGMA application_id = 42; CREATE TABLE theirs (a)", 42),
        ]
    )
    func foreignDatabase(script: String, foundID: Int) throws {
        try Connection(path: directory.database, mode: .readWriteCreate).execute(script)
        let before = directory.read("journal.sqlite")

        #expect(throws: MigrationError.foreignDatabase(applicationID: foundID)) {
            try runner(Self.steps).migrate(databaseAt: directory.database)
        }

        #expect(directory.read("journal.sqlite") == before)
    }

    @Test("a file that is no database is refused")
    func notADatabase() throws {
        directory.write(Array(String(repeating: "letter ", count: 200).utf8), to: "journal.sqlite")

        let error = #expect(throws: SQLiteError.self) {
            try runner(Self.steps).migrate(databaseAt: directory.database)
        }

        #expect(error?.kind == .notADatabase)
    }

    @Test("two runs at once apply each step once")
    func concurrentRuns() async throws {
        let path = directory.database
        let runner = try runner(Self.steps)
        try runner.migrate(databaseAt: directory.path + "/warm.sqlite")

        let applied = try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<2 {
                group.addTask { try runner.migrate(databaseAt: path) }
            }
            return try await group.reduce([], +)
        }

        #expect(applied.sorted() == [1, 2])
    }

    @Test("steps out of sequence are refused", arguments: [[2], [1, 1], [1, 3], [0]])
    func misnumbered(versions: [Int]) throws {
        let steps = versions.map { Migration(version: $0, name: "", sql: "") }

        let error = #expect(throws: MigrationError.self) { try runner(steps) }

        #expect(error == .misnumbered(version: versions.last ?? 0))
    }

    @Test("each error is a sentence for the operator")
    func descriptions() {
        let cause = SQLiteError(extendedCode: 1, message: "no such table: x")

        #expect("\(MigrationError.newerSchema(found: 3, supported: 2))".contains("version 3"))
        #expect("\(MigrationError.foreignDatabase(applicationID: 42))".contains("application id 42"))
        #expect("\(MigrationError.failed(version: 2, name: "notes", cause))".contains("no such table: x"))
    }
}
