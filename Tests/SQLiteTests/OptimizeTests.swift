import Testing

@testable import SQLite

@Suite("statistics for queries")
struct OptimizeTests {
    static let analysed = "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'"

    /// A writer that has asked an indexed table.
    static func fixture() async throws -> WriterFixture {
        let fixture = try WriterFixture()
        try await fixture.writer.write { connection in
            try connection.execute("CREATE INDEX t_by_a ON t (a)")
            for id in 0..<1_000 {
                try connection.run("INSERT INTO t (id, a) VALUES (?1, ?2)", [.integer(id), .integer(id % 7)])
            }
            _ = try connection.value("SELECT id FROM t WHERE a = 3")
        }
        return fixture
    }

    @Test("they are gathered when asked for, of what was queried")
    func gathered() async throws {
        let fixture = try await Self.fixture()
        let before = try fixture.readers.read { try $0.value(Self.analysed) }

        try await fixture.writer.optimize()

        #expect(before == 0)
        let indexes = try fixture.readers.read { try $0.all("SELECT idx FROM sqlite_stat1") { try $0.text(0) } }
        #expect(indexes == ["t_by_a"])
    }

    @Test("and when the writer stops")
    func atStop() async throws {
        let fixture = try await Self.fixture()

        await fixture.writer.stop()

        #expect(try Connection(path: fixture.directory.database, mode: .readOnly).value(Self.analysed) == 1)
    }
}
