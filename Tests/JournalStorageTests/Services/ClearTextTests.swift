import Glibc
import JSON
import Journal
import JournalStorage
import JournalTestSupport
import SQLite
import Testing

/// A stolen disk or backup tells nothing that was written.
@Suite("no clear text on disk")
struct ClearTextTests {
    /// Every word here is written somewhere in the journal below, and stands nowhere in the program.
    static let words = [
        "zanzibar-note", "zanzibar-edited", "zanzibar-deleted", "quokka-tag", "walrus-name", "narwhal-intention",
        "pangolin-mindset", "okapi-place", "axolotl-reason", "capybara-supervision", "numbat-effect", "fossa-batch",
        "tapir-amount-text", "saola-substance", "dugong-stack", "ibex-idempotency", "mollymawk@example.org",
        "Mollymawk@Example.org", "mollymawk", "kakapo-display", "gharial-label", "correct horse battery",
        "new horse battery", "Pacific/Chatham", "perceptibility", "sideEffects",
    ]

    static let plan = """
        {"name": "walrus-name", "schedule": {"kind": "as-needed"}, "startDate": "2026-11-01",
         "timeZone": "Pacific/Chatham", "substance": "saola-substance", "supervision": "capybara-supervision",
         "steps": [{"fromDay": 1, "amount": {"value": 1, "unit": "g"}, "reason": "axolotl-reason"}]}
        """

    static let dose = """
        {"takenAt": "2026-11-23T08:10:00Z", "timeZone": "Pacific/Chatham", "status": "taken",
         "amount": {"value": 1, "unit": "g", "text": "tapir-amount-text"}, "batch": "fossa-batch",
         "stack": [{"name": "dugong-stack"}], "setting": {"place": "okapi-place"}, "mindset": "pangolin-mindset",
         "intention": "narwhal-intention", "perceptibility": 1.5, "tags": ["quokka-tag"]}
        """

    static func checkIn(_ note: String) -> String {
        """
        {"at": "2026-11-23T08:10:00Z", "timeZone": "Pacific/Chatham", "note": "\(note)",
         "sideEffects": [{"name": "numbat-effect", "severity": "mild"}]}
        """
    }

    /// Writes all the words through the services, and gives the values of the tokens.
    static func fill(_ services: JournalServices) async throws -> [String] {
        let signUp = try await services.users.signUp(
            [
                "email": "Mollymawk@Example.org", "password": "correct horse battery",
                "displayName": "kakapo-display", "timeZone": "Pacific/Chatham",
            ], from: "192.0.2.1")
        let signIn = try await services.tokens.signIn(
            ["email": "mollymawk@example.org", "password": "correct horse battery", "label": "gharial-label"],
            from: "192.0.2.1")
        let session = try #require(try services.session(bearing: signIn.value))
        let person = session.person
        let idempotency = Idempotency(key: "ibex-idempotency", fingerprint: Array(repeating: 1, count: 32))
        try await services.create(plan, in: DosingProtocol.self, of: person)
        try await services.create(dose, in: DoseLog.self, of: person, idempotency: idempotency)
        let kept = try #require(
            try await services.create(checkIn("zanzibar-note"), in: CheckIn.self, of: person))
        let deleted = try #require(
            try await services.create(checkIn("zanzibar-deleted"), in: CheckIn.self, of: person))
        _ = try await services.records.merge(
            ["note": "zanzibar-edited"], into: kept.id, in: CheckIn.self, of: person, if: .none)
        try await services.records.delete(deleted.id, in: CheckIn.self, of: person, if: .none)
        try await services.users.changePassword(
            ["currentPassword": "correct horse battery", "newPassword": "new horse battery"], of: session,
            from: "192.0.2.1")
        return [signUp.token.value, signIn.value]
    }

    @Test("neither the database, its log nor a backup holds a word that was written, a token or a password")
    func noClearText() async throws {
        let services = try JournalServices()
        let directory = services.sqlite.directory
        let tokens = try await Self.fill(services)
        let secrets = Self.words + tokens + tokens.map { String($0.dropFirst(TokenKind.access.rawValue.count)) }

        let inTheLog = try DirectoryImage(directory)
        try Connection(path: SQLiteJournal.path(in: directory), mode: .readOnly).copy(to: "\(directory.path)/backup")
        try await services.sqlite.store.scrub()
        let inTheDatabase = try DirectoryImage(directory)
        await services.sqlite.store.close()
        let closed = try DirectoryImage(directory)

        let database = JournalDatabase.fileName
        #expect(inTheLog.names == [database, "\(database)-shm", "\(database)-wal"])
        // What has to stand in the clear is found, so the search works.
        #expect(inTheLog.files(holding: "dose-logs") == ["\(database)-wal"])
        #expect(inTheDatabase.files(holding: "dose-logs") == [database, "backup"])
        #expect(closed.files(holding: "dose-logs") == [database, "backup"])
        for image in [inTheLog, inTheDatabase, closed] {
            for secret in secrets { #expect(image.files(holding: secret) == [], "\(secret)") }
        }
    }

    @Test("what was written can be read with the key")
    func readable() async throws {
        let services = try JournalServices()
        let token = try await Self.fill(services)[1]

        let person = try #require(try services.session(bearing: token)).person
        let logs = try services.page(of: DoseLog.self, of: person).records
        let checkIns = try services.page(of: CheckIn.self, of: person).records
        let profile = try services.sqlite.store.read { try services.users.profile(of: person, from: $0) }

        let text = (logs + checkIns).map { String(decoding: $0.json, as: UTF8.self) }.joined()
        #expect(text.contains("pangolin-mindset"))
        #expect(text.contains("zanzibar-edited"))
        #expect(!text.contains("zanzibar-deleted"))
        #expect(profile.displayName == "kakapo-display")
    }

    @Test("every file is its owner's alone")
    func modes() async throws {
        let services = try JournalServices()
        let directory = services.sqlite.directory
        _ = try await Self.fill(services)

        let modes = try directory.names().map { name in
            var status = stat()
            #expect(stat("\(directory.path)/\(name)", &status) == 0)
            return status.st_mode & 0o777
        }

        #expect(modes == [0o600, 0o600, 0o600])
    }
}
