import Testing

@testable import SQLite

@Suite struct ReaderPoolTests {
    let directory: TemporaryDirectory
    let connection: Connection
    let pool: ReaderPool

    init() throws {
        directory = try TemporaryDirectory()
        connection = try Connection(path: directory.database, mode: .readWriteCreate)
        try connection.execute("CREATE TABLE t (a INTEGER) STRICT; INSERT INTO t (a) VALUES (1)")
        var options = ReaderPoolOptions()
        options.connectionLimit = 2
        options.waitMilliseconds = 1
        pool = ReaderPool(path: directory.database, options: options)
    }

    private func count(_ connection: Connection) throws -> Int {
        try connection.first("SELECT count(*) FROM t") { try $0.int(0) } ?? -1
    }

    @Test("a read sees one moment, however much is committed meanwhile")
    func snapshot() throws {
        try pool.read { reader in
            let before = try count(reader)
            try connection.run("INSERT INTO t (a) VALUES (2)")
            #expect(before == 1)
            #expect(try count(reader) == 1)
        }

        #expect(try pool.read(count) == 2)
    }

    @Test("a read does not see what is not committed")
    func onlyCommitted() throws {
        try connection.run("BEGIN IMMEDIATE")
        try connection.run("INSERT INTO t (a) VALUES (2)")

        #expect(try pool.read(count) == 1)
    }

    @Test("the connection used last is used next")
    func lastUsedFirst() throws {
        let (outer, inner) = try pool.read { outer in
            let inner = try pool.read { ObjectIdentifier($0) }
            return (ObjectIdentifier(outer), inner)
        }

        let next = try pool.read { ObjectIdentifier($0) }

        #expect(outer != inner)
        #expect(next == outer)
        #expect(pool.idleCount == 2)
    }

    @Test("what is busy, idle, waited for and refused is counted")
    func statistics() throws {
        let within = try pool.read { _ in
            try pool.read { _ in
                #expect(throws: SQLiteError.self) { try pool.read(count) }
                return pool.statistics
            }
        }

        #expect(within == ReaderStatistics(busyCount: 2, idleCount: 0, waitCount: 1, refusedCount: 1))
        #expect(pool.statistics == ReaderStatistics(busyCount: 0, idleCount: 2, waitCount: 1, refusedCount: 1))
    }

    @Test("a connection that cannot be opened is not taken for a busy one")
    func unopened() throws {
        let pool = ReaderPool(path: "/nowhere/there.db")

        #expect(throws: SQLiteError.self) { try pool.read(count) }

        #expect(pool.statistics == ReaderStatistics())
    }

    @Test("beyond the limit a read is refused after the wait, and served again later")
    func limit() throws {
        let error = try pool.read { _ in
            try pool.read { _ in
                #expect(throws: SQLiteError.self) { try pool.read { _ in } }
            }
        }

        #expect(error?.kind == .busy)
        #expect(try pool.read(count) == 1)
    }

    @Test("a thrown error leaves the connection fit for use, outside any transaction")
    func thrownError() throws {
        struct Stop: Error {}

        #expect(throws: Stop.self) { try pool.read { _ in throw Stop() } }

        #expect(pool.idleCount == 1)
        #expect(try pool.read(count) == 1)
    }

    @Test("a connection that met damage is closed")
    func damagedConnection() throws {
        let damage = SQLiteError(extendedCode: 11, message: "")

        #expect(throws: damage) { try pool.read { _ in throw damage } }

        #expect(pool.idleCount == 0)
        #expect(try pool.read(count) == 1)
    }

    @Test("a read cannot write")
    func readOnly() throws {
        let error = #expect(throws: SQLiteError.self) { try pool.read { try $0.run("DELETE FROM t") } }

        #expect(error?.kind == .readOnly)
    }

    @Test("idle connections can be closed")
    func closeIdle() throws {
        _ = try pool.read(count)

        pool.closeIdle()

        #expect(pool.idleCount == 0)
        #expect(try pool.read(count) == 1)
    }

    @Test("one that is in use when all are to be closed is closed at the end of its read")
    func closeInUse() throws {
        let found = try pool.read { connection in
            pool.closeIdle()
            return try count(connection)
        }

        #expect(found == 1)
        #expect(pool.idleCount == 0)
        #expect(try pool.read(count) == 1)
        #expect(pool.idleCount == 1)
    }

    @Test("a missing database is told, and found once it is there")
    func missingDatabase() throws {
        let path = directory.path + "/later.sqlite"
        let pool = ReaderPool(path: path)

        let error = #expect(throws: SQLiteError.self) { try pool.read(count) }
        let connection = try Connection(path: path, mode: .readWriteCreate)
        try connection.execute("CREATE TABLE t (a)")

        #expect(error?.kind == .cantOpen)
        #expect(try pool.read(count) == 0)
    }
}
