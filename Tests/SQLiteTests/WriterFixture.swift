import Dispatch

@testable import SQLite

/// A writer on a table `t (id INTEGER PRIMARY KEY, a ANY)`, and a way to hold it up.
struct WriterFixture: Sendable {
    let directory: TemporaryDirectory
    let writer: GroupCommitWriter
    let readers: ReaderPool

    /// - Parameter prepare: is given the directory before there is a database in it.
    init(
        options: WriterOptions = WriterOptions(),
        checkpointFailed: @escaping @Sendable (SQLiteError) -> Void = { _ in },
        prepare: (TemporaryDirectory) throws -> Void = { _ in }
    ) throws {
        directory = try TemporaryDirectory()
        try prepare(directory)
        try Connection(path: directory.database, mode: .readWriteCreate).execute(
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, a ANY) STRICT;
            CREATE TABLE child (t INTEGER REFERENCES t DEFERRABLE INITIALLY DEFERRED) STRICT;
            """
        )
        let readers = ReaderPool(path: directory.database)
        self.readers = readers
        writer = try GroupCommitWriter(
            path: directory.database, options: options, checkpointFailed: checkpointFailed,
            logRenewed: { readers.closeIdle() })
    }

    /// Has the writer wait in one write until `bodies` all wait behind it, so that they make up one batch in order, then
    /// runs `whileHeld`, and gives what became of each.
    func together(
        _ bodies: [@Sendable (Connection) throws -> Int],
        whileHeld: () async -> Void = {}
    ) async -> [Result<Int, any Error>] {
        let gate = DispatchSemaphore(value: 0)
        let batchCount = writer.statistics.batchCount
        return await withTaskGroup(of: (Int, Result<Int, any Error>).self) { group in
            group.addTask { [writer] in
                let result = await Self.result {
                    try await writer.write { _ in
                        gate.wait()
                        return 0
                    }
                }
                return (-1, result)
            }
            while writer.statistics.batchCount == batchCount { await Task.yield() }
            for (index, body) in bodies.enumerated() {
                group.addTask { [writer] in (index, await Self.result { try await writer.write(body) }) }
                while writer.statistics.waitingCount <= index { await Task.yield() }
            }
            await whileHeld()
            gate.signal()
            return await group.reduce(into: [(Int, Result<Int, any Error>)]()) { $0.append($1) }
                .sorted { $0.0 < $1.0 }
                .dropFirst()
                .map(\.1)
        }
    }

    /// How often the log was started anew, out of its header (https://www.sqlite.org/fileformat2.html#walformat).
    var checkpointSequence: Int {
        directory.read("journal.sqlite-wal").dropFirst(12).prefix(4).reduce(0) { $0 << 8 | Int($1) }
    }

    /// The ids that a reader sees.
    func ids() throws -> [Int] {
        try readers.read { try $0.all("SELECT id FROM t ORDER BY id") { try $0.int(0) } }
    }

    private static func result(_ body: () async throws -> Int) async -> Result<Int, any Error> {
        do {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }
}

extension Result {
    var value: Success? { try? get() }

    var sqliteError: SQLiteError? {
        if case .failure(let error) = self { error as? SQLiteError } else { nil }
    }
}

/// A write that adds a row and gives its id.
func insert(_ id: Int) -> @Sendable (Connection) throws -> Int {
    { connection in
        try connection.run("INSERT INTO t (id) VALUES (?1)", [.integer(id)])
        return id
    }
}
