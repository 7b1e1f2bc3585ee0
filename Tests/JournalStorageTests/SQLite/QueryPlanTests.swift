import CSQLite
import JSON
import JournalTestSupport
import Testing

@testable import JournalStorage
@testable import SQLite

/// Statistics must not talk SQLite out of the indexes that the schema has for each query.
@Suite("query plans")
struct QueryPlanTests {
    /// What the connections have prepared for requests of every kind.
    private static func statements(of app: TestApp) async throws -> Set<String> {
        let alice = try app.person("alice")
        var made: [Answer] = []
        for fixture in CollectionFixture.all {
            made.append(try fixture.create(by: alice))
            let path = try fixture.path(fixture.create(by: alice, #"{"note": "second"}"#).id)
            _ = try alice.patch(path, .object(fixture.change))
            _ = try alice.get("\(fixture.path)?from=2026-01-01&order=asc")
            _ = try alice.get("\(fixture.path)?limit=1")
            _ = try alice.get("\(path)/versions")
            _ = try alice.delete(path)
        }
        _ = try alice.post(
            "/v1/check-ins", .object(CollectionFixture.checkIns.record), headers: ["Idempotency-Key": "one"])
        let share = try alice.share()
        _ = try app.stranger.bearing(share.text("token")).get("/v1/summary")
        for path in [
            "/v1/changes", "/v1/dose-logs?protocolId=\(made[0].id)", "/v1/summary", "/v1/insights", "/v1/tokens",
            "/v1/shares", "/v1/patients", "/v1/access-log", "/v1/export", "/v1/protocols/\(made[0].id)/schedule",
            "/v1/interactions", "/v1/users/me",
        ] {
            _ = try alice.get(path).expecting(200)
        }
        _ = try alice.delete("/v1/protocols/\(made[0].id)")
        let read = try app.store.read { try prepared(on: $0 as? SQLiteTransaction) }
        let written = try await app.store.write { try prepared(on: $0 as? SQLiteTransaction) }
        return read.union(written)
    }

    private static func prepared(on transaction: SQLiteTransaction?) throws -> Set<String> {
        let handle = try #require(transaction).connection.handle
        var (texts, statement) = (Set<String>(), sqlite3_next_stmt(handle, nil))
        while let found = statement {
            if let text = sqlite3_sql(found) { texts.insert(String(cString: text)) }
            statement = sqlite3_next_stmt(handle, found)
        }
        return texts.filter { $0.contains("records") || $0.contains("tokens") || $0.contains("versions") }
    }

    /// The plan of each query.
    private static func plans(_ statements: Set<String>, at path: String) throws -> [String: [String]] {
        let connection = try Connection(path: path, mode: .readWriteCreate)
        return try Dictionary(
            uniqueKeysWithValues: statements.map { sql in
                let values = Array(repeating: Value.null, count: Self.parameterCount(of: sql, connection.handle))
                return (sql, try connection.all("EXPLAIN QUERY PLAN \(sql)", values) { try $0.text(3) })
            })
    }

    private static func parameterCount(of sql: String, _ handle: OpaquePointer) -> Int {
        var statement: OpaquePointer?
        #expect(sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, "\(sql)")
        defer { sqlite3_finalize(statement) }
        return Int(sqlite3_bind_parameter_count(statement))
    }

    /// Many records of a few people, as no test would have the patience to write.
    private static func fill(_ connection: Connection) throws {
        try connection.execute(
            """
            BEGIN;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4)
            INSERT INTO users (id, email_index, profile, password_hash, data_key, created_at)
            SELECT randomblob(16), randomblob(32), zeroblob(80), 'none', zeroblob(60), i
            FROM n;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
            INSERT INTO records (user_id, id, collection, revision, change, event_at, event_date, parent_id, deleted,
                created_at, updated_at, body)
            SELECT users.id, randomblob(16), iif(i % 3, 'check-ins', 'dose-logs'), 1, 1000 + i, i * 1000, i / 10,
                iif(i % 3, NULL, zeroblob(16)), i % 50 = 0, 0, i, iif(i % 50 = 0, NULL, zeroblob(200))
            FROM n, users;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
            INSERT INTO tokens (id, user_id, digest, scopes, created_at)
            SELECT randomblob(16), users.id, randomblob(32), 'account', i
            FROM n, users;
            COMMIT;
            """)
    }

    @Test("on a journal of 100,000 records statistics change no plan, and none reads a whole table of records")
    func plans() async throws {
        let directory = try TemporaryDirectory()
        var statements: Set<String> = []
        try await TestApp.run(in: directory) { app in statements = try await Self.statements(of: app) }
        let path = "\(directory.path)/\(JournalDatabase.fileName)"
        let connection = try Connection(path: path, mode: .readWriteCreate)
        try connection.execute("DROP TABLE IF EXISTS sqlite_stat1")
        try Self.fill(connection)

        let before = try Self.plans(statements, at: path)
        try connection.execute("PRAGMA analysis_limit = 400; ANALYZE")
        let after = try Self.plans(statements, at: path)

        #expect(statements.count > 15)
        for (sql, plan) in before {
            #expect(after[sql] == plan, "\(sql)")
            #expect(!plan.contains { $0.hasPrefix("SCAN records") }, "\(sql)")
        }
    }

    @Test("a journal that is used gets statistics in time, as the server keeps it")
    func kept() async throws {
        let directory = try TemporaryDirectory()

        try await TestApp.run(in: directory) { app in
            let alice = try app.person("alice")
            let made = try CollectionFixture.protocols.create(by: alice)
            for number in 0..<20 { _ = try CollectionFixture.doseLogs.create(by: alice, #"{"note": "\#(number)"}"#) }
            _ = try alice.delete("/v1/protocols/\(made.id)")
            try await app.store.optimize()
        }

        let connection = try Connection(path: "\(directory.path)/\(JournalDatabase.fileName)", mode: .readOnly)
        #expect(try connection.value("SELECT count(*) > 0 FROM sqlite_stat1 WHERE tbl = 'records'") == 1)
    }
}
