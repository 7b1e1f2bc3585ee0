import Glibc
import JSON
import JournalStorage
import JournalTestSupport
import ProcessTestSupport
import SQLite
import Testing

@testable import AttuneApp

/// What a former release has kept is all there after an upgrade.
@Suite("upgrades")
struct UpgradeTests {
    /// The application on a kept journal.
    static func run(
        _ version: Int, _ body: @Sendable @escaping (KeptJournal, TestApp) async throws -> Void
    ) async throws {
        let kept = try KeptJournal(version: version)
        try await TestApp.run(clock: kept.clock, in: try kept.directory()) { try await body(kept, $0) }
    }

    /// Holds every record, as it is told now, against what was told then; members that are new do not count.
    static func expectEverything(of kept: KeptJournal, from app: TestApp) throws {
        for person in kept.people {
            let now = app.stranger.bearing(person.token)
            #expect(!person.records.isEmpty)
            for (collection, record) in person.records {
                let answer = try now.get("/v1/\(collection)/\(record["id"]?.text ?? "")")
                #expect(answer.status == 200)
                for member in record.members where member.name != "change" {
                    #expect(answer[member.name] == member.value, "\(collection): \(member.name)")
                }
            }
            for (collection, id) in person.deleted {
                #expect(try now.get("/v1/\(collection)/\(id)").status == 404)
            }
            let profile = try now.get("/v1/users/me")
            for member in person.profile.members { #expect(profile[member.name] == member.value) }
        }
    }

    @Test("every schema before the present one has its database")
    func complete() {
        #expect(Array(KeptJournal.versions).last ?? 0 >= JournalDatabase.newestVersion - 1)
    }

    @Test(
        "every record and profile reads as it was written, and what was deleted is gone",
        arguments: KeptJournal.versions)
    func records(version: Int) async throws {
        try await Self.run(version) { kept, app in
            try Self.expectEverything(of: kept, from: app)
        }
    }

    @Test("people sign in with their passwords, and others do not", arguments: KeptJournal.versions)
    func signIn(version: Int) async throws {
        try await Self.run(version) { kept, app in
            for person in kept.people {
                let body: JSONObject = ["email": .string(person.email), "password": .string(person.password)]
                let answer = try app.stranger.post("/v1/tokens", .object(body)).expecting(201)
                #expect(try app.stranger.bearing(answer.text("token")).get("/v1/users/me").status == 200)
                let wrong = body.with(["password": .string("\(person.password)!")])
                #expect(try app.stranger.post("/v1/tokens", .object(wrong)).status == 401)
            }
            let erased: JSONValue = ["email": "charlie@example.org", "password": .string(kept.people[0].password)]
            #expect(try app.stranger.post("/v1/tokens", erased).status == 401)
        }
    }

    @Test("records can be changed and added, and a phone goes on where it was", arguments: KeptJournal.versions)
    func writing(version: Int) async throws {
        try await Self.run(version) { kept, app in
            for person in kept.people {
                let now = app.stranger.bearing(person.token)
                let id = person.records.first { $0.collection == "check-ins" }?.record["id"]?.text ?? ""
                #expect(try now.patch("/v1/check-ins/\(id)", ["note": "later"]).status == 200)
                let made = try CollectionFixture.checkIns.create(by: now)
                guard let cursor = person.cursor else { continue }
                let feed = try now.get("/v1/changes?cursor=\(cursor)").expecting(200)
                let changed = (feed["changes"]?.array ?? []).compactMap { $0.object?["id"]?.text }
                #expect(changed == [id, made.id])
            }
        }
    }

    @Test("calendars and shares go on, and the log of who read is whole", arguments: KeptJournal.versions)
    func sharing(version: Int) async throws {
        try await Self.run(version) { kept, app in
            if let calendar = kept.calendar {
                let feed = try app.stranger.get(calendar)
                #expect(feed.status == 200, "\(feed.body)")
            }
            guard let shares = kept.shares.map({ JSONValue.object($0) }) else { return }
            let (alice, bob) = (kept.people[0], kept.people[1])
            let log = try app.stranger.bearing(alice.token).get("/v1/access-log")
            let before = shares.value(at: "/log/items")?.array ?? []
            #expect(!before.isEmpty)
            #expect(log.items.suffix(before.count).map { JSONValue.object($0) } == before)
            let patient = shares.value(at: "/patient")?.text ?? ""
            #expect(try app.stranger.bearing(bob.token).get("/v1/patients/\(patient)/summary").status == 200)
            let token = shares.value(at: "/kept/token")?.text
            #expect(try app.stranger.bearing(token).get("/v1/summary").status == 200)
        }
    }

    @Test("every access log is whole and has its end", arguments: KeptJournal.versions)
    func audit(version: Int) async throws {
        let kept = try KeptJournal(version: version)
        let directory = try kept.directory()

        try await TestApp.run(clock: kept.clock, in: directory) { _ in }

        let (end, process) = try await onThread {
            try AttuneProgram.run(["audit", "verify", "--data", directory.path])
        }
        #expect(end == .exited(0), "\(process.errors)\(process.output)")
    }

    @Test("the schema is that of a new database, and the file is sound", arguments: KeptJournal.versions)
    func schema(version: Int) async throws {
        let kept = try KeptJournal(version: version)
        let (old, new) = (try kept.directory(), try TemporaryDirectory())

        try await TestApp.run(clock: kept.clock, in: old) { _ in }
        try await TestApp.run(clock: kept.clock, in: new) { _ in }

        let (migrated, fresh) = try (Self.open(old), Self.open(new))
        #expect(try Self.schema(of: migrated) == Self.schema(of: fresh))
        #expect(try migrated.value("PRAGMA user_version") == fresh.value("PRAGMA user_version"))
        #expect(try migrated.value("PRAGMA application_id") == fresh.value("PRAGMA application_id"))
        #expect(try migrated.integrityProblems() == [])
        let names = "SELECT group_concat(name) FROM (SELECT name FROM meta WHERE name <> 'written' ORDER BY name)"
        #expect(try migrated.value(names) == fresh.value(names))
    }

    @Test("a backup that a former release has made can be restored", arguments: KeptJournal.versions)
    func restore(version: Int) async throws {
        let kept = try KeptJournal(version: version)
        let (backup, directory) = (try kept.directory(), try TemporaryDirectory())
        try directory.write(try backup.contents(of: "master.key"), to: "master.key")
        chmod("\(directory.path)/master.key", 0o600)
        var configuration = Configuration()
        configuration.data = directory.path

        let restored = try Backups.restore("\(backup.path)/attune.db", overwriting: false, configuration)

        #expect(restored.erased == 0)
        #expect(restored.people == kept.people.count)
        try await TestApp.run(clock: kept.clock, in: directory) { app in
            try Self.expectEverything(of: kept, from: app)
            let person = kept.people[0]
            guard let cursor = person.cursor else { return }
            #expect(try app.stranger.bearing(person.token).get("/v1/changes?cursor=\(cursor)").status == 410)
        }
    }

    private static func open(_ directory: TemporaryDirectory) throws -> Connection {
        try Connection(path: "\(directory.path)/attune.db", mode: .readOnly)
    }

    /// Each table and index with its columns, comments and layout aside; statistics are no part of it.
    private static func schema(of connection: Connection) throws -> [String] {
        try connection.all(
            """
            SELECT type, name, tbl_name, coalesce(sql, '')
            FROM sqlite_schema
            WHERE name NOT LIKE 'sqlite_stat%'
            ORDER BY type, name
            """
        ) { row in
            let sql = try row.text(3).split(separator: "\n", omittingEmptySubsequences: true)
                .map { $0.prefix { $0 != "-" } }.joined(separator: " ")
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return "\(try row.text(0)) \(try row.text(1)) \(try row.text(2)): \(sql)"
        }
    }
}
