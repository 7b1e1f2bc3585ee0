import Glibc
import Testing

@testable import SQLite

/// A log that somebody removes under a running program takes nothing with it that was acknowledged.
@Suite("removed log")
struct RemovedLogTests {
    let fixture: WriterFixture

    init() throws {
        fixture = try WriterFixture()
    }

    /// What somebody does to the log.
    enum Harm: Sendable, CaseIterable {
        case removed, replaced
    }

    func harm(_ harm: Harm) {
        unlink("\(fixture.directory.database)-wal")
        if harm == .replaced { fixture.directory.write([], to: "journal.sqlite-wal") }
    }

    /// What a kill would leave.
    func idsAfterKill() throws -> [Int] {
        let directory = try TemporaryDirectory()
        for name in fixture.directory.names where !name.hasSuffix("-shm") {
            directory.write(fixture.directory.read(name), to: name)
        }
        let connection = try Connection(path: directory.database, mode: .readWriteCreate)
        #expect(try connection.integrityProblems() == [])
        return try connection.all("SELECT id FROM t ORDER BY id") { try $0.int(0) }
    }

    @Test(
        "the write that finds it gone is refused, what it held is saved, and the next is taken",
        arguments: Harm.allCases)
    func recovers(from harm: Harm) async throws {
        for id in 1...3 { _ = try await fixture.writer.write(insert(id)) }
        #expect(try fixture.ids() == [1, 2, 3])
        self.harm(harm)

        let refusal = await #expect(throws: SQLiteError.self) { try await fixture.writer.write(insert(4)) }
        let saved = try idsAfterKill()
        _ = try await fixture.writer.write(insert(5))

        #expect(refusal?.kind == .readOnly)
        #expect(refusal?.message == "the write-ahead log was removed")
        #expect(saved == [1, 2, 3])
        #expect(try idsAfterKill() == [1, 2, 3, 5])
        #expect(try fixture.ids() == [1, 2, 3, 5])
    }

    @Test("twice, and beside checkpoints")
    func again() async throws {
        for id in 1...3 {
            _ = try await fixture.writer.write(insert(id * 10))
            harm(.removed)
            _ = await #expect(throws: SQLiteError.self) { try await fixture.writer.write(insert(id)) }
            try await fixture.writer.checkpoint(truncating: true)
        }
        _ = try await fixture.writer.write(insert(40))

        #expect(try idsAfterKill() == [10, 20, 30, 40])
        #expect(try fixture.ids() == [10, 20, 30, 40])
    }

    @Test("while a reader holds on to it writes are refused, reads go on, and with its end all goes on")
    func heldByReader() async throws {
        _ = try await fixture.writer.write(insert(1))
        let reader = try Connection(path: fixture.directory.database, mode: .readOnly)
        try reader.run("BEGIN")
        #expect(try reader.value("SELECT count(*) FROM t") == .integer(1))
        _ = try await fixture.writer.write(insert(2))
        #expect(try fixture.ids() == [1, 2])
        harm(.removed)

        for id in 3...4 { _ = await #expect(throws: SQLiteError.self) { try await fixture.writer.write(insert(id)) } }
        let meanwhile = try fixture.ids()
        let held = try reader.value("SELECT count(*) FROM t")
        try reader.run("COMMIT")
        _ = await #expect(throws: SQLiteError.self) { try await fixture.writer.write(insert(5)) }
        _ = try await fixture.writer.write(insert(6))

        #expect(meanwhile == [1, 2])
        #expect(held == .integer(1))
        #expect(try idsAfterKill() == [1, 2, 6])
        #expect(try fixture.ids() == [1, 2, 6])
    }

    @Test("stopped without another write, it leaves all in the database file")
    func stopped() async throws {
        for id in 1...3 { _ = try await fixture.writer.write(insert(id)) }
        harm(.removed)

        await fixture.writer.stop()

        #expect(try idsAfterKill() == [1, 2, 3])
    }
}
