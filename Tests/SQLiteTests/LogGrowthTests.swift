import Dispatch
import Glibc
import Locking
import ProcessTestSupport
import Testing

@testable import SQLite

/// Readers must neither let the log grow without end nor hold up writes.
@Suite("growth of the log")
struct LogGrowthTests {
    static let page = 4_096

    /// A writer whose checkpoints begin early, and which could wait for a reader for longer than any disk takes.
    static func fixture(pageCount: Int, failed: @escaping @Sendable (SQLiteError) -> Void = { _ in }) throws
        -> WriterFixture
    {
        var options = WriterOptions()
        options.checkpointPageCount = pageCount
        options.connection.busyTimeoutMilliseconds = 600_000
        return try WriterFixture(options: options, checkpointFailed: failed)
    }

    /// Writes rows of five pages each, and gives how long the slowest took.
    static func fill(_ fixture: WriterFixture, rows: Range<Int>) async throws -> Duration {
        var slowest = Duration.zero
        for id in rows {
            let start = ContinuousClock.now
            try await fixture.writer.write { connection in
                let blob = Value.blob([UInt8](repeating: UInt8(id % 256), count: 20_000))
                try connection.run("INSERT INTO t (id, a) VALUES (?1, ?2)", [.integer(id), blob])
            }
            slowest = max(slowest, ContinuousClock.now - start)
        }
        return slowest
    }

    static func beginReading(_ fixture: WriterFixture) throws -> Connection {
        let reader = try Connection(path: fixture.directory.database, mode: .readOnly)
        try reader.run("BEGIN")
        _ = try reader.value("SELECT count(*) FROM t")
        return reader
    }

    /// Whether a condition comes to hold within a minute.
    static func holds(_ condition: () -> Bool) -> Bool {
        let start = ContinuousClock.now
        while !condition() {
            guard ContinuousClock.now - start < .seconds(60) else { return false }
            usleep(5_000)
        }
        return true
    }

    @Test("no write waits for a reader that stays, however the log has grown")
    func longReader() async throws {
        let fixture = try Self.fixture(pageCount: 20)
        let reader = try Self.beginReading(fixture)

        // On a thread of its own: on those that all tests share it would wait for them.
        let slowest = try await onThread { try await Self.fill(fixture, rows: 0..<200) }
        try reader.run("COMMIT")

        // The disk may be busy with other tests.
        #expect(slowest < .seconds(20))
        #expect(try fixture.ids().count == 200)
    }

    @Test("nor for a reader while somebody wants the log emptied, which succeeds when the reader has gone")
    func emptying() async throws {
        let fixture = try Self.fixture(pageCount: 1_000)
        _ = try await fixture.writer.write(insert(1_000))
        let reader = Reader(try Self.beginReading(fixture))
        _ = try await fixture.writer.write(insert(1_001))

        async let emptied: Void = fixture.writer.checkpoint(truncating: true)
        let slowest = try await onThread { try await Self.fill(fixture, rows: 0..<100) }
        try reader.end()
        try await emptied

        #expect(slowest < .seconds(20))
        #expect(fixture.directory.size(of: "journal.sqlite-wal") == 0)
    }

    @Test("a log that a reader has let grow is cut to nothing once the reader has gone, though nothing more is written")
    func shrinks() async throws {
        let complaints = Lock<[SQLiteError]>([])
        let fixture = try Self.fixture(pageCount: 20) { error in complaints.withLock { $0.append(error) } }
        let reader = try Self.beginReading(fixture)
        _ = try await Self.fill(fixture, rows: 0..<100)
        let grown = fixture.directory.size(of: "journal.sqlite-wal")
        let isTold = try await onThread { Self.holds { complaints.withLock { !$0.isEmpty } } }

        try reader.run("COMMIT")
        let isEmpty = try await onThread { Self.holds { fixture.directory.size(of: "journal.sqlite-wal") == 0 } }

        #expect(grown > 500 * Self.page)
        #expect(isTold)
        #expect(complaints.withLock { $0.allSatisfy { $0.kind == .busy && $0.message.contains("a reader holds on") } })
        #expect(isEmpty)
        #expect(try fixture.ids().count == 100)
    }

    @Test("constant readers that overlap let it grow no further than they last")
    func overlapping() async throws {
        let fixture = try Self.fixture(pageCount: 100)
        let isOver = Lock(false)
        var largest = 0
        let readers = DispatchGroup()
        for _ in 0..<3 {
            DispatchQueue(label: "reader").async(group: readers) {
                while !isOver.withLock({ $0 }) {
                    // A transaction of some milliseconds; the readers are never all between two.
                    _ = try? fixture.readers.read { connection in
                        usleep(3_000)
                        return try connection.value("SELECT count(*) FROM t")
                    }
                }
            }
        }

        var rows = 0
        // Until it is plain that the log was begun anew, however slow the machine is just now.
        while rows < 10_000, rows < 1_000 || rows * 20_000 < 2 * largest {
            _ = try await Self.fill(fixture, rows: rows..<rows + 100)
            rows += 100
            largest = max(largest, fixture.directory.size(of: "journal.sqlite-wal"))
        }
        isOver.withLock { $0 = true }
        readers.wait()

        // Without the short waits for readers it would hold all that was written.
        #expect(largest <= rows * 20_000 / 2)
        #expect(try fixture.ids().count == rows)
    }

    /// A reading connection on its way between the steps of a test.
    ///
    /// `@unchecked Sendable`: one step at a time uses it.
    private final class Reader: @unchecked Sendable {
        private let connection: Connection

        init(_ connection: Connection) { self.connection = connection }

        func end() throws { try connection.run("COMMIT") }
    }
}
