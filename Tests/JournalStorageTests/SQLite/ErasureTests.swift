import Journal
import SQLite
import Testing

@testable import JournalStorage

@Suite("erasure")
struct ErasureTests {
    let sqlite: SQLiteJournal
    let alice: Person
    let bob: Person

    init() async throws {
        sqlite = try SQLiteJournal()
        alice = try await sqlite.journal.person("alice")
        bob = try await sqlite.journal.person("bob")
        let end = TestJournal.now.adding(milliseconds: 1)
        for (number, person) in [alice, bob].enumerated() {
            try await sqlite.journal.save(
                [.sample(1, parent: .number(7)), .sample(2, body: nil), .sample(3, in: "dose-logs")], of: person)
            try await sqlite.store.write { transaction in
                let edited = try Record.sample(1, revision: 2, parent: .number(7))
                try transaction.keepVersion(of: .sample(1), of: person, limit: 9)
                try transaction.save(edited, of: person)
            }
            try await sqlite.journal.insert(.sample(number, label: "phone"), number: number + 1, of: person)
            try await sqlite.journal.keep("kept", for: "key", of: person, until: end)
        }
    }

    /// How many rows of each table name a person.
    func rows(of person: Person) throws -> [String: Int] {
        let connection = try sqlite.connection()
        let tables = try connection.all("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") {
            try $0.text(0)
        }
        var counts: [String: Int] = [:]
        for table in tables {
            let values = try connection.all("SELECT * FROM \"\(table)\"") { row in
                try (0..<row.count).map { try row.value($0) }
            }
            counts[table] = values.count { $0.contains(person.id.blob) }
        }
        return counts
    }

    @Test("no row of any table names an erased person, and all that name another are left")
    func rows() async throws {
        let before = try rows(of: alice)

        _ = try await sqlite.store.write { try $0.erase(alice) }
        let isDone = try await sqlite.store.destroyErasedKeys()

        #expect(isDone)
        let expected = [
            "users": 1, "records": 3, "tokens": 1, "idempotency": 1, "meta": 0, "versions": 1, "erasures": 0,
            "shares": 0, "patients": 0, "access_log": 0,
        ]
        #expect(before == expected)
        #expect(try rows(of: alice) == expected.mapValues { _ in 0 })
        #expect(try rows(of: bob) == expected)
    }

    @Test("after a scrub the files hold neither the erased key nor a sealed word")
    func files() async throws {
        let connection = try sqlite.connection()
        let traces = try connection.all(
            """
            SELECT data_key FROM users WHERE id = ?1
            UNION ALL SELECT profile FROM users WHERE id = ?1
            UNION ALL SELECT body FROM records WHERE user_id = ?1 AND body IS NOT NULL
            UNION ALL SELECT label FROM tokens WHERE user_id = ?1
            UNION ALL SELECT digest FROM tokens WHERE user_id = ?1
            UNION ALL SELECT body FROM idempotency WHERE user_id = ?1
            UNION ALL SELECT body FROM versions WHERE user_id = ?1
            """, [alice.id.blob]
        ) { try $0.blob(0) }
        let his = try #require(
            try connection.first("SELECT data_key FROM users WHERE id = ?1", [bob.id.blob]) { try $0.blob(0) })
        let before = try DirectoryImage(sqlite.directory)

        _ = try await sqlite.store.write { try $0.erase(alice) }
        try await sqlite.store.scrub()

        let after = try DirectoryImage(sqlite.directory)
        #expect(traces.count == 8)
        #expect(traces.allSatisfy { !before.files(holding: $0).isEmpty })
        #expect(traces.allSatisfy { after.files(holding: $0).isEmpty })
        #expect(after.files(holding: his) == [JournalDatabase.fileName])
    }
}
