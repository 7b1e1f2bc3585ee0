import CivilTime
import Journal

/// A store and what tests do with it over and over.
struct TestJournal: Sendable {
    let store: any JournalStore

    /// What must outlive the store, such as its directory.
    let place: any Sendable

    static let now = Instant(milliseconds: 1_795_474_800_000)

    /// Opens an account for `name@example.org`.
    func person(_ name: String) async throws -> Person {
        let user = User.sample(name)
        return try await store.write { try $0.insert(user, passwordHash: "hash of \(name)") }
    }

    func save(_ records: [Record], of person: Person) async throws {
        try await store.write { transaction in
            for record in records { try transaction.save(record, of: person) }
        }
    }

    func record(_ id: UUID, of person: Person) async throws -> Record? {
        try store.read { try $0.record(id, of: person) }
    }

    /// The ids of a list.
    func ids(_ query: PageQuery, in collection: String = "check-ins", of person: Person) async throws -> [UUID] {
        try store.read { try $0.records(in: collection, of: person, matching: query).map(\.id) }
    }

    func keep(_ body: String, for key: String, of person: Person, until: Instant) async throws {
        let answer = KeptAnswer(fingerprint: Array(repeating: 7, count: 32), status: 201, body: Array(body.utf8))
        try await store.write { try $0.keep(answer, for: key, of: person, until: until) }
    }

    func keptAnswer(for key: String, of person: Person, at now: Instant = now) async throws -> String? {
        let answer = try store.read { try $0.keptAnswer(for: key, of: person, now: now) }
        return answer.map { String(decoding: $0.body, as: UTF8.self) }
    }

    /// Adds a token whose digest is 32 times its number.
    func insert(_ token: Token, number: Int, of person: Person) async throws {
        try await store.write { try $0.insert(token, digest: .digest(number), of: person) }
    }

    func session(_ number: Int, at now: Instant = now) async throws -> Session? {
        try store.read { try $0.session(tokenDigest: .digest(number), now: now) }
    }
}

extension [UInt8] {
    /// The stand-in for a SHA-256.
    static func digest(_ number: Int) -> [UInt8] { Array(repeating: UInt8(truncatingIfNeeded: number), count: 32) }
}

extension UUID {
    /// An id that sorts by its number.
    static func number(_ number: Int) -> UUID {
        let bytes = withUnsafeBytes(of: UInt64(truncatingIfNeeded: number).bigEndian) { [UInt8]($0) }
        return UUID(bytes: Array(repeating: 0, count: 8) + bytes) ?? UUID(version7At: TestJournal.now, random: bytes)
    }

    /// An id that is the same for the same text.
    static func named(_ name: String) -> UUID {
        UUID(version7At: TestJournal.now, random: Array(name.utf8))
    }
}

extension Instant {
    func adding(milliseconds: Int64) -> Instant { Instant(milliseconds: self.milliseconds + milliseconds) }
}
