import CSQLite
import Locking
import Metrics
import Testing

@testable import SQLite

@Suite struct GroupCommitWriterTests {
    struct Refused: Error {}

    let fixture: WriterFixture
    var writer: GroupCommitWriter { fixture.writer }

    init() throws {
        fixture = try WriterFixture()
    }

    @Test("a write is there for readers once it is answered, and gives its result")
    func singleWrite() async throws {
        let id = try await writer.write(insert(5))

        #expect(id == 5)
        #expect(try fixture.ids() == [5])
    }

    @Test("writes that wait share one COMMIT")
    func groupCommit() async throws {
        let commits = CommitCount()
        try await writer.write { commits.observe($0) }
        let before = commits.value

        let results = await fixture.together([insert(1), insert(2), insert(3)])

        // One for the write that held the writer up, one for the three behind it. The hook's own write came before.
        #expect(results.compactMap(\.value) == [1, 2, 3])
        #expect(commits.value - before == 2)
        #expect(writer.statistics.largestBatch == 3)
        try await writer.write { commits.stopObserving($0) }
    }

    @Test("a thrown error undoes its own write and reaches its own waiter alone")
    func isolation() async throws {
        let results = await fixture.together([
            insert(1),
            { connection in
                _ = try insert(2)(connection)
                throw Refused()
            },
            insert(1),
            insert(4),
        ])

        #expect(results[0].value == 1)
        #expect(throws: Refused.self) { try results[1].get() }
        #expect(results[2].sqliteError?.kind == .constraint(.primaryKey))
        #expect(results[3].value == 4)
        #expect(try fixture.ids() == [1, 4])
    }

    @Test("when SQLite rolls the whole transaction back, the culprit fails and the others are done again")
    func lostTransaction() async throws {
        try await writer.write { try $0.run("INSERT INTO t (id) VALUES (1)") }

        let results = await fixture.together([
            insert(2),
            { connection in
                try connection.run("INSERT OR ROLLBACK INTO t (id) VALUES (1)")
                return 0
            },
            insert(3),
        ])

        #expect(results.map(\.value) == [2, nil, 3])
        #expect(results[1].sqliteError?.kind == .constraint(.primaryKey))
        #expect(try fixture.ids() == [1, 2, 3])
    }

    @Test("when the transaction is lost a second time nobody is told a lie")
    func lostTwice() async throws {
        let rollBack: @Sendable (Connection) throws -> Int = { connection in
            try connection.run("ROLLBACK")
            return 0
        }

        let results = await fixture.together([insert(1), rollBack, insert(2), rollBack])

        #expect(results.allSatisfy { $0.sqliteError?.code == SQLITE_ABORT })
        #expect(try fixture.ids() == [])
        #expect(try await writer.write(insert(9)) == 9)
    }

    @Test("an error swallowed by a body that lost the transaction is no success")
    func swallowedError() async throws {
        try await writer.write { try $0.run("INSERT INTO t (id) VALUES (1)") }

        let results = await fixture.together([
            { connection in
                #expect(throws: SQLiteError.self) { try connection.run("INSERT OR ROLLBACK INTO t (id) VALUES (1)") }
                return 7
            }
        ])

        #expect(results[0].value == nil)
        #expect(results[0].sqliteError != nil)
    }

    @Test("a constraint that COMMIT finds broken fails the write that broke it alone")
    func deferredConstraint() async throws {
        let results = await fixture.together([
            insert(1),
            { connection in
                try connection.run("INSERT INTO child (t) VALUES (77)")
                return 0
            },
            insert(2),
        ])

        #expect(results.map(\.value) == [1, nil, 2])
        #expect(results[1].sqliteError?.kind == .constraint(.foreignKey))
        #expect(try fixture.ids() == [1, 2])
    }

    @Test("a lock held by another process fails the write that waited for it, not the next one")
    func lockedDatabase() async throws {
        var options = WriterOptions()
        options.connection.busyTimeoutMilliseconds = 1
        let fixture = try WriterFixture(options: options)
        let other = try Connection(path: fixture.directory.database, mode: .readWriteCreate)
        try other.run("BEGIN IMMEDIATE")

        let error = await #expect(throws: SQLiteError.self) { try await fixture.writer.write(insert(1)) }
        try other.run("COMMIT")

        #expect(error?.kind == .busy)
        #expect(try await fixture.writer.write(insert(3)) == 3)
        #expect(try fixture.ids() == [3])
    }

    @Test("a full disk fails what does not fit, keeps what was answered, and is survived")
    func fullDisk() async throws {
        let pages = try await writer.write { try $0.first("PRAGMA page_count") { try $0.int(0) } ?? 0 }
        try await writer.write { try $0.execute("PRAGMA max_page_count = \(pages + 3)") }
        let large: @Sendable (Connection) throws -> Int = { connection in
            try connection.run("INSERT INTO t (id, a) VALUES (2, ?1)", [.blob([UInt8](repeating: 1, count: 50_000))])
            return 2
        }

        let results = await fixture.together([insert(1), large, insert(3)])
        let whenFull = try fixture.ids()
        try await writer.write { try $0.execute("PRAGMA max_page_count = 100000") }
        let later = try await writer.write(large)

        #expect(results.map(\.value) == [1, nil, 3])
        #expect(results[1].sqliteError?.kind == .full)
        #expect(whenFull == [1, 3])
        #expect(later == 2)
        #expect(try fixture.ids() == [1, 2, 3])
    }

    @Test("64 writers at once are all answered and all kept")
    func manyWriters() async throws {
        let writer = writer

        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<64 {
                group.addTask {
                    for number in 0..<10 { _ = try await writer.write(insert(task * 10 + number)) }
                    return 10
                }
            }
            return try await group.reduce(0, +)
        }

        #expect(sum == 640)
        #expect(try fixture.ids() == Array(0..<640))
        #expect(writer.statistics.writeCount == 640)
        #expect(writer.statistics.batchCount < 640)
        #expect(writer.statistics.batchSizes.sum == 640)
        #expect(writer.statistics.batchSizes.count == writer.statistics.batchCount)
        #expect(writer.statistics.commitTimes.count == writer.statistics.batchCount)
        #expect(writer.statistics.commitTimes.sum > 0)
    }

    @Test("a cancelled task's write is still answered truthfully")
    func cancellation() async throws {
        let writer = writer
        let task = Task { try await writer.write(insert(1)) }

        task.cancel()

        #expect(try await task.value == 1)
        #expect(try fixture.ids() == [1])
    }

    @Test("beyond the queue's limit a write is refused at once")
    func queueLimit() async throws {
        var options = WriterOptions()
        options.queueLimit = 2
        let fixture = try WriterFixture(options: options)

        let results = await fixture.together([insert(1), insert(2)]) {
            await #expect(throws: WriterBusy.self) { try await fixture.writer.write(insert(3)) }
        }

        #expect(results.compactMap(\.value) == [1, 2])
        #expect(fixture.writer.statistics.refusedCount == 1)
        #expect(try await fixture.writer.write(insert(4)) == 4)
        #expect(try fixture.ids() == [1, 2, 4])
    }

    @Test("stopping finishes what waits, refuses what comes, and leaves no log")
    func stop() async throws {
        let writer = writer
        var stopping: Task<Void, Never>?

        let answered = await fixture.together([insert(1), insert(2)]) {
            stopping = Task { await writer.stop() }
            while !writer.isStopped { await Task.yield() }
            await #expect(throws: WriterStopped.self) { try await writer.write(insert(3)) }
        }
        await stopping?.value
        await writer.stop()

        #expect(answered.compactMap(\.value) == [1, 2])
        await #expect(throws: WriterStopped.self) { try await writer.checkpoint(truncating: false) }
        #expect(fixture.directory.size(of: "journal.sqlite-wal") == 0)
        #expect(try fixture.ids() == [1, 2])
    }
}

/// Counts a connection's commits through SQLite's own hook.
private final class CommitCount: Sendable {
    private let count = Lock(0)

    var value: Int { count.withLock { $0 } }

    func observe(_ connection: Connection) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_commit_hook(
            connection.handle,
            { context in
                guard let context else {
                    return 0
                }
                Unmanaged<CommitCount>.fromOpaque(context).takeUnretainedValue().count.withLock { $0 += 1 }
                return 0
            },
            context
        )
    }

    func stopObserving(_ connection: Connection) {
        sqlite3_commit_hook(connection.handle, nil, nil)
    }
}
