import Locking
import Testing

@testable import SQLite

@Suite struct CheckpointTests {
    private static func fill(_ writer: GroupCommitWriter, rows: ClosedRange<Int>) async throws {
        for id in rows {
            try await writer.write { connection in
                let blob = Value.blob([UInt8](repeating: UInt8(id % 256), count: 20_000))
                try connection.run("INSERT INTO t (id, a) VALUES (?1, ?2)", [.integer(id), blob])
            }
        }
    }

    @Test("the log does not grow without end, though the writer itself never does a checkpoint")
    func automaticCheckpoint() async throws {
        var options = WriterOptions()
        options.checkpointPageCount = 20
        let fixture = try WriterFixture(options: options)

        // Checkpoints are done beside the writer, when their thread gets to it: so until one has, more is written.
        var rowCount = 0
        repeat {
            try await Self.fill(fixture.writer, rows: rowCount + 1...rowCount + 50)
            rowCount += 50
        } while rowCount < 5_000 && fixture.directory.size(of: "journal.sqlite-wal") > rowCount * 5 * 4_096 / 2

        // A row is five pages of log, and the log starts anew after each checkpoint.
        #expect(fixture.directory.size(of: "journal.sqlite-wal") <= rowCount * 5 * 4_096 / 2)
        #expect(try fixture.ids().count == rowCount)
    }

    @Test("the log is started anew beside a writer that never pauses")
    func constantWriting() async throws {
        var options = WriterOptions()
        options.checkpointPageCount = 400
        let fixture = try WriterFixture(options: options)

        // 6,000 pages from eight writers at once, and more until the checkpoint's thread has got to it.
        var (rowCount, isStartedAnew) = (0, false)
        repeat {
            let start = rowCount
            try await withThrowingTaskGroup(of: Void.self) { group in
                for first in 0..<8 {
                    let rows = start + first * 150 + 1...start + first * 150 + 150
                    group.addTask { try await Self.fill(fixture.writer, rows: rows) }
                }
                try await group.waitForAll()
            }
            rowCount += 1_200
            // One that was cut to nothing has no header to tell it.
            isStartedAnew = fixture.checkpointSequence > 0 || fixture.directory.size(of: "journal.sqlite-wal") == 0
        } while !isStartedAnew && rowCount < 24_000

        #expect(isStartedAnew)
        #expect(try fixture.ids().count == rowCount)
    }

    @Test("a log that a reader held on to is started anew once the reader is gone, and writes went on meanwhile")
    func reader() async throws {
        var options = WriterOptions()
        options.checkpointPageCount = 20
        options.connection.busyTimeoutMilliseconds = 1
        let fixture = try WriterFixture(options: options)
        _ = try await fixture.writer.write(insert(0))
        let reader = try Connection(path: fixture.directory.database, mode: .readOnly)
        try reader.run("BEGIN")
        _ = try reader.value("SELECT count(*) FROM t")

        // 500 pages, far beyond the size at which readers are waited for.
        try await Self.fill(fixture.writer, rows: 1...100)
        let sequence = fixture.checkpointSequence
        try reader.run("COMMIT")
        var rowCount = 100
        while fixture.checkpointSequence == sequence, rowCount < 5_000 {
            try await Self.fill(fixture.writer, rows: rowCount + 1...rowCount + 10)
            rowCount += 10
        }

        #expect(sequence == 0)
        #expect(fixture.checkpointSequence > 0)
        #expect(try fixture.ids().count == rowCount + 1)
    }

    @Test("the database file is synced through SQLite's own descriptor")
    func sync() throws {
        let fixture = try WriterFixture()
        let connection = try Connection(path: fixture.directory.database, mode: .readWriteCreate)

        #expect(throws: Never.self) { try connection.syncDatabaseFile() }
    }

    @Test("below the page count everything stays in the log")
    func noCheckpoint() async throws {
        let fixture = try WriterFixture()

        try await Self.fill(fixture.writer, rows: 1...50)

        #expect(fixture.directory.size(of: "journal.sqlite-wal") > 250 * 4_096)
    }

    @Test("a truncating checkpoint leaves nothing of deleted content on disk")
    func erasure() async throws {
        let fixture = try WriterFixture()
        let note = "a very private note"
        try await fixture.writer.write { try $0.run("INSERT INTO t (id, a) VALUES (1, ?1)", [.text(note)]) }
        let isInLog = fixture.directory.read("journal.sqlite-wal").contains(sequence: note)

        try await fixture.writer.write { try $0.run("DELETE FROM t WHERE id = 1") }
        try await fixture.writer.checkpoint(truncating: true)

        #expect(isInLog)
        #expect(fixture.directory.size(of: "journal.sqlite-wal") == 0)
        #expect(!fixture.directory.read("journal.sqlite").contains(sequence: note))
    }

    @Test("a truncating checkpoint that a reader holds up is busy, and works once the reader is done")
    func heldUp() async throws {
        var options = WriterOptions()
        options.connection.busyTimeoutMilliseconds = 1
        let fixture = try WriterFixture(options: options)
        let reader = try Connection(path: fixture.directory.database, mode: .readOnly)
        _ = try await fixture.writer.write(insert(1))
        try reader.run("BEGIN")
        _ = try reader.value("SELECT count(*) FROM t")
        _ = try await fixture.writer.write(insert(2))

        let error = await #expect(throws: SQLiteError.self) { try await fixture.writer.checkpoint(truncating: true) }
        try reader.run("COMMIT")
        try await fixture.writer.checkpoint(truncating: true)

        #expect(error?.kind == .busy)
        #expect(fixture.directory.size(of: "journal.sqlite-wal") == 0)
        #expect(try fixture.ids() == [1, 2])
    }

    @Test("an automatic checkpoint that fails is told of")
    func failureIsTold() async throws {
        let directory = try TemporaryDirectory()
        var options = WriterOptions()
        options.connection.busyTimeoutMilliseconds = 1
        let failures = Lock<[SQLiteError.Kind]>([])
        let writer = try GroupCommitWriter(path: directory.database, options: options) { error in
            failures.withLock { $0.append(error.kind) }
        }
        try await writer.write { try $0.execute("CREATE TABLE t (a)") }
        let reader = try Connection(path: directory.database, mode: .readOnly)
        try reader.run("BEGIN")
        _ = try reader.value("SELECT count(*) FROM t")
        try await writer.write { try $0.execute("INSERT INTO t (a) VALUES (1)") }

        await writer.stop()

        #expect(failures.withLock { $0 } == [.busy])
    }
}
