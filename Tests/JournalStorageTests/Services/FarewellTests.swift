import CivilTime
import JSON
import Journal
import JournalStorage
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

        try await services.users.erase(
            ["currentPassword": "correct horse battery"], of: session.person, from: "192.0.2.1")

        #expect(try dataKey() == nil)
        #expect(try DirectoryImage(services.sqlite.directory).files(holding: key) == [])
    }

    @Test("it succeeds while a long read keeps the log from being emptied, which a later scrub makes up for")
    func duringLongRead() async throws {
        let key = try #require(try dataKey())
        let reader = try Connection(path: SQLiteJournal.path(in: services.sqlite.directory), mode: .readOnly)
        try reader.execute("BEGIN; SELECT count(*) FROM users")

        try await services.users.erase(
            ["currentPassword": "correct horse battery"], of: session.person, from: "192.0.2.1")
        let refusal = await #expect(throws: JournalError.self) { try await store.scrub() }
        try reader.execute("COMMIT")
        try await store.scrub()

        guard case .busy? = refusal else { return #expect(Bool(false), "\(String(describing: refusal))") }
        #expect(try dataKey() == nil)
        #expect(try DirectoryImage(services.sqlite.directory).files(holding: key) == [])
    }

    @Test("it needs the password")
    func wrongPassword() async throws {
        let error = await #expect(throws: JournalError.self) {
            try await services.users.erase(
                ["currentPassword": "wrong horse battery"], of: session.person, from: "192.0.2.1")
        }

        guard case .wrongPassword? = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(try dataKey() != nil)
    }
}
