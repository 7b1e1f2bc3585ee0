import CivilTime
import Journal
import Testing

extension Record {
    /// A record like another of its number but for what is given.
    static func sample(
        _ number: Int, in collection: String = "check-ins", revision: Int = 1, on date: String = "2026-11-23",
        at instant: Int64 = 0, parent: UUID? = nil, body: String? = "{\"note\":\"x\"}"
    ) throws -> Record {
        Record(
            id: .number(number), collection: collection, revision: revision,
            createdAt: Instant(milliseconds: 1_000 + Int64(number)), updatedAt: Instant(milliseconds: 2_000),
            event: RecordEvent(date: try #require(CivilDate(date)), instant: Instant(milliseconds: instant)),
            parentID: parent, body: body.map { Array($0.utf8) })
    }

    /// Everything about the record in a line.
    var summary: String {
        let content = body.map { String(decoding: $0, as: UTF8.self) } ?? "deleted"
        return """
            \(id) \(collection) revision \(revision) \(createdAt.utcText) \(updatedAt.utcText) \(event.date) \
            \(event.instant.milliseconds) \(parentID?.description ?? "alone") \(content)
            """
    }
}

extension User {
    static func sample(_ name: String, id: UUID? = nil) -> User {
        guard let email = EmailAddress("\(name)@example.org") else { preconditionFailure("not a name: \(name)") }
        return User(
            id: id ?? .named(name), email: email, displayName: name.capitalized, timeZone: "Europe/Berlin",
            createdAt: TestJournal.now)
    }
}

extension String {
    fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

extension Token {
    static func sample(
        _ number: Int, label: String? = nil, createdAt: Int64 = 0, expiresAt: Instant? = nil
    ) -> Token {
        Token(
            id: .number(number), label: label, scopes: [.journalRead, .account],
            createdAt: TestJournal.now.adding(milliseconds: createdAt), expiresAt: expiresAt, lastUsedAt: nil)
    }
}
