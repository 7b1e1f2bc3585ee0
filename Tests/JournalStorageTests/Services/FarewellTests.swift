import CivilTime
import JSON
import Journal
import JournalStorage
import JournalTestSupport
import SQLite
import Testing

/// Erasing an account, as a person asks for it.
@Suite("farewell")
struct FarewellTests {
    let services: JournalServices
    let session: Session

    init() async throws {
        var options = WriterOptions()
        options.connection.busyTimeoutMilliseconds = 20
        services = try JournalServices(writer: options)
        let signUp = try await services.users.signUp(
            ["email": "alice@example.org", "password": "correct horse battery", "timeZone": "Europe/Berlin"],
            from: "192.0.2.1")
        session = try #require(try services.session(bearing: signUp.token.value))
    }

    var store: SQLiteJournalStore { services.sqlite.store }

    func dataKey() throws -> [UInt8]? {
        try services.sqlite.connection().first("SELECT data_key FROM users") { try $0.blob(0) }
    }

    @Test("after it the files do not hold the person's key")
    func erased() async throws {
        let key = try #require(try dataKey())

        _ = try await services.users.erase(
            ["currentPassword": "correct horse battery"], of: session.person, from: "192.0.2.1")

        #expect(try dataKey() == nil)
        #expect(try DirectoryImage(services.sqlite.directory).files(holding: key) == [])
    }

    @Test("it succeeds while a long read keeps the log from being emptied, which a later scrub makes up for")
    func duringLongRead() async throws {
        let key = try #require(try dataKey())
        let reader = try Connection(path: SQLiteJournal.path(in: services.sqlite.directory), mode: .readOnly)
        try reader.execute("BEGIN; SELECT count(*) FROM users")

        _ = try await services.users.erase(
            ["currentPassword": "correct horse battery"], of: session.person, from: "192.0.2.1")
        let refusal = await #expect(throws: JournalError.self) { try await store.scrub() }
        try reader.execute("COMMIT")
        try await store.scrub()

        guard case .busy? = refusal else { return #expect(Bool(false), "\(String(describing: refusal))") }
        #expect(try dataKey() == nil)
        #expect(try DirectoryImage(services.sqlite.directory).files(holding: key) == [])
    }

    @Test("the receipt counts what was live of each collection, and the rest, in the transaction that erases it")
    func receipt() async throws {
        let checkIn = #"{"at": "2026-11-23T08:10:00Z", "timeZone": "Europe/Berlin", "note": "x"}"#
        for _ in 0..<3 { try await services.create(checkIn, in: CheckIn.self, of: session.person) }
        let edited = try #require(try await services.create(checkIn, in: CheckIn.self, of: session.person))
        let deleted = try #require(try await services.create(checkIn, in: CheckIn.self, of: session.person))
        _ = try await services.records.merge(
            ["note": "y"], into: edited.id, in: CheckIn.self, of: session.person, if: .none)
        try await services.records.delete(deleted.id, in: CheckIn.self, of: session.person, if: .none)

        let receipt = try await services.users.erase(
            ["currentPassword": "correct horse battery"], of: session.person, from: "192.0.2.1")

        #expect(receipt.isKeyDestroyed)
        #expect(
            receipt.json == [
                "erasedAt": .string(services.clock.now.utcText),
                "counts": [
                    "protocols": 0, "dose-logs": 0, "trackers": 0, "check-ins": 4, "medications": 0, "screenings": 0,
                    "assessments": 0, "versions": 1, "tokens": 1, "shares": 0, "patients": 0, "accessLog": 0,
                ],
                "keyDestroyed": true, "backups": "unreadable",
            ])
    }

    @Test("where the master key cannot be written, the receipt says so")
    func unwritableKey() async throws {
        services.sqlite.keys.setWritable(false)

        let receipt = try await services.users.erase(
            ["currentPassword": "correct horse battery"], of: session.person, from: "192.0.2.1")

        #expect(try dataKey() == nil)
        #expect(receipt.json["keyDestroyed"] == false)
        #expect(receipt.json["backups"] == "readable-until-the-key-file-can-be-written")
    }

    @Test("it needs the password")
    func wrongPassword() async throws {
        let error = await #expect(throws: JournalError.self) {
            _ = try await services.users.erase(
                ["currentPassword": "wrong horse battery"], of: session.person, from: "192.0.2.1")
        }

        guard case .wrongPassword? = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(try dataKey() != nil)
    }
}
