import CivilTime
import Glibc
import JSON
import JournalTestSupport

/// A database that a former release has left, kept in Tests/Fixtures; scripts/schema-fixture makes them.
struct KeptJournal: Sendable, CustomStringConvertible {
    /// Somebody in it.
    struct Person: Sendable {
        let name: String
        let email: String
        let password: String
        let token: String
        let profile: JSONObject
        /// What was there, by collection, as it was answered then.
        let records: [(collection: String, record: JSONObject)]
        /// What had been deleted.
        let deleted: [(collection: String, id: String)]
        /// Where a phone that has seen everything goes on; nil before there was sync.
        let cursor: String?
    }

    /// What a fixture lacks that a test reads.
    struct Unreadable: Error {}

    /// Versions of the schema that databases are kept of.
    static let versions = 1...5

    let version: Int
    /// When it was made.
    let clock: TestClock
    let people: [Person]
    /// The path of a calendar feed with its token; nil before there were feeds.
    let calendar: String?
    /// Shares and who read them; nil before there were shares.
    let shares: JSONObject?

    var description: String { "schema \(version)" }

    private var place: String { "Tests/Fixtures/schema-\(version)" }

    init(version: Int) throws {
        self.version = version
        let text = try ProjectFiles.text("Tests/Fixtures/schema-\(version)/written.json")
        guard let written = try JSONValue.parsing(text).object, let people = written["people"]?.object,
            let at = written["at"]?.numberText.flatMap({ Int64($0) })
        else { throw Unreadable() }
        clock = TestClock(Instant(milliseconds: at))
        self.people = try people.members.map { try Self.person($0.name, $0.value) }
        calendar = written["calendar"]?.text
        shares = written["shares"]?.object
    }

    /// Puts the database and its key into a directory.
    func put(into directory: TemporaryDirectory, under path: String = "") throws {
        for name in ["attune.db", "master.key"] {
            try directory.write(try ProjectFiles.bytes("\(place)/\(name)"), to: "\(path)\(name)")
            chmod("\(directory.path)/\(path)\(name)", 0o600)
        }
    }

    /// A directory with the database and its key.
    func directory() throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        try put(into: directory)
        return directory
    }

    private static func person(_ name: String, _ value: JSONValue) throws -> Person {
        guard let email = value.value(at: "/email")?.text, let password = value.value(at: "/password")?.text,
            let token = value.value(at: "/token")?.text, let profile = value.value(at: "/profile")?.object,
            let journal = value.value(at: "/journal")?.object, let deleted = value.value(at: "/deleted")?.object
        else { throw Unreadable() }
        return Person(
            name: name, email: email, password: password, token: token, profile: profile,
            records: journal.members.flatMap { member in
                (member.value.array ?? []).compactMap(\.object).map { (member.name, $0) }
            },
            deleted: deleted.members.flatMap { member in
                (member.value.array ?? []).compactMap(\.text).map { (member.name, $0) }
            },
            cursor: value.value(at: "/cursor")?.text)
    }
}
