import FaultTestSupport
import Testing

@testable import SQLite

/// A sync that fails once is the loss of what it was to bring to disk: the next one succeeds without it.
@Suite("lost pages")
struct LostPagesTests {
    let disk: FaultyDisk
    let fixture: WriterFixture

    init() throws {
        var options = WriterOptions()
        options.checkpointPageCount = 20
        options.connection.busyTimeoutMilliseconds = 2_000
        var disk: FaultyDisk?
        fixture = try WriterFixture(
            options: options,
            prepare: { disk = try FaultyDisk(under: $0.path, losesUnsynced: true) })
        self.disk = try #require(disk)
    }

    /// The ids that are there after a loss of power.
    func idsAfterPowerLoss() throws -> [Int] {
        #expect(disk.cutPower() > 0)
        let directory = try TemporaryDirectory()
        for suffix in ["", "-wal"] {
            let bytes = fixture.directory.read("journal.sqlite\(suffix).durable")
            if !bytes.isEmpty { directory.write(bytes, to: "journal.sqlite\(suffix)") }
        }
        let connection = try Connection(path: directory.database, mode: .readWriteCreate)
        #expect(try connection.integrityProblems() == [])
        return try connection.all("SELECT id FROM t WHERE length(a) = 20000 ORDER BY id") { try $0.int(0) }
    }

    func fill(_ rows: Range<Int>) async throws -> [Int] {
        var acknowledged: [Int] = []
        for id in rows {
            do {
                try await fixture.writer.write { connection in
                    let blob = Value.blob([UInt8](repeating: UInt8(id % 256), count: 20_000))
                    try connection.run("INSERT INTO t (id, a) VALUES (?1, ?2)", [.integer(id), blob])
                }
                acknowledged.append(id)
            } catch let error as SQLiteError {
                #expect(error.kind == .ioError)
            }
        }
        return acknowledged
    }

    @Test("of the log's syncs: the write is refused, the next is taken, and nothing acknowledged is lost")
    func log() async throws {
        let before = try await fill(0..<10)
        disk.fail(.sync, [.log], after: 2, times: 1)

        let after = try await fill(10..<30)

        #expect(before.count == 10)
        // The sync that fails may be one of a checkpoint, which nobody waits for.
        #expect((19...20).contains(after.count))
        #expect(try fixture.ids() == before + after)
        #expect(try idsAfterPowerLoss() == before + after)
    }

    @Test("of the database's syncs: the pages are written once more before the log is given up", arguments: 0..<6)
    func database(skipped: Int) async throws {
        let reader = try Connection(path: fixture.directory.database, mode: .readOnly)
        var acknowledged = try await fill(0..<3)
        try reader.run("BEGIN")
        _ = try reader.value("SELECT count(*) FROM t")
        acknowledged += try await fill(3..<20)
        // What the reader does not need is moved, and the sync of that fails.
        disk.fail(.sync, [.database], after: skipped, times: 1)
        try await Self.whileFailing { try await fixture.writer.checkpoint(truncating: false) }
        acknowledged += try await fill(20..<40)
        try reader.run("COMMIT")

        try await Self.whileFailing { try await fixture.writer.checkpoint(truncating: true) }
        acknowledged += try await fill(40..<50)

        #expect(acknowledged.count == 50)
        #expect(try fixture.ids() == acknowledged)
        #expect(try idsAfterPowerLoss() == acknowledged)
    }

    @Test("when the last sync fails, the log is left to the next start")
    func stop() async throws {
        let acknowledged = try await fill(0..<2)
        disk.fail(.sync, [.database])

        await fixture.writer.stop()

        #expect(fixture.directory.size(of: "journal.sqlite-wal") > 0)
        #expect(try idsAfterPowerLoss() == acknowledged)
    }

    /// Tries again, once, what has met the fault.
    private static func whileFailing(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch is SQLiteError {
            try? await body()
        }
    }
}
